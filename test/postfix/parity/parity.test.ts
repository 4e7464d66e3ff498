import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { corpusFolders, NEEDS_TESTDATA, TESTDATA } from '../../testdata.ts';
import { ANSWERED, readAnswers, VIEWS } from './postconf-answers.ts';
import { corpusModel, difference, show } from './shown-as-postconf.ts';
import { unsaidOfFolder } from './warnings.ts';

describe.skipIf(!TESTDATA)(`show tells what postconf prints ${NEEDS_TESTDATA}`, () => {
  test.each(ANSWERED)('of release %s, of every folder in every view', (series) => {
    const answers = readAnswers(series);
    const differences: string[] = [];
    let compared = 0;
    for (const folder of corpusFolders()) {
      const printed = answers.configs[basename(folder)];
      const shown = show(corpusModel(folder, answers));
      for (const view of VIEWS) {
        if (printed?.[view].exit !== 0) continue;
        compared += 1;
        const differs = difference(view, shown, printed[view].stdout);
        if (differs) differences.push(`${basename(folder)} -${view}: ${differs}`);
      }
    }
    expect(differences).toEqual([]);
    expect(compared).toBeGreaterThan(500);
  });

  test.each(ANSWERED)('and a finding stands for each warning and fatal error of %s', (series) => {
    const answers = readAnswers(series);
    const missing = corpusFolders().flatMap((folder) => {
      const printed = answers.configs[basename(folder)];
      const lines = printed ? unsaidOfFolder(folder, printed, answers) : ['no answers'];
      return lines.map((line) => `${basename(folder)}: ${line}`);
    });
    expect(missing).toEqual([]);
  });
});
