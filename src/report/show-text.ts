import type { ShownOrigin, ShownServer, ShownService } from '../postfix/show.ts';
import { isForwardSecret } from '../tls/offered-suites.ts';
import { CIPHER_SUITES } from '../tls/openssl-suites.ts';
import { escapeText } from './escape.ts';
import { createPainter, type Painter } from './paint.ts';

/** The effective settings for people: every value with the place that it comes from. */
export function renderShown(shown: ShownServer, releaseFrom: string, colour: boolean): string {
  const paint = createPainter(colour);
  const rows = [
    `Postfix ${shown.postfixVersion} (${releaseFrom})`,
    '',
    paint('place', 'parameters'),
  ];
  for (const [name, { raw, value, origin }] of Object.entries(shown.parameters)) {
    const from = paint('quiet', originText(origin));
    rows.push(`  ${escapeText(name)} = ${text(raw)}  ${from}`);
    if (value !== raw) rows.push(`    ${paint('quiet', 'expands to')} ${text(value)}`);
  }
  rows.push('', paint('place', 'services'));
  for (const service of shown.services) rows.push(...serviceRows(service, paint));
  return `${rows.join('\n')}\n`;
}

function serviceRows(service: ShownService, paint: Painter): string[] {
  const { name, type, command, role, overrides, tls } = service;
  const purpose = role === 'other' ? '' : `  ${paint('quiet', role)}`;
  const rows = [`  ${escapeText(`${name}/${type}`)}  ${escapeText(command)}${purpose}`];
  for (const [key, { raw, value }] of Object.entries(overrides)) {
    const expanded = value === raw ? '' : `  ${paint('quiet', `expands to ${text(value)}`)}`;
    rows.push(`    -o ${escapeText(key)}=${escapeText(raw)}${expanded}`);
  }
  if (tls) rows.push(...tlsRows(tls));
  return rows;
}

function tlsRows(tls: NonNullable<ShownService['tls']>): string[] {
  const { level, protocols, cipherGrade, excludedCiphers, ciphers, authBeforeTls } = tls;
  const versions = protocols === null ? 'unknown' : protocols.join(', ') || 'none';
  const rows = [`    TLS: level ${text(level)}, protocols ${versions}`];
  if (cipherGrade !== null) {
    const without = excludedCiphers?.length ? ` without ${excludedCiphers.join(', ')}` : '';
    rows.push(`    ciphers up to TLS 1.2: grade ${escapeText(cipherGrade + without)}`);
    rows.push(`      ${ciphers ? ciphersText(ciphers) : 'which suites that leaves is unknown'}`);
  }
  if (authBeforeTls) rows.push('    AUTH is offered before TLS');
  return rows;
}

/** A few names as they are; of many how many there are of each kind. */
function ciphersText(names: readonly string[]): string {
  if (names.length === 0) return 'no suite is left';
  if (names.length <= FEW) return names.join(', ');
  const counts = new Map<string, number>();
  for (const kind of names.map(kindOf)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const parts = [...counts].map(([kind, count]) => `${count} ${kind}`);
  return `${names.length} suites: ${parts.join(', ')}`;
}

const FEW = 6;

const SUITES = new Map(CIPHER_SUITES.map((suite) => [suite.name, suite]));

function kindOf(name: string): string {
  const suite = SUITES.get(name);
  if (!suite) return 'other';
  if (suite.encryption === 'None') return 'without encryption';
  if (suite.authentication === 'None') return 'anonymous';
  return isForwardSecret(suite) ? `${suite.keyExchange}E` : suite.keyExchange;
}

function originText({ kind, path, line }: ShownOrigin): string {
  switch (kind) {
    case 'main.cf':
      return `${escapeText(path ?? 'main.cf')}:${line}`;
    case 'default':
      return 'default';
    case 'runtime':
      return 'this folder';
  }
}

function text(value: string | null): string {
  return value === null ? 'unknown' : escapeText(value);
}
