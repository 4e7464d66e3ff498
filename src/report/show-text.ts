import type { ShownOrigin, ShownServer, ShownService } from '../postfix/show.ts';
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
  const { level, protocols, cipherGrade, excludedCiphers, authBeforeTls } = tls;
  const versions = protocols === null ? 'unknown' : protocols.join(', ') || 'none';
  const rows = [`    TLS: level ${text(level)}, protocols ${versions}`];
  if (cipherGrade !== null) {
    const without = excludedCiphers?.length ? ` without ${excludedCiphers.join(', ')}` : '';
    rows.push(`    ciphers up to TLS 1.2: grade ${escapeText(cipherGrade + without)}`);
  }
  if (authBeforeTls) rows.push('    AUTH is offered before TLS');
  return rows;
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
