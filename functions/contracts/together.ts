import type { Refused } from '../kit/use-case.ts';
import type { ResidentCommit } from '../residents/stored.ts';
import { MOST_WRITES, writesOf } from '../residents/together.ts';

/** One of a transaction's writes is the receipt. */
const MOST = MOST_WRITES - 1;

/** Why so many residents cannot be stored all or none, with how many of the first can; undefined where they can. */
export const refusalToStoreTogether = (commits: readonly ResidentCommit[]): Refused | undefined => {
  let writes = 0;
  const fits = commits.findIndex((commit) => (writes += writesOf(commit)) > MOST);
  return fits === -1 ? undefined : { code: 'contract/household-too-large', data: { fits } };
};
