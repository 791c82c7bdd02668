import type { Done } from '../kit/use-case.ts';
import type { GivenFile } from './jobs.ts';

/** A file of a job as an answer: its text, or that it lies under a link. It shows nobody by name: who gives a county audits
 *  that apart. */
export const givenFile = (file: GivenFile): Done<string> =>
  file.kind === 'text' ? { answer: file.text, saw: [] } : { answer: '', liesUnder: file.url, saw: [] };
