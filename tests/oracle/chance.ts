/** Choices that a seed decides: the same seed always makes the same ones. */
export interface Chance {
  /** A whole number, both bounds included. */
  readonly wholeNumber: (least: number, most: number) => number;
  /** One of the values. */
  readonly oneOf: <Value>(values: readonly [Value, ...Value[]]) => Value;
  /** True once in so many times. */
  readonly isOneIn: (times: number) => boolean;
  /** The values in another order. */
  readonly shuffled: <Value>(values: readonly Value[]) => readonly Value[];
}

/** Begins a run of choices: a 32-bit multiplicative generator, even enough for picking test values. */
export const chanceOf = (seed: number): Chance => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const wholeNumber = (least: number, most: number): number =>
    least + Math.floor(next() * (most - least + 1));
  return {
    wholeNumber,
    oneOf: (values) => values[wholeNumber(0, values.length - 1)] ?? values[0],
    isOneIn: (times) => next() * times < 1,
    shuffled: (values) =>
      values
        .map((value) => ({ value, place: next() }))
        .toSorted((a, b) => a.place - b.place)
        .map(({ value }) => value),
  };
};

/** As many things as a whole number between the bounds says. */
export const severalOf = <Value>(
  chance: Chance,
  [least, most]: readonly [number, number],
  make: (index: number) => Value,
): readonly Value[] => Array.from({ length: chance.wholeNumber(least, most) }, (_, index) => make(index));
