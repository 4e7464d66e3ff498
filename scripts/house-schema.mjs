/**
 * Writes rules/house.schema.json, against which house rules are checked, and rules/house-words.json,
 * what they may say of which subject, from the types of the rules themselves.
 * With --check nothing is written, and a difference is an error.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';
import { root } from './load-typescript.mjs';

/** @param {string} type */
function schemaOf(type) {
  return createGenerator({
    path: join(root, 'src/workspace/house/house-rule.ts'),
    tsconfig: join(root, 'tsconfig.json'),
    type,
    skipTypeCheck: true,
    additionalProperties: false,
  }).createSchema(type);
}

/** @typedef {{ $ref?: string, properties?: Record<string, Schema>, enum?: string[], anyOf?: Schema[] }} Schema */

const catalogue = schemaOf('PlaceholderCatalogue');

/** @param {Schema} schema @returns {Schema} */
function resolved(schema) {
  const name = schema.$ref && decodeURIComponent(schema.$ref.replace('#/definitions/', ''));
  return name ? resolved(/** @type {Schema} */ (catalogue.definitions?.[name])) : schema;
}

/** @param {Schema} schema the data of each fact */
function namesByFact(schema) {
  const facts = Object.entries(resolved(schema).properties ?? {});
  return Object.fromEntries(
    facts.map(([fact, data]) => [fact, Object.keys(resolved(data).properties ?? {})]),
  );
}

const { postfix, fact, icewarp, dumpFact, evidence } = /** @type {Record<string, Schema>} */ (
  resolved({ $ref: '#/definitions/PlaceholderCatalogue' }).properties
);
const schema = { title: 'House rules of mtalint', ...schemaOf('HouseRuleFile') };

/** Words that may name a setting ask about one. */
const { anyOf: postfixWords = [] } = /** @type {Schema} */ (
  schema.definitions?.['PostfixWord'] ?? {}
);
const aboutSetting = postfixWords.flatMap(({ properties = {} }) =>
  'setting' in properties ? Object.keys(properties).filter((name) => name !== 'setting') : [],
);
const words = {
  postfix: resolved(postfix ?? {}).enum,
  fact: namesByFact(fact ?? {}),
  icewarp: resolved(icewarp ?? {}).enum,
  dumpFact: namesByFact(dumpFact ?? {}),
  evidence: namesByFact(evidence ?? {}),
  aboutSetting,
};

/** @param {unknown} value */
const print = (value) => `${JSON.stringify(value, undefined, 1)}\n`;
const files = new Map([
  [join(root, 'rules/house.schema.json'), print(schema)],
  [join(root, 'rules/house-words.json'), print(words)],
]);
for (const [path, text] of files) {
  if (!process.argv.includes('--check')) writeFileSync(path, text);
  else if (readFileSync(path, 'utf8') !== text) {
    console.error(`${relative(root, path)} is stale: run npm run generate`);
    process.exitCode = 1;
  }
}
