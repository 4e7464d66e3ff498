import { DEFAULT_PROFILE, PROFILES, type Profile } from '../lint/profile.ts';
import type { BadExample, Example, Reference, Rule } from '../lint/rule.ts';

/** A rule of any dialect, as far as its page is concerned. */
export type DescribedRule = Omit<Rule<object, object, object>, 'when' | 'appliesTo'>;

/** The page of a rule in Markdown: docs/rules, and the source of what `explain` prints. */
export function rulePage(rule: DescribedRule): string {
  const parts = [
    `# ${rule.id}`,
    rule.title,
    severityTable(rule),
    ...(rule.versions ? [`Applies to ${productOf(rule)} ${rule.versions}.`] : []),
    rule.why,
    ...fixParagraphs(rule),
    ...rule.examples.bad.flatMap((example, at) => badExample(example, at, rule)),
    ...rule.examples.good.slice(0, 2).flatMap(goodExample),
    '## References',
    rule.references.map((reference) => `- ${referenceText(reference)}`).join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** Whose versions a rule speaks of. */
function productOf({ id }: DescribedRule): string {
  return id.startsWith('icewarp/') ? 'IceWarp' : 'Postfix';
}

/** A reference as people read it, with its address where it has one. */
export function referenceText(reference: Reference): string {
  if ('rfc' in reference) {
    const { rfc, section } = reference;
    const address = `https://www.rfc-editor.org/rfc/rfc${rfc}`;
    if (section === undefined) return `[RFC ${rfc}](${address})`;
    const anchor = `${/^[A-Z]/.test(section) ? 'appendix' : 'section'}-${section}`;
    return `[RFC ${rfc} §${section}](${address}#${anchor})`;
  }
  if ('postconf' in reference) {
    const { postconf } = reference;
    return `[postconf(5) ${postconf}](https://www.postfix.org/postconf.5.html#${postconf})`;
  }
  if ('icewarp' in reference) return `IceWarp API (apiconst.pas), \`${reference.icewarp}\``;
  if ('icewarpArticle' in reference) return `IceWarp support, article ${reference.icewarpArticle}`;
  if ('man' in reference) return `${reference.man}(${reference.section})`;
  return `[${reference.title}](${reference.url})`;
}

function severityTable({ severity }: DescribedRule): string {
  const cells = PROFILES.map((profile) => severity[profile]);
  return [
    `| ${PROFILES.join(' | ')} |`,
    `|${PROFILES.map(() => '---').join('|')}|`,
    `| ${cells.join(' | ')} |`,
  ].join('\n');
}

function fixParagraphs(rule: DescribedRule): string[] {
  const { fixes, byHand } = rule;
  const product = productOf(rule);
  const lines = (fixes ?? []).map(({ safety, description, versions }) => {
    const where = versions ? ` (${product} ${versions})` : '';
    return `- ${plain(description)}${where}: ${safetyText(safety)}`;
  });
  if (byHand) lines.push(`- ${lines.length > 0 ? 'else by hand' : 'by hand'}: ${plain(byHand)}`);
  return lines.length > 0 ? ['## Repair', lines.join('\n')] : [];
}

function safetyText(safety: NonNullable<DescribedRule['fixes']>[number]['safety']): string {
  if (typeof safety === 'string') return safety;
  return PROFILES.map((profile) => `${safety[profile]} in ${profile}`).join(', ');
}

function badExample(example: BadExample, at: number, rule: DescribedRule): string[] {
  const heading = rule.examples.bad.length > 1 ? `## Example ${at + 1}` : '## Example';
  const context = contextOf(example, productOf(rule));
  const files = Object.entries(example.files).map(([path, text]) => fence(path, text));
  const fixed = Object.entries(example.fixed ?? {}).map(([path, text]) => fence(path, text));
  return [
    heading,
    ...(context ? [context] : []),
    ...files,
    ...(fixed.length > 0 ? ['After the repair:', ...fixed] : []),
  ];
}

function goodExample(example: Example, at: number): string[] {
  const files = Object.entries(example.files).map(([path, text]) => fence(path, text));
  return [...(at === 0 ? ['## Not meant'] : []), ...files];
}

function contextOf({ version, profile, fragment }: Example, product: string): string {
  const parts = [
    ...(version ? [`${product} ${version}`] : []),
    ...(profile ? [`profile ${profile}`] : []),
    ...(fragment ? ['an excerpt'] : []),
  ];
  return parts.length > 0 ? `${parts.join(', ')}:` : '';
}

function fence(path: string, text: string): string {
  const body = text.replace(/\n$/, '');
  return `\`\`\`\n# ${path}\n${body}\n\`\`\``;
}

/** A text with its placeholders as words. */
function plain(template: string): string {
  return template.replace(/\{\{([^{}]+)\}\}/g, (_, name: string) => name.toUpperCase());
}

/** Rules that belong together, and what they are about. */
export interface RuleGroup {
  readonly title: string;
  readonly rules: readonly DescribedRule[];
}

/**
 * The list of all rules: by group, with severities and repairs; then by what `--fix` does.
 * @public used by scripts/rule-docs.mjs
 */
export function ruleIndex(groups: readonly RuleGroup[]): string {
  const rules = groups.flatMap((group) => group.rules);
  return [
    '# Rules',
    '',
    `${rules.length} rules. What a profile is, and which one is yours, stands in`,
    '[Which profile?](../profiles.md); what is not among them, and why, in',
    '[not-shipped.md](not-shipped.md).',
    ...groups.flatMap(groupRows),
    '',
    '## What `--fix` repairs in the standard profile',
    '',
    idList(rules, 'safe'),
    '',
    '## What waits for `--unsafe-fixes`',
    '',
    idList(rules, 'unsafe'),
    ...PROFILES.flatMap((profile) => profileRows(profile, rules)),
    '',
  ].join('\n');
}

function groupRows({ title, rules }: RuleGroup): string[] {
  const rows = rules.map(({ id, title: about, severity, fixes }) => {
    const levels = PROFILES.map((profile) => severity[profile]).join(' | ');
    return `| [${id}](${id}.md) | ${levels} | ${repairOf(fixes)} | ${about} |`;
  });
  return [
    '',
    `## ${title}`,
    '',
    `| rule | ${PROFILES.join(' | ')} | repair (standard) | |`,
    `|---|${PROFILES.map(() => '---|').join('')}---|---|`,
    ...rows,
  ];
}

function repairOf(fixes: DescribedRule['fixes']): 'safe' | 'unsafe' | 'by hand' {
  const safeties = (fixes ?? []).map(({ safety }) =>
    typeof safety === 'string' ? safety : safety.standard,
  );
  return safeties.includes('safe') ? 'safe' : (safeties[0] ?? 'by hand');
}

function idList(rules: readonly DescribedRule[], repair: string): string {
  const ids = rules.filter(({ fixes }) => repairOf(fixes) === repair);
  return ids.map(({ id }) => `[${id}](${id}.md)`).join(', ');
}

/** What a profile says otherwise than the standard one. */
function profileRows(profile: Profile, rules: readonly DescribedRule[]): string[] {
  if (profile === DEFAULT_PROFILE) return [];
  const others = rules.filter(({ severity }) => severity[profile] !== severity[DEFAULT_PROFILE]);
  const rows = others.map(
    ({ id, severity }) =>
      `| [${id}](${id}.md) | ${severity[DEFAULT_PROFILE]} | ${severity[profile]} |`,
  );
  return [
    '',
    `## What \`${profile}\` changes`,
    '',
    `| rule | ${DEFAULT_PROFILE} | ${profile} |`,
    '|---|---|---|',
    ...rows,
  ];
}
