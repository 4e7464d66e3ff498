import { readSettings } from '../host/settings.ts';
import { PROFILES } from '../lint/profile.ts';
import { renderMarkdown } from '../report/markdown-text.ts';
import { createPainter } from '../report/paint.ts';
import { rulePage } from '../report/rule-text.ts';
import { findRule, HOUSE_SCHEMA, rulesUnder } from './rule-book.ts';
import { EXIT, type ExitStatus, type Terminal } from './terminal.ts';

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
  const rules = rulesUnder(readSettings('.', config));
  if (format === 'json') {
    terminal.out(`${JSON.stringify({ version: 1, rules }, undefined, 2)}\n`);
    return EXIT.clean;
  }
  const paint = createPainter(colour);
  const width = Math.max(...rules.map(({ id }) => id.length));
  const rows = rules.map(({ id, severity, title }) => {
    const levels = PROFILES.map((profile) => severity[profile].padEnd(9)).join('');
    return `${id.padEnd(width)}  ${levels} ${paint('quiet', title)}`;
  });
  const head = `${'rule'.padEnd(width)}  ${PROFILES.map((profile) => profile.padEnd(9)).join('')} title`;
  terminal.out(`${paint('quiet', head)}\n${rows.join('\n')}\n`);
  return EXIT.clean;
}

/** Prints what is to be known about one rule. */
export function runExplain(id: string, options: RulesOptions, terminal: Terminal): ExitStatus {
  const rule = findRule(id, rulesUnder(readSettings('.', options.config)));
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
