import type { Refused } from '../kit/use-case.ts';
import type { ResidentCommit } from '../residents/stored.ts';

/** The table takes 100 writes in one transaction, one of which is the receipt (see `Table.transact`). */
const MOST_WRITES = 99;

const writesOf = ({ entry, put, remove }: ResidentCommit): number =>
  (entry === undefined ? 1 : 2) + put.length + remove.length;

/** Why so many residents cannot be stored all or none, with how many of the first can; undefined where they can. */
export const refusalToStoreTogether = (commits: readonly ResidentCommit[]): Refused | undefined => {
  let writes = 0;
  const fits = commits.findIndex((commit) => (writes += writesOf(commit)) > MOST_WRITES);
  return fits === -1 ? undefined : { code: 'contract/household-too-large', data: { fits } };
};
