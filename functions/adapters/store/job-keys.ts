import { type Key, type KeyText, keyText } from './keys.ts';

/*
 * | what                 | pk   | sk | access pattern it serves                        |
 * | -------------------- | ---- | -- | ----------------------------------------------- |
 * | an import, export or | jobs | ID | how far it is; those that a stop has broken off |
 * | recount              |      |    |                                                 |
 */

/** The partition of all jobs. */
export const jobsPartition = (): KeyText => keyText('jobs');

/** The key of a job. */
export const jobKey = (id: string): Key => ({ pk: jobsPartition(), sk: keyText(id) });
