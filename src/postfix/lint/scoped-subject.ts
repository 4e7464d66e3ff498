import type { FileEdit } from '../../lint/finding.ts';
import { enumerate } from '../../lint/phrases.ts';
import type { Note, Placement, Subject } from '../../lint/subject.ts';
import type { Truth } from '../../lint/truth.ts';
import { decodeUtf8 } from '../../text/bytes.ts';
import { parseProtocolList, protocolGrammar } from '../model/protocol-list.ts';
import type { Service } from '../model/service.ts';
import { isKnown } from '../model/value.ts';
import { editSettings } from './operations.ts';
import { quoted } from './phrases.ts';
import { resolveName, type View } from './view.ts';
import type { PostfixOperation, PostfixWord } from './vocabulary.ts';
import { testWord } from './words.ts';

/** What the messages of rules about services and settings may ask for. */
export type PostfixPlaceholder =
  /** The service, such as `smtp/inet`. */
  | 'service'
  /** The setting that the finding is about. */
  | 'setting'
  /** Its effective value. */
  | 'value'
  /** Its default in the release at hand. */
  | 'default'
  /** The protocol versions that it admits. */
  | 'protocols'
  /** The release, such as `3.7`. */
  | 'release'
  /** The release that the host runs today, before an upgrade. */
  | 'before-release'
  /** The default before the upgrade. */
  | 'before';

/** A service, or one setting as a service or main.cf sees it. */
export class ScopedSubject implements Subject<PostfixWord, PostfixOperation> {
  readonly #view: View;

  constructor(view: View) {
    this.#view = view;
  }

  get label(): string {
    return decodeUtf8(this.#view.service?.label ?? 'main.cf');
  }

  get settings(): readonly string[] {
    return this.#view.own ? [this.#view.own] : [];
  }

  resolve(settings: readonly string[]): readonly string[] {
    return settings.map((name) => resolveName(this.#view, name));
  }

  test(word: PostfixWord): Truth {
    return testWord(word, this.#view);
  }

  place(settings: readonly string[]): Placement {
    const places = settings.flatMap((name) => this.#placeOf(name) ?? []);
    const [primary, ...others] = places;
    if (!primary) return this.#absent(settings);
    const notes: Note[] = others.map((place) => ({ ...place, message: 'and this' }));
    const use = this.#serviceNote(primary);
    return { ...primary, notes: use ? [...notes, use] : notes };
  }

  fill(placeholder: string, settings: readonly string[]): string {
    const name = settings[0] ?? '';
    const { scope, server } = this.#view;
    switch (placeholder) {
      case 'service':
        return this.label;
      case 'setting':
        return name;
      case 'value': {
        const { value } = scope.effective(name);
        return isKnown(value) ? quoted(value.text) : 'unknown';
      }
      case 'default':
        return quoted(server.table.get(name)?.default ?? 'unknown');
      case 'protocols': {
        const { value } = scope.effective(name);
        const grammar = protocolGrammar(server.release);
        return isKnown(value)
          ? enumerate(parseProtocolList(value.text, grammar).allowed)
          : 'unknown';
      }
      case 'release':
        return server.release.text;
      case 'before-release':
        return server.input.upgradeFrom?.text ?? 'unknown';
      case 'before':
        return quoted(this.#view.defaultBefore ?? '');
      default:
        throw new Error(`a rule asks for {{${placeholder}}}, which no subject has`);
    }
  }

  edit(
    operations: readonly PostfixOperation[],
    settings: readonly string[],
  ): FileEdit[] | undefined {
    return editSettings(operations, this.#view, settings);
  }

  #placeOf(name: string): (Placement & { fromMain: boolean }) | undefined {
    const { scope, server } = this.#view;
    const { origin } = scope.effective(name).decidedBy;
    if (origin.kind === 'main.cf' && server.input.main) {
      const { setting } = origin;
      const { path } = server.input.main.source;
      const span = { start: setting.nameSpan.start, end: setting.value.span.end };
      const cause = `${path}:${setting.span.start}`;
      return { path, span, cause, notes: [], fromMain: true };
    }
    if (origin.kind === 'master.cf' && server.input.master) {
      const { path } = server.input.master.source;
      const { span, value } = origin.override;
      const cause = `${path}:${span.start}`;
      // Services that say the same in the same words have one thing to be told.
      const group = `${path}:-o ${name}=${value.text}`;
      return { path, span, cause, notes: [], group, fromMain: false };
    }
    return undefined;
  }

  /** Nothing sets it: the finding stands at the service, or at the top of main.cf. */
  #absent(settings: readonly string[]): Placement {
    const { service, server } = this.#view;
    const { main, master } = server.input;
    const what = settings.join(' ');
    if (service?.written && master) {
      const { path } = master.source;
      const span = servicePlace(service);
      const cause = `${path}:${span.start}:${what}`;
      // One default counts for all services that set nothing else.
      return { path, span, cause, notes: [], group: `${path}:${what}` };
    }
    const path = main?.source.path ?? master?.source.path ?? '';
    return { path, span: { start: 0, end: 0 }, cause: `${path}:${what}`, notes: [] };
  }

  #serviceNote(primary: { fromMain: boolean }): Note | undefined {
    const { service, server } = this.#view;
    const { master } = server.input;
    if (!primary.fromMain || !service?.written || !master) return undefined;
    const message = 'this service uses it';
    return { path: master.source.path, span: servicePlace(service), message };
  }
}

/** From the name of a service to its command. */
export function servicePlace(service: Service): { start: number; end: number } {
  const { name, command } = service.entry.fields;
  return { start: name.span.start, end: command.span.end };
}
