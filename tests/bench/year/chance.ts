import { fnv1a } from '../../../domain/kernel/fnv.ts';
import { type Random, startRandom } from '../../../local/generate/random.ts';

/** Chance of its own for each question, named by words: what is asked, of whom, when. In which order questions are asked
 *  changes no answer. */
export type ChanceOf = (...words: readonly (string | number)[]) => Random;

/** The chance of a seed. */
export const chanceOf =
  (seed: number): ChanceOf =>
  (...words) =>
    startRandom(seed, fnv1a(words.join(' ')));
