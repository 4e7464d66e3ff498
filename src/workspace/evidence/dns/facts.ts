import type { MasterFault } from '../../../dns/syntax/master-file.ts';

/** Facts about what DNS and the files it points to say of a mail server. */
export interface DnsFactData {
  /** An entry of a zone file for which a name server refuses the file. */
  readonly 'zone-fault': {
    readonly problem: MasterFault;
    /** What is wrong, in words that can follow a colon. */
    readonly detail: string;
    readonly line: string;
  };
  /** Something about an MX record and the host that it names. */
  readonly 'mx-fault': {
    /**
     * `proxied`: Cloudflare answers in its place. `in-proxy-range`: so it seems from its address.
     * `made-up-name`: one that Cloudflare makes. `relative`: the final dot is missing. `null-beside`:
     * the null MX and other ones. `not-ours`: no server of the run has that name.
     */
    readonly problem:
      | 'proxied'
      | 'in-proxy-range'
      | 'made-up-name'
      | 'alias'
      | 'literal'
      | 'no-address'
      | 'relative'
      | 'null-beside'
      | 'private-address'
      | 'not-ours';
    readonly domain: string;
    readonly exchange: string;
    /** The target of an alias, addresses, names of servers; empty where there is nothing to add. */
    readonly detail: string;
  };
  /** A mail server that presents a certificate for other names. */
  readonly 'mx-certificate': {
    readonly domain: string;
    readonly exchange: string;
    readonly chain: string;
    readonly names: string;
  };
  /** Something about a TLSA record that mail servers look up, by itself. */
  readonly 'tlsa-fault': {
    /**
     * `pkix-usage`: PKIX-TA or PKIX-EE. `full-data`, `sha512`: matching types. `whole-leaf`: DANE-EE
     * of a certificate, not of its key. The first four make a record that no one can use.
     */
    readonly problem:
      | 'usage'
      | 'selector'
      | 'matching-type'
      | 'length'
      | 'pkix-usage'
      | 'full-data'
      | 'sha512'
      | 'whole-leaf';
    readonly owner: string;
    /** The mail server that it is about; several are separated by commas. */
    readonly host: string;
    /** Its three numbers. */
    readonly numbers: string;
    /** `PKIX-TA` and so on. */
    readonly usage: string;
    /** Whether no other record of the set can be used by mail servers. */
    readonly alone: boolean;
    readonly digits: string;
    readonly wanted: string;
  };
  /** A TLSA record where no mail server looks for it. */
  readonly 'tlsa-misplaced': {
    readonly owner: string;
    readonly wanted: string;
  };
  /** A mail server without TLSA records beside one that has them. */
  readonly 'tlsa-missing': {
    readonly domain: string;
    readonly exchange: string;
    readonly covered: string;
  };
  /** TLSA records and the chains that the server presents. */
  readonly 'tlsa-mismatch': {
    /**
     * `stale`: no usable record fits any chain. `partial`: none fits one chain of several.
     * `anchor-not-sent`: the only record that could fit names an authority whose certificate is not
     * sent. `anchor-wrong-name`: it fits, but the certificate is not for the name of the host.
     * `outranked`: what fits stands beside stronger digests, which fit nothing.
     */
    readonly problem: 'stale' | 'partial' | 'anchor-not-sent' | 'anchor-wrong-name' | 'outranked';
    readonly owner: string;
    readonly host: string;
    /** The records of the set, by their numbers. */
    readonly records: string;
    /** Which chain: the file and the key of its leaf. */
    readonly chain: string;
    /** The record that fits the leaf. */
    readonly computed: string;
  };
  /** A server that offers no TLS, although DNS promises it. */
  readonly 'tls-not-offered': {
    readonly promise: 'dane' | 'mta-sts';
    readonly host: string;
    readonly domain: string;
  };
  /** Why senders take a policy of MTA-STS for none. */
  readonly 'sts-policy-fault': {
    readonly detail: string;
    /** What was meant; empty where that is not known. */
    readonly meant: string;
  };
  /** A policy that is in order. */
  readonly 'sts-policy': {
    readonly mode: 'enforce' | 'testing' | 'none';
    readonly maxAge: number;
  };
  /** A mail server that the policy of its domain does not allow. */
  readonly 'sts-mx-not-allowed': {
    readonly mode: 'enforce' | 'testing';
    readonly domain: string;
    readonly exchange: string;
    readonly patterns: string;
  };
  /** Something about the records that announce a policy. */
  readonly 'sts-record-fault': {
    readonly problem: 'no-version' | 'no-id' | 'bad-id' | 'bad-field' | 'several' | 'no-host';
    readonly domain: string;
    readonly written: string;
  };
  /** Why no reports come. */
  readonly 'tlsrpt-fault': {
    readonly problem: 'no-version' | 'no-rua' | 'bad-uri' | 'bad-field' | 'several';
    readonly domain: string;
    readonly written: string;
  };
  /** A domain that promises TLS and asks for no reports. */
  readonly 'tlsrpt-missing': {
    readonly domain: string;
    readonly promise: string;
  };
}
