import type { RunStore } from '../../runs/run-store.ts';
import { later } from '../later.ts';
import type { Table } from '../store/table.ts';

/** The records of the daily work on the one table, loaded when one is first asked for. */
export const runsLater = (table: Table): RunStore => {
  const { ask, stream } = later(async () => (await import('./runs.ts')).runsOn(table));
  return {
    find: ask(({ find }) => find),
    list: ask(({ list }) => list),
    save: ask(({ save }) => save),
    forgetFrom: ask(({ forgetFrom }) => forgetFrom),
    cut: ask(({ cut }) => cut),
    saveCut: ask(({ saveCut }) => saveCut),
    endedParts: ask(({ endedParts }) => endedParts),
    endPart: ask(({ endPart }) => endPart),
    sums: stream(({ sums }) => sums),
  };
};
