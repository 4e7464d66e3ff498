import type { DumpFactData, DumpFactName } from '../src/icewarp/lint/facts.ts';
import type { IceWarpPlaceholder } from '../src/icewarp/lint/variable-subject.ts';
import type { Placeholders } from '../src/lint/rule.ts';
import type { FactData, FactName } from '../src/postfix/lint/facts.ts';
import type { PostfixPlaceholder } from '../src/postfix/lint/scoped-subject.ts';
import type { EvidenceFactData, EvidenceFactName } from '../src/workspace/evidence/facts.ts';
import type {
  CommentRule,
  EvidenceRule,
  IceWarpRule,
  PostfixRule,
} from '../src/workspace/rule-sets.ts';

/** Any rule that ships, by what it is asked of. */
export type AnyRule =
  | (PostfixRule & { readonly id: `postfix/${string}` })
  | (IceWarpRule & { readonly id: `icewarp/${string}` })
  | (EvidenceRule & { readonly id: `${'chain' | 'dns' | 'postfix'}/${string}` })
  | (CommentRule & { readonly id: `mtalint/${string}` });

/** What the texts of a rule may ask for. */
type PlaceholderOf<R extends AnyRule> = R['id'] extends `icewarp/${string}`
  ? OfIceWarp<R['appliesTo']>
  : OfOthers<R['appliesTo']>;

type OfIceWarp<Target> = Target extends { readonly dumpFact: infer Name extends DumpFactName }
  ? Extract<keyof DumpFactData[Name], string>
  : IceWarpPlaceholder;

type OfOthers<Target> = Target extends { readonly fact: infer Name extends FactName }
  ? Extract<keyof FactData[Name], string>
  : Target extends { readonly evidence: infer Name extends EvidenceFactName }
    ? Extract<keyof EvidenceFactData[Name], string>
    : Target extends { readonly suppression: string }
      ? 'rules' | 'problem'
      : PostfixPlaceholder;

type CheckedText<Text extends string, Allowed extends string> =
  Placeholders<Text> extends Allowed
    ? Text
    : `unknown placeholder: ${Exclude<Placeholders<Text>, Allowed>}`;

type CheckedTexts<R extends AnyRule> = {
  readonly message: CheckedText<R['message'], PlaceholderOf<R>>;
} & (R extends { readonly byHand: infer Help extends string }
  ? { readonly byHand: CheckedText<Help, PlaceholderOf<R>> }
  : unknown);

/**
 * States a rule. It returns its argument; the compiler rejects a profile that is left out, a word
 * that is not in the vocabulary, and a placeholder that the subject does not have.
 */
export function rule<const R extends AnyRule>(stated: R & CheckedTexts<R>): R {
  return stated;
}
