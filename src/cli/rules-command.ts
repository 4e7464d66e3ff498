import { PROFILES } from '../lint/profile.ts';
import { renderMarkdown } from '../report/markdown-text.ts';
import { createPainter, type Painter } from '../report/paint.ts';
import { rulePage } from '../report/rule-text.ts';
import { wrapWords } from '../report/width.ts';
import type { LintRule } from '../workspace/rule-sets.ts';
import { findRule, HOUSE_SCHEMA, rulesUnder } from './rule-book.ts';
import { RunSettings } from './settings/settings-of-run.ts';
import { EXIT, type ExitStatus, type Terminal } from './terminal.ts';

/** The longest name of a severity or profile, and a gap. */
const LEVEL_CELLS = 9;
const INDENT = '    ';

interface RulesOptions {
  readonly format: 'text' | 'json';
  readonly config: string | undefined;
  readonly colour: boolean;
}

/** Lists all rules, those of the house too, or prints what house rules look like. */
export function runRules(
  { format, config, schema, colour }: RulesOptions & { readonly schema: boolean },
  terminal: Terminal,
): ExitStatus {
  if (schema) {
    terminal.out(`${JSON.stringify(HOUSE_SCHEMA, undefined, 2)}\n`);
    return EXIT.clean;
  }
  const rules = rulesUnder(new RunSettings(config).forFolder('.'));
  if (format === 'json') {
    terminal.out(`${JSON.stringify({ version: 1, rules }, undefined, 2)}\n`);
    return EXIT.clean;
  }
  terminal.out(`${ruleRows(rules, createPainter(colour), terminal).join('\n')}\n`);
  return EXIT.clean;
}

/** A row for each rule, for programs too; at a terminal that is too narrow for it, more than one. */
function ruleRows(
  rules: readonly LintRule[],
  paint: Painter,
  { isTTY, columns }: Terminal,
): string[] {
  const width = Math.max(...rules.map(({ id }) => id.length));
  const levels = ({ severity }: Pick<LintRule, 'severity'>): string =>
    PROFILES.map((profile) => severity[profile].padEnd(LEVEL_CELLS)).join('');
  const head = PROFILES.map((profile) => profile.padEnd(LEVEL_CELLS)).join('');
  const taken = width + 2 + head.length;
  const widest = Math.max(...rules.map(({ title }) => taken + 1 + title.length));
  if (!isTTY || widest <= columns) {
    return [
      paint('quiet', `${'rule'.padEnd(width)}  ${head} title`),
      ...rules.map(
        (rule) => `${rule.id.padEnd(width)}  ${levels(rule)} ${paint('quiet', rule.title)}`,
      ),
    ];
  }
  const isBeside = taken <= columns;
  const begin = (id: string, beside: string): string[] =>
    (isBeside ? [`${id.padEnd(width)}  ${beside}`] : [id, INDENT + beside]).map((row) =>
      row.trimEnd(),
    );
  return [
    ...begin('rule', head).map((row) => paint('quiet', row)),
    ...rules.flatMap((rule) => [
      ...begin(rule.id, levels(rule)),
      ...wrapWords(rule.title, columns - INDENT.length).map((row) => INDENT + paint('quiet', row)),
    ]),
  ];
}

/** Prints what is to be known about one rule. */
export function runExplain(id: string, options: RulesOptions, terminal: Terminal): ExitStatus {
  const rule = findRule(id, rulesUnder(new RunSettings(options.config).forFolder('.')));
  terminal.out(
    options.format === 'json'
      ? `${JSON.stringify({ version: 1, rule }, undefined, 2)}\n`
      : renderMarkdown(
          rulePage(rule),
          createPainter(options.colour),
          Math.min(terminal.columns, 100),
        ),
  );
  return EXIT.clean;
}
