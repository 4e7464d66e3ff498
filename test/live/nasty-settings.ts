import fc from 'fast-check';
import { continued } from './nasty-lines.ts';
import { settable, withoutLoops } from './nasty-names.ts';
import { anyLevel, blanks, settingValue } from './nasty-values.ts';

const levelSetting = anyLevel
  .filter((text) => !text.includes('$'))
  .map((text) => `compatibility_level = ${text}`);

const plainSetting = fc
  .tuple(settable, blanks, blanks, continued(settingValue), fc.nat(40))
  .map(([name, before, after, text, loop]) => {
    const sound = loop === 1 ? text : withoutLoops(name, text);
    return `${name}${before}=${after}${sound}`;
  });

const setting = fc.oneof(
  { weight: 30, arbitrary: plainSetting },
  { weight: 1, arbitrary: levelSetting },
);

const brokenSetting = fc.oneof(
  fc.tuple(settable, blanks, settingValue).map(([name, gap, text]) => `${name}${gap}${text}`),
  setting.map((text) => ` ${text}`),
  setting.map((text) => `\f${text}`),
  setting.map((text) => `=${text}`),
  setting.map((text) => `x ${text}`),
  fc.tuple(setting, fc.nat(40)).map(([text, at]) => `${text.slice(0, at)}\0${text.slice(at)}`),
);

/** A setting of main.cf, or what its writer took for one. */
export const mainLine = fc.oneof(
  { weight: 400, arbitrary: setting },
  { weight: 1, arbitrary: brokenSetting },
);
