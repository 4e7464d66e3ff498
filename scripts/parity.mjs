/**
 * Prints how far `show` and the findings agree with what real postconf programs said of the public
 * configurations: releases down, views across. Needs MTALINT_TESTDATA.
 */
import { basename } from 'node:path';
import { loadTypeScript } from './load-typescript.mjs';

if (!process.env['MTALINT_TESTDATA']) {
  console.error('parity: set MTALINT_TESTDATA to the folder with the public configurations');
  process.exit(2);
}

const {
  ANSWERED,
  VIEWS,
  readAnswers,
  corpusFolders,
  corpusModel,
  difference,
  show,
  unsaidOfFolder,
} = await loadTypeScript(`
    export { ANSWERED, VIEWS, readAnswers } from './test/postfix/parity/postconf-answers.ts';
    export { corpusModel, difference, show } from './test/postfix/parity/shown-as-postconf.ts';
    export { unsaidOfFolder } from './test/postfix/parity/warnings.ts';
    export { corpusFolders } from './test/testdata.ts';
  `);

console.log(['release', ...VIEWS.map((view) => `-${view}`), 'warnings'].join('\t'));
for (const series of ANSWERED) {
  const answers = readAnswers(series);
  const agreed = Object.fromEntries([...VIEWS, 'warnings'].map((view) => [view, [0, 0]]));
  /** @param {string} view @param {boolean} agrees */
  const count = (view, agrees) => {
    const counts = agreed[view] ?? [0, 0];
    agreed[view] = [(counts[0] ?? 0) + (agrees ? 1 : 0), (counts[1] ?? 0) + 1];
  };
  for (const folder of corpusFolders()) {
    const printed = answers.configs[basename(folder)];
    const shown = show(corpusModel(folder, answers));
    for (const view of VIEWS) {
      if (printed[view].exit === 0) {
        count(view, difference(view, shown, printed[view].stdout) === undefined);
      }
    }
    count('warnings', unsaidOfFolder(folder, printed, answers).length === 0);
  }
  const cells = Object.values(agreed).map(([agrees, all]) => `${agrees}/${all}`);
  console.log([series, ...cells].join('\t'));
  if (Object.values(agreed).some(([agrees, all]) => agrees !== all)) process.exitCode = 1;
}
