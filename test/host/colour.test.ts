import { expect, it } from 'vitest';
import { type ColourFlag, wantsColour } from '../../src/host/colour.ts';

type Env = Record<string, string>;

it.each<[flag: ColourFlag, env: Env, isTTY: boolean, colour: boolean]>([
  ['auto', {}, true, true],
  ['auto', {}, false, false],
  ['always', { NO_COLOR: '1', TERM: 'dumb' }, false, true],
  ['never', { FORCE_COLOR: '3', CLICOLOR_FORCE: '1' }, true, false],
  ['auto', { NO_COLOR: '1' }, true, false],
  ['auto', { NO_COLOR: '' }, true, true],
  ['auto', { NO_COLOR: '0', FORCE_COLOR: '1' }, true, false],
  ['auto', { FORCE_COLOR: '1' }, false, true],
  ['auto', { FORCE_COLOR: '3', TERM: 'dumb' }, false, true],
  ['auto', { FORCE_COLOR: 'true' }, false, true],
  ['auto', { FORCE_COLOR: '' }, false, false],
  ['auto', { FORCE_COLOR: '0' }, true, false],
  ['auto', { FORCE_COLOR: '0', CLICOLOR_FORCE: '1' }, true, false],
  ['auto', { FORCE_COLOR: 'false' }, true, false],
  ['auto', { CLICOLOR_FORCE: '1' }, false, true],
  ['auto', { CLICOLOR_FORCE: '1', TERM: 'dumb' }, false, true],
  ['auto', { CLICOLOR_FORCE: '0' }, false, false],
  ['auto', { CLICOLOR_FORCE: '0' }, true, true],
  ['auto', { TERM: 'dumb' }, true, false],
  ['auto', { TERM: 'xterm' }, true, true],
  ['auto', { CLICOLOR: '0' }, true, false],
  ['auto', { CLICOLOR: '1' }, true, true],
  ['auto', { CLICOLOR: '1' }, false, false],
])('--color=%s with %j on a terminal: %s gives %s', (flag, env, isTTY, colour) => {
  expect(wantsColour(flag, env, isTTY)).toBe(colour);
});
