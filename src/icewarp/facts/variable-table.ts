import data from './variables.json' with { type: 'json' };

const TYPES = {
  b: 'Bool',
  s: 'String',
  l: 'Longstring',
  i: 'Int',
  e: 'Enum',
  c: 'Schedule',
} as const;

export type VariableType = (typeof TYPES)[keyof typeof TYPES];

/** What the vendor's header of 14.3 (apiconst.pas), or an older source, says of one variable. */
export interface VariableFact {
  /** In the spelling of the header; a server takes any letter case. */
  readonly name: string;
  /** Undefined where the header does not tell. */
  readonly type: VariableType | undefined;
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
  /** `newer`: not in the header of 11 and 12.0. `older`: no longer in that of 14.3. */
  readonly era?: 'newer' | 'older';
  /** Of some enumerations: the values with their meanings, which may be empty. */
  readonly values?: Readonly<Record<string, string>>;
  /** Of some numbers: the highest. */
  readonly max?: number;
}

type Detail = Pick<VariableFact, 'era' | 'values' | 'max'>;

const names: Readonly<Record<string, string>> = data.names;
// JSON carries no unions, so the shape is stated here; the generator is what keeps to it.
const details = data.details as unknown as Readonly<Record<string, Detail>>;

let table: ReadonlyMap<string, VariableFact> | undefined;

/** What is known of a variable, in whatever letter case its name is written. */
export function variableFact(name: string): VariableFact | undefined {
  return variables().get(name.toLowerCase());
}

/** The names of all known variables. */
export function* variableNames(): Iterable<string> {
  for (const { name } of variables().values()) yield name;
}

function variables(): ReadonlyMap<string, VariableFact> {
  table ??= new Map(
    Object.entries(names).flatMap(([prefix, words]) =>
      words.split(' ').map((word): [string, VariableFact] => {
        const [rest = '', marks = ''] = word.split(':');
        const name = prefix + rest;
        return [name.toLowerCase(), { name, ...readMarks(marks), ...details[name] }];
      }),
    ),
  );
  return table;
}

function readMarks(marks: string): Omit<VariableFact, 'name'> {
  const letter = marks[0] ?? '';
  return {
    type: isType(letter) ? TYPES[letter] : undefined,
    readOnly: marks.includes('R'),
    writeOnly: marks.includes('W'),
  };
}

function isType(letter: string): letter is keyof typeof TYPES {
  return Object.hasOwn(TYPES, letter);
}
