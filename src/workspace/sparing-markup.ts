import type { FileEdit, Finding } from '../lint/finding.ts';
import type { PostfixServer } from '../postfix/model/server.ts';
import type { MainCf } from '../postfix/syntax/main-cf.ts';
import type { MasterCf } from '../postfix/syntax/master-cf.ts';
import type { TemplateLayout } from '../postfix/syntax/template-layout.ts';
import { overlaps, type Span } from '../text/span.ts';

/** What this needs to know of a rule: whether it is the engine's own about suppressions. */
interface RuleHead {
  readonly id: string;
  readonly appliesTo: object;
}

/**
 * The last guard of templates: no finding stands on markup, or on what markup may leave out or
 * change, and no fix touches such a place. It rests on the text alone, whatever a rule has asked.
 */
export function sparingMarkup(
  findings: readonly Finding[],
  { main, master }: Pick<PostfixServer['input'], 'main' | 'master'>,
  rules: readonly RuleHead[],
): readonly Finding[] {
  const guards = new Map<string, Guard>();
  for (const tree of [main, master]) {
    const layout = tree?.template?.layout;
    if (tree && layout) guards.set(tree.source.path, new Guard(tree, layout));
  }
  if (guards.size === 0) return findings;
  // A suppression may be there for what only the filled-in template shows.
  const unused = rules
    .filter(({ appliesTo }) => 'suppression' in appliesTo && appliesTo.suppression === 'unused')
    .map(({ id }) => id);
  return findings
    .filter(({ rule, path, range }) => {
      const place = { start: range.start.offset, end: range.end.offset };
      return !unused.includes(rule) && !guards.get(path)?.holds(place);
    })
    .map((finding) => withoutUnsureFix(finding, guards));
}

function withoutUnsureFix(finding: Finding, guards: ReadonlyMap<string, Guard>): Finding {
  const { fix, ...rest } = finding;
  const isHindered = (edit: FileEdit): boolean => guards.get(edit.path)?.hinders(edit) === true;
  if (!fix?.edits.some(isHindered)) return finding;
  return {
    ...rest,
    help: `${fix.description} (by hand: the markup of the template is in the way)`,
  };
}

/** One template, with the places that are not to be judged or changed. */
class Guard {
  readonly #layout: TemplateLayout;
  readonly #opaque: readonly Span[];

  constructor(tree: MainCf | MasterCf, layout: TemplateLayout) {
    this.#layout = layout;
    this.#opaque = tree.nodes.flatMap((node) =>
      (node.kind === 'setting' || node.kind === 'service') && node.opaque ? [node.span] : [],
    );
  }

  /** Whether a place lies on markup, in a block, or in an entry that markup decides. */
  holds(place: Span): boolean {
    return this.#uncertain.some((span) => overlaps(place, span));
  }

  /** Whether an edit lies there, or so close to markup that rendering may join what it writes. */
  hinders(edit: Span): boolean {
    const { markup, blocks, fragileStarts } = this.#layout;
    const isInside = ({ start, end }: Span): boolean => edit.start < end && start < edit.end;
    if (markup.some(isInside) || blocks.some(isInside)) return true;
    return (
      markup.some(({ start, end }) => this.#touches(edit, start) || this.#touches(edit, end)) ||
      [...fragileStarts].some((at) => edit.start <= at && at <= edit.end)
    );
  }

  get #uncertain(): readonly Span[] {
    const { markup, blocks } = this.#layout;
    return [...markup, ...blocks, ...this.#opaque];
  }

  /** Whether an edit ends or begins at the very byte, unless a line begins there too. */
  #touches({ start, end }: Span, at: number): boolean {
    const startsLine = at === 0 || this.#layout.text[at - 1] === '\n';
    return (start === at || end === at) && !startsLine;
  }
}
