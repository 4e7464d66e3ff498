import type { ByteString } from '../../text/bytes.ts';
import type { JoinedText } from '../../text/joined-text.ts';
import type { TemplateSyntax } from '../../text/markup.ts';
import type { SourceText } from '../../text/source.ts';
import type { Span } from '../../text/span.ts';
import { type DroppedLine, type LogicalLine, splitLogicalLines } from './logical-lines.ts';
import { type NameValue, splitNameValue } from './name-value.ts';
import { TemplateLayout } from './template-layout.ts';
import { isSpace } from './whitespace.ts';

/** `name = value`, over one line or several. */
export interface Setting {
  readonly kind: 'setting';
  readonly span: Span;
  readonly line: LogicalLine;
  readonly name: ByteString;
  readonly nameSpan: Span;
  /** The value between its outer white space, which Postfix trims. */
  readonly value: JoinedText;
  /** In a template: markup decides the value, or whether the setting is there at all. */
  readonly opaque?: boolean;
}

/**
 * A line that is no setting. `leading-whitespace`: Postfix warns and drops it. `missing-name` and
 * `missing-equals`: every Postfix program that reads the file ends with a fatal error.
 */
export interface MalformedLine {
  readonly kind: 'malformed';
  readonly span: Span;
  readonly line: LogicalLine;
  readonly problem: 'leading-whitespace' | 'missing-name' | 'missing-equals';
}

export type MainNode = DroppedLine | Setting | MalformedLine;

/** A name that markup fills in, wholly or in part; the setting may be of any name that matches. */
export interface OpenName {
  /** Where in the file the name may be set. */
  readonly at: number;
  readonly prefix: ByteString;
  readonly suffix: ByteString;
}

/** What a template may render to beyond the nodes of its tree. */
export interface MainTemplate {
  readonly layout: TemplateLayout;
  readonly openNames: readonly OpenName[];
}

/** main.cf as a lossless tree: its nodes, printed one after the other, are the file. */
export interface MainCf {
  readonly source: SourceText;
  readonly nodes: readonly MainNode[];
  /** Present if the file is a template. */
  readonly template?: MainTemplate;
}

/**
 * Parses any bytes; what Postfix would refuse becomes a malformed node. In a template that is so
 * only where no markup has a say. Source: postconf(5).
 */
export function parseMainCf(source: SourceText, syntax?: TemplateSyntax): MainCf {
  if (syntax) return new MainTemplateParser(source, syntax).parse();
  const nodes = splitLogicalLines(source.text).map((line) =>
    line.kind === 'logical' ? parseEntry(line) : line,
  );
  return { source, nodes };
}

/** The bytes of the tree. */
export function printMainCf(tree: MainCf): ByteString {
  return tree.nodes.map((node) => tree.source.slice(node.span)).join('');
}

function parseEntry(line: LogicalLine): Setting | MalformedLine {
  const { span } = line;
  const parsed = splitEntry(line);
  if ('problem' in parsed) return { kind: 'malformed', span, line, problem: parsed.problem };
  return { kind: 'setting', span, line, ...parsed };
}

function splitEntry({ whole, read }: LogicalLine): NameValue | Pick<MalformedLine, 'problem'> {
  if (isSpace(whole.text.charAt(0))) return { problem: 'leading-whitespace' };
  return splitNameValue(read);
}

class MainTemplateParser {
  readonly #source: SourceText;
  readonly #layout: TemplateLayout;
  readonly #openNames: OpenName[] = [];

  constructor(source: SourceText, syntax: TemplateSyntax) {
    this.#source = source;
    this.#layout = new TemplateLayout(source.text, syntax);
  }

  parse(): MainCf {
    const layout = this.#layout;
    const lines = layout.split();
    const switched = (line: LogicalLine): boolean =>
      layout.isSwitched(line) && 'problem' in splitEntry(line);
    const uncertain = layout.uncertain(lines, switched);
    const nodes = lines.map((line): MainNode => {
      if (line.kind !== 'logical') {
        this.#noteLines(line);
        return line;
      }
      line.dropped.forEach((inside) => {
        this.#noteLines(inside);
      });
      if (switched(line)) return { kind: 'markup', span: line.span };
      return this.#entry(line, uncertain.has(line));
    });
    return { source: this.#source, nodes, template: { layout, openNames: this.#openNames } };
  }

  /** Markup on a line of its own may print settings of any name. */
  #noteLines({ kind, span }: DroppedLine): void {
    if (kind === 'markup' && this.#layout.prints(span)) this.#noteOpenName(span.start, '', '');
  }

  #noteOpenName(at: number, prefix: ByteString, suffix: ByteString): void {
    this.#openNames.push({ at, prefix, suffix });
  }

  #entry(line: LogicalLine, uncertain: boolean): MainNode {
    const layout = this.#layout;
    const { span } = line;
    const parsed = splitEntry(line);
    const holdsMarkup = layout.holdsMarkup(line.whole.text);
    if ('problem' in parsed) {
      if (holdsMarkup) this.#noteOpenName(span.start, '', '');
      else if (!uncertain) return { kind: 'malformed', span, line, problem: parsed.problem };
      return { kind: 'markup', span };
    }
    const { name, nameSpan } = parsed;
    if (layout.holdsMarkup(name)) {
      const { prefix, suffix } = layout.openName(name);
      this.#noteOpenName(span.start, prefix, suffix);
      return { kind: 'markup', span };
    }
    const inside = line.dropped.some(({ kind }) => kind === 'markup');
    const opaque = uncertain || holdsMarkup || inside;
    return {
      kind: 'setting',
      span,
      line,
      name,
      nameSpan,
      value: layout.unmask(parsed.value),
      opaque,
    };
  }
}
