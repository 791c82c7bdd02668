import type { FollowUp } from './draft.ts';

/** What was found last, and when. */
export type Last = { readonly value: string | number; readonly on: string };

/** Of which visits the last value is looked for. */
export type Looked = {
  /** Before and on this day. */
  readonly on: string;
  /** Only the visits of this programme; all where it is not said. */
  readonly programme?: string | undefined;
  /** The visit that is being corrected is not its own predecessor. */
  readonly correcting?: string | undefined;
};

const valueIn = (visit: FollowUp, name: string): string | number | undefined => {
  const value = new Map<string, unknown>(Object.entries({ ...visit, ...visit.form })).get(name);
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
};

const isEarlier = (visit: FollowUp, { on, programme, correcting }: Looked): boolean =>
  visit.outcome === 'done' &&
  visit.visitedOn <= on &&
  visit.id !== correcting &&
  (programme === undefined || visit.programme === programme);

/** The last value of a name that was recorded, with its day.
 *  @param visits the latest first, as the service lists them */
export const lastOf = (visits: readonly FollowUp[], name: string, looked: Looked): Last | undefined => {
  for (const visit of visits) {
    const value = isEarlier(visit, looked) ? valueIn(visit, name) : undefined;
    if (value !== undefined) return { value, on: visit.visitedOn };
  }
  return undefined;
};

/** The drugs that the last visit of a programme lists. */
export const lastDrugs = (
  visits: readonly FollowUp[],
  looked: Looked,
): NonNullable<NonNullable<FollowUp['form']>['drugs']> =>
  visits.find((visit) => isEarlier(visit, looked) && visit.form?.drugs !== undefined)?.form?.drugs ?? [];
