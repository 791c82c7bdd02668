/** A list with at least one element, so that a pick always finds something. */
export type Choices<T> = readonly [T, ...T[]];

/** Values with their weights; the weights need not add up to one. */
export type Odds<T> = Choices<readonly [value: T, weight: number]>;

/** Chance that can be repeated: two with the same seed and stream answer alike, call by call.
 *  Only 32-bit integers and exact floating-point steps are used (no logarithm, no cosine), so that every machine agrees. */
export type Random = {
  /** A number from 0 up to, but not including, 1. */
  readonly fraction: () => number;
  /** True with the given probability. */
  readonly chance: (probability: number) => boolean;
  /** A whole number, both bounds included; the lower bound where the upper one lies below it. */
  readonly between: (least: number, most: number) => number;
  /** One element, each as likely. */
  readonly pick: <T>(choices: Choices<T>) => T;
  /** One value, as likely as its weight. */
  readonly weighted: <T>(odds: Odds<T>) => T;
  /** A bell-shaped number of mean 0 and deviation 1, never beyond ±3.47. */
  readonly bell: () => number;
};

const TWO_TO_32 = 4_294_967_296;
const WARM_UP_ROUNDS = 12;
const BELL_SCALE = Math.sqrt(3); // four uniforms have the variance 1/3

/** The generator sfc32 (Chris Doty-Humphrey, PractRand): three words of state and a counter. */
const startWords = (seed: number, stream: number): (() => number) => {
  let a = seed | 0;
  let b = Math.floor(seed / TWO_TO_32) | 0;
  let c = stream | 0;
  let counter = 1;
  const word = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let round = 0; round < WARM_UP_ROUNDS; round++) word();
  return word;
};

const pickWeighted = <T>(odds: Odds<T>, fraction: number): T => {
  let rest = fraction * odds.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [value, weight] of odds) {
    rest -= weight;
    if (rest < 0) return value;
  }
  return odds[0][0];
};

/** Starts a stream of chance; streams of one seed do not repeat one another. */
export const startRandom = (seed: number, stream: number): Random => {
  const word = startWords(seed, stream);
  const fraction = (): number => word() / TWO_TO_32;
  return {
    fraction,
    chance: (probability) => fraction() < probability,
    between: (least, most) => least + Math.floor(fraction() * Math.max(1, most - least + 1)),
    pick: (choices) => choices[Math.floor(fraction() * choices.length)] ?? choices[0],
    weighted: (odds) => pickWeighted(odds, fraction()),
    bell: () => (fraction() + fraction() + fraction() + fraction() - 2) * BELL_SCALE,
  };
};
