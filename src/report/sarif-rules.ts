import type { Profile } from '../lint/profile.ts';
import type { Level } from '../lint/severity.ts';
import type { RenderContext } from './format.ts';
import { rulePage } from './rule-text.ts';

/** What GitHub takes of a description, in characters. */
const LONGEST = 1024;

const LEVEL: Readonly<Record<Exclude<Level, 'off'>, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/** Groups of rules about who can read mail, change it, send it or log in. */
const SECURITY = new Set([
  'chain',
  'dns/dane',
  'dns/mta-sts',
  'icewarp/security',
  'icewarp/tls',
  'postfix/certs',
  'postfix/probe',
  'postfix/relay',
  'postfix/submission',
  'postfix/tls',
  'postfix/tls-client',
]);

/**
 * The reportingDescriptor of a rule. Of one that this program does not know, such as a house rule of
 * another host, only the id can be told.
 */
export function ruleDescriptor(
  id: string,
  profile: Profile,
  { ruleOf, groupOf }: Pick<RenderContext, 'ruleOf' | 'groupOf'>,
) {
  const rule = ruleOf(id);
  if (!rule) {
    const text = { text: `${id}: not described here` };
    return { id, shortDescription: text, fullDescription: text, help: text };
  }
  const level = rule.severity[profile];
  const about = rule.title.endsWith('.') ? rule.title : `${rule.title}.`;
  return {
    id,
    shortDescription: { text: cut(rule.title) },
    fullDescription: { text: cut(`${about} ${plain(firstParagraph(rule.why))}`) },
    help: { text: plain(rule.why || about), markdown: rulePage(rule) },
    // A rule that is silent in the profile was asked for by the user.
    defaultConfiguration: level === 'off' ? { enabled: false } : { level: LEVEL[level] },
    properties: {
      tags: tagsOf(id, groupOf(id)),
      // What is not known makes no finding, and an error is true on the real server.
      precision: level === 'error' ? 'very-high' : 'high',
    },
  };
}

/** What the rule is about, by its group; GitHub lists what is tagged `security` with its own. */
function tagsOf(id: string, group: string | undefined): string[] {
  const words = (group ?? id.replace(/\/[^/]*$/, '')).split('/');
  const isSecurity = group !== undefined && SECURITY.has(group);
  return ['mail', ...words, ...(isSecurity ? ['security'] : [])];
}

function firstParagraph(text: string): string {
  return (text.split(/\n\s*\n/)[0] ?? '').replace(/\s*\n\s*/g, ' ').trim();
}

function plain(markdown: string): string {
  return markdown.replace(/`([^`]+)`/g, '$1');
}

function cut(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}
