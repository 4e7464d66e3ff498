import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv, type ValidateFunction } from 'ajv';

/** The file of a published schema. */
export function schemaFile(name: string): string {
  return fileURLToPath(new URL(`schemas/${name}`, import.meta.url));
}

/** RFC 3986 §4.1: only its characters, and no colon in the first segment unless it ends a scheme. */
const URI_REFERENCE =
  /^(?:[A-Za-z][A-Za-z0-9+.-]*:|(?=[^:]*(?:\/|$)))(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*$/;

const ajv = new Ajv({
  strict: false,
  formats: {
    uri: (text: string) => URI_REFERENCE.test(text) && /^[a-z][a-z0-9+.-]*:/i.test(text),
    'uri-reference': URI_REFERENCE,
    'date-time': true,
  },
});

function validator(name: string): ValidateFunction {
  const schema: { $schema?: string } = JSON.parse(readFileSync(schemaFile(name), 'utf8'));
  // Ajv knows no draft-04; what the older schemas use of it means the same in draft-07.
  const { $schema, ...rest } = schema;
  return ajv.compile(rest);
}

const VALIDATORS = {
  sarif: validator('sarif-schema-2.1.0.json'),
  gitlab: validator('codeclimate.json'),
  rdjson: validator('DiagnosticResult.json'),
} as const;

/** What a published schema has against a document; empty if nothing. */
export function complaints(schema: keyof typeof VALIDATORS, document: unknown): string[] {
  const validate = VALIDATORS[schema];
  if (validate(document)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
