/** Facts about what a running server shows where its configuration says otherwise. */
export interface ProbeFactData {
  readonly 'probe-difference': {
    /**
     * `name`: another name answers EHLO, and nothing else is compared. `extra-protocols`: versions
     * that the configuration excludes. `fewer-protocols`: some are missing. `fewer-old-protocols`:
     * nothing but TLS 1.0 or 1.1 is. `no-starttls`, `starttls-refused`, `starttls`: TLS where there
     * should be some, or none. `certificate`: none of those that the configuration names.
     * `issuers`: the right one, with others behind it than the files have.
     * `auth-before-tls`: passwords are taken in the clear. `distrust`: no client believes it.
     */
    readonly problem:
      | 'name'
      | 'extra-protocols'
      | 'fewer-protocols'
      | 'fewer-old-protocols'
      | 'no-starttls'
      | 'starttls-refused'
      | 'starttls'
      | 'certificate'
      | 'issuers'
      | 'auth-before-tls'
      | 'distrust';
    /** Whether users log in there; other servers deliver otherwise. */
    readonly forUsers: boolean;
    /** Where it was looked at, such as `mx.example.org:25`. */
    readonly probe: string;
    readonly service: string;
    /** The setting that decides, and what it says. */
    readonly setting: string;
    readonly configured: string;
    readonly seen: string;
  };
}
