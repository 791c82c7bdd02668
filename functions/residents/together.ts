import type { ResidentCommit } from './stored.ts';

/** The most writes that one transaction takes. @source table.ts, `Table.transact` */
export const MOST_WRITES = 100;

/** The writes of a commit: a head, an entry where there is one, and the views that differ. */
export const writesOf = ({ entry, put, remove }: ResidentCommit): number =>
  (entry === undefined ? 1 : 2) + put.length + remove.length;
