import type { listFollowUps } from '../../functions/follow-ups/api.ts';
import type { showResident } from '../../functions/residents/api.ts';
import type { Answered } from '../kit/call.ts';

/** Everything that is recorded of a person, as the service answers it. */
export type Story = Answered<typeof showResident>['value'];
/** A follow-up as its own list answers it. */
export type FollowUp = Answered<typeof listFollowUps>['value']['items'][number];

/** What a chart or a table shows of a visit. */
export const READINGS = ['sbp', 'dbp', 'fpg', 'ppg', 'hba1c', 'heartRate'] as const;
/** The name of a reading. */
export type Reading = (typeof READINGS)[number];

/** A follow-up as the page shows it: with what the rules say, what a doctor decided, and who corrected it. */
export type Visit = {
  readonly id: string;
  readonly programme: string;
  readonly visitedOn: string;
  readonly visitedAt: string;
  readonly mode: string;
  readonly outcome: string;
  readonly readings: Readonly<Partial<Record<Reading, number>>>;
  readonly dangerSigns: readonly string[];
  readonly note: string;
  readonly staffId: string;
  /** Null where it does not count. */
  readonly assessment: Omit<Story['programmes'][number]['visits'][number], 'visit'> | null;
  /** The whole of it, where its own list could be read: what corrections and overrides need. */
  readonly whole: FollowUp | undefined;
};

type Row = Readonly<Record<string, unknown>>;

const textIn = (row: Row, name: string): string => {
  const value = row[name];
  return typeof value === 'string' ? value : '';
};

const wordsIn = (row: Row, name: string): string[] => {
  const value = row[name];
  return Array.isArray(value) ? value.filter((word) => typeof word === 'string') : [];
};

const readingsIn = (row: Row): Visit['readings'] =>
  Object.fromEntries(
    READINGS.flatMap((name): [Reading, number][] => {
      const value = row[name];
      return typeof value === 'number' ? [[name, value]] : [];
    }),
  );

const visitOf = (row: Row, known: Pick<Visit, 'assessment' | 'whole'>): Visit => ({
  id: textIn(row, 'id'),
  programme: textIn(row, 'programme'),
  visitedOn: textIn(row, 'visitedOn'),
  visitedAt: textIn(row, 'visitedAt'),
  mode: textIn(row, 'mode'),
  outcome: textIn(row, 'outcome'),
  readings: readingsIn(row),
  dangerSigns: wordsIn(row, 'dangerSigns').filter((word) => word !== 'none'),
  note: textIn(row, 'note'),
  staffId: textIn(row, 'staffId'),
  ...known,
});

const latestFirst = (a: Visit, b: Visit): number => {
  const [one, other] = [`${a.visitedOn} ${a.visitedAt}`, `${b.visitedOn} ${b.visitedAt}`];
  if (one === other) return a.programme < b.programme ? -1 : 1;
  return one > other ? -1 : 1;
};

/** The visits of a person, the latest first: those of the story, with what their own list adds, and those that only the
 *  list has because they do not count. Somebody who may read a part of the record has the story alone. */
export const visitsOf = ({ programmes }: Pick<Story, 'programmes'>, listed: readonly FollowUp[]): Visit[] => {
  const byId = new Map<string, FollowUp>(listed.map((one) => [one.id, one]));
  const counted = programmes.flatMap(({ visits }) =>
    visits.map(({ visit, ...assessment }) =>
      visitOf(visit, { assessment, whole: byId.get(textIn(visit, 'id')) }),
    ),
  );
  const ids = new Set(counted.map(({ id }) => id));
  const others = listed
    .filter(({ id }) => !ids.has(id))
    .map((whole) => visitOf(whole, { assessment: whole.assessment, whole }));
  return [...counted, ...others].toSorted(latestFirst);
};

/** The class that stands: a doctor's where one decided otherwise, else that of the rules. */
export const classOf = ({ assessment, whole }: Visit): number | null =>
  whole?.override?.class ?? assessment?.class ?? null;
