import type { Pace } from '../../reminders/reminder-store.ts';

const SECOND_MS = 1_000;

/** Calls reach a provider a little later than they begin, and not all by the same: its second is taken for so much longer. */
const MARGIN_MS = 2;

/** What falls behind by less is made up for at once, by more never: a stall must not end in a flood. */
const MADE_UP_MS = 500;

/** A clock that only goes forward, and a way to wait by it, in milliseconds. */
export type Stopwatch = {
  readonly nowMs: () => number;
  readonly sleep: (ms: number) => Promise<unknown>;
};

/** Lets calls begin evenly, one after another, and in any second at most so many; who comes first begins first. */
export const paceTo = (perSecond: number, { nowMs, sleep }: Stopwatch): Pace => {
  /** When the latest calls began, as many as a second may hold: a ring. */
  const begun = new Float64Array(perSecond).fill(-Infinity);
  let calls = 0;
  let slot = -Infinity;
  let last: Promise<unknown> = Promise.resolve();
  const untilNext = async (): Promise<void> => {
    slot = Math.max(slot + SECOND_MS / perSecond, nowMs() - MADE_UP_MS);
    const from = Math.max(slot, (begun[calls % perSecond] ?? 0) + SECOND_MS + MARGIN_MS);
    for (let ms = from - nowMs(); ms > 0; ms = from - nowMs()) await sleep(ms);
  };
  const inTurn = <T>(call: () => Promise<T>): Promise<T> => {
    const turn = last.then(untilNext).then(() => {
      begun[calls % perSecond] = nowMs();
      calls += 1;
      return { answer: call() };
    });
    last = turn;
    return turn.then(({ answer }) => answer);
  };
  return { perSecond, inTurn };
};
