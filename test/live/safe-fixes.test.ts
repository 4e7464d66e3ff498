import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ExampleInstance, type Outcome } from './example-instance.ts';
import { CLIENTS } from './mail-dialogue.ts';
import { CAN_RUN_POSTFIX, NEEDS_POSTFIX } from './real-programs.ts';
import { type SafeFix, type SafeFixes, safeFixesFor } from './safe-fix-cases.ts';

/** How many instances run at once; they mostly wait. */
const INSTANCES = 6;

/**
 * How a fix was proved: postconf reads the same of every program and service; no one was greeted
 * before; all that was taken and delivered is still, or more.
 */
type Proof = 'same settings' | 'answers only now' | 'as much mail' | 'more mail';

interface Row {
  readonly proof: Proof;
  /** What is worse than before. */
  readonly lost: readonly string[];
  readonly log: string;
}

const { cases, otherRelease }: SafeFixes = CAN_RUN_POSTFIX
  ? safeFixesFor(installedRelease())
  : { cases: [], otherRelease: [] };

describe.skipIf(!CAN_RUN_POSTFIX)(`safe fixes on a real Postfix ${NEEDS_POSTFIX}`, () => {
  const rows = new Map<string, Row>();

  beforeAll(async () => {
    const waiting = [...cases];
    const work = async (): Promise<void> => {
      const instance = await ExampleInstance.create(installedRelease());
      try {
        for (let fix = waiting.shift(); fix; fix = waiting.shift()) {
          rows.set(fix.name, await prove(fix, instance));
        }
      } finally {
        instance.destroy();
      }
    };
    await Promise.all(Array.from({ length: INSTANCES }, work));
  }, 1_200_000);

  afterAll(() => {
    const lines = cases.map(({ name }) => `${(rows.get(name)?.proof ?? '').padEnd(18)}${name}`);
    process.stdout.write(`${['How each safe fix was proved:', ...lines].join('\n')}\n`);
  });

  test.each(cases)('$name', ({ name }) => {
    const row = rows.get(name);
    expect(row?.lost, row?.log).toEqual([]);
  });

  test('are proved in every way', () => {
    const proofs = new Set([...rows.values()].map(({ proof }) => proof));
    expect([...proofs].sort()).toEqual([
      ...['answers only now', 'as much mail', 'more mail', 'same settings'],
    ]);
  });

  test.skip.each(otherRelease)('%s: the installed release is fixed otherwise', () => {});
});

function installedRelease(): string {
  const { stdout } = spawnSync('postconf', ['-dh', 'mail_version'], { encoding: 'utf8' });
  return stdout.trim();
}

async function prove(fix: SafeFix, instance: ExampleInstance): Promise<Row> {
  const { before, after, example } = fix;
  if (await haveSameSettings(fix, instance)) {
    const later = await instance.try(after, before, example.files, CLIENTS.slice(0, 1));
    return { proof: 'same settings', lost: failures(later), log: later.log };
  }
  const earlier = await instance.try(before, after, example.files);
  const later = await instance.try(after, before, example.files);
  const lost = [
    ...later.complaints.filter((each) => !earlier.complaints.includes(each)),
    ...earlier.open.filter((each) => !later.open.includes(each)),
    ...missing(earlier.reached, later.reached),
    ...missing(earlier.delivered, later.delivered),
    ...failures(later),
  ];
  const gained = [
    ...missing(later.reached, earlier.reached),
    ...missing(later.delivered, earlier.delivered),
  ];
  const log = `${earlier.log}\n---- after the fix\n${later.log}`;
  if (earlier.open.length === 0) return { proof: 'answers only now', lost, log };
  return { proof: gained.length > 0 ? 'more mail' : 'as much mail', lost, log };
}

function missing(wanted: ReadonlySet<string>, there: ReadonlySet<string>): readonly string[] {
  return [...wanted].filter((each) => !there.has(each));
}

/** Whether postconf reads the same of both forms, and no other file was changed. */
async function haveSameSettings(
  { before, after, example }: SafeFix,
  instance: ExampleInstance,
): Promise<boolean> {
  const others = [...after].filter(([path]) => path !== 'main.cf' && path !== 'master.cf');
  if (others.some(([path, text]) => before.get(path) !== text)) return false;
  instance.write(before, after, example.files);
  const earlier = await instance.settings();
  instance.write(after, before, example.files);
  return (await instance.settings()) === earlier;
}

/** What no fixed example may show. */
function failures({ starts, open }: Outcome): readonly string[] {
  if (!starts) return ['it does not start'];
  return open.length > 0 ? [] : ['no one is greeted'];
}
