import type { JobStore } from '../../county-files/jobs.ts';
import { later } from '../later.ts';
import type { Table } from '../store/table.ts';

/** Jobs as items of the one table, loaded when one is first asked for. */
export const jobsLater = (table: Table): Pick<JobStore, 'find' | 'open' | 'save'> => {
  const { ask } = later(async () => (await import('./job-items.ts')).jobsOn(table));
  return { find: ask(({ find }) => find), open: ask(({ open }) => open), save: ask(({ save }) => save) };
};
