import fc from 'fast-check';
import type { ByteString } from '../../src/text/bytes.ts';
import { fileOf } from './nasty-lines.ts';
import { masterLine } from './nasty-services.ts';
import { mainLine } from './nasty-settings.ts';

/** The two files of a configuration, made to be misread. */
export interface NastyConfig {
  readonly main: ByteString;
  readonly master: ByteString;
}

/** Configurations biased to what is read in more than one way. */
export const nastyConfig: fc.Arbitrary<NastyConfig> = fc.record({
  main: fileOf(mainLine, 8),
  master: fileOf(masterLine, 4),
});
