import {
  type DocumentNode,
  evaluate,
  type MemberNode,
  parse,
  type ValueNode,
} from '@humanwhocodes/momoa';
import { Ajv, type ValidateFunction } from 'ajv';
import type { LintRule } from '../rule-sets.ts';
import type { FaultAt } from './fault-at.ts';
import { completed, type HouseRuleFile } from './house-rule.ts';
import { checkMeaning, type Shipped } from './meaning.ts';
import { shapeProblem } from './shape-problem.ts';

/** What is wrong with a file of house rules, and where. */
export interface HouseRuleProblem {
  /** From 1. */
  readonly line: number;
  readonly problem: string;
}

/**
 * Reads house rules from JSON. A rule that could not be asked is a problem, so that a run never
 * meets one.
 * @param schema the JSON Schema of house rules
 */
export function readHouseRules(
  text: string,
  schema: object,
  shipped: Shipped,
): readonly LintRule[] | HouseRuleProblem {
  const document = parsed(text);
  if ('problem' in document) return document;
  const value: unknown = evaluate(document);
  const isRuleFile = validator<HouseRuleFile>(schema, 'HouseRuleFile');
  if (!isRuleFile(value)) {
    const fault = faultOfRule(value, schema) ?? shapeProblem(value, isRuleFile.errors ?? []);
    return problemAt(document, fault);
  }
  const fault = checkMeaning(value, shipped);
  return fault ? problemAt(document, fault) : value.rules.map(completed);
}

/** What it applies to tells which rule was meant, so that nothing is said of the other kinds. */
function faultOfRule(file: unknown, schema: object): FaultAt | undefined {
  const rules: unknown = member(file, 'rules');
  if (!Array.isArray(rules)) return undefined;
  for (const [index, rule] of rules.entries()) {
    const isRule = validator(schema, definitionOf(member(rule, 'appliesTo')));
    if (isRule(rule)) continue;
    const { at, problem } = shapeProblem(rule, isRule.errors ?? []);
    return { at: ['rules', index, ...at], problem };
  }
  return undefined;
}

function definitionOf(appliesTo: unknown): string {
  const has = (name: string): boolean => member(appliesTo, name) !== undefined;
  if (has('evidence')) return 'EvidenceHouseRule';
  return has('variable') || has('dumpFact') ? 'IceWarpHouseRule' : 'PostfixHouseRule';
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

const validators = new WeakMap<object, Ajv>();

function validator<T>(schema: object, definition: string): ValidateFunction<T> {
  let ajv = validators.get(schema);
  if (!ajv) {
    ajv = new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true });
    ajv.addSchema(schema, 'house');
    validators.set(schema, ajv);
  }
  const validate = ajv.getSchema<T>(`house#/definitions/${definition}`);
  if (!validate) throw new Error(`the schema defines no ${definition}`);
  return validate;
}

function parsed(text: string): DocumentNode | HouseRuleProblem {
  try {
    return parse(text, { mode: 'json' });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const line = 'line' in error && typeof error.line === 'number' ? error.line : 1;
    return { line, problem: `no JSON: ${error.message.replace(/ ?\(\d+:\d+\)$/, '')}` };
  }
}

function problemAt(document: DocumentNode, { at, problem }: FaultAt): HouseRuleProblem {
  let node: ValueNode = document.body;
  let line = node.loc.start.line;
  for (const part of at) {
    if (node.type === 'Object') {
      const member: MemberNode | undefined = node.members.find(({ name }) =>
        name.type === 'String' ? name.value === part : name.name === part,
      );
      if (!member) break;
      line = member.loc.start.line;
      node = member.value;
    } else if (node.type === 'Array') {
      const value: ValueNode | undefined = node.elements[Number(part)]?.value;
      if (!value) break;
      node = value;
      line = node.loc.start.line;
    } else break;
  }
  return { line, problem };
}
