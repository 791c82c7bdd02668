import type { ResidentId, StaffId } from '../kernel/ids.ts';
import { byCodePoints } from '../kernel/ids.ts';
import type { MmHg } from '../kernel/quantity.ts';
import type { LocalDate, LocalTime } from '../kernel/time.ts';
import type { Visit } from '../programmes/index.ts';

/** A visit as it was recorded: by whom, and when where that is known. */
export type RecordedVisit = Pick<
  Visit,
  'residentId' | 'visitedOn' | 'visitedAt' | 'mode' | 'outcome' | 'sbp' | 'dbp'
> & {
  readonly staffId: StaffId | undefined;
  /** Undefined for what came in a file. */
  readonly recordedOn: LocalDate | undefined;
};

/** The pressures of an encounter. */
export type Pressures = { readonly sbp: MmHg; readonly dbp: MmHg };

/** One time that somebody of the staff saw a person, whatever programmes it was for. */
export type Encounter = {
  readonly residentId: ResidentId;
  readonly staffId: StaffId;
  readonly on: LocalDate;
  /** Undefined where the form has no time. */
  readonly at: LocalTime | undefined;
  readonly isFaceToFace: boolean;
  readonly pressures: Pressures | undefined;
  readonly recordedOn: LocalDate | undefined;
  /** Whether the pressures are the very ones of the day that the person was seen before; undefined where there is nothing
   *  to compare. */
  readonly isSameAgain: boolean | undefined;
};

const NO_TIME = '00:00';
const FACE_TO_FACE: ReadonlySet<Visit['mode']> = new Set(['clinic', 'home']);

const placeOf = ({ visitedOn, visitedAt }: RecordedVisit): string => `${visitedOn} ${visitedAt}`;

const pressuresOf = ({ sbp, dbp }: RecordedVisit): Pressures | undefined =>
  sbp === undefined || dbp === undefined ? undefined : { sbp, dbp };

const firstOf = (visits: readonly RecordedVisit[]): Pressures | undefined =>
  visits.map(pressuresOf).find((found) => found !== undefined);

type Before = { readonly on: LocalDate; readonly pressures: Pressures };

const isSame = (now: Pressures | undefined, before: Before | undefined): boolean | undefined =>
  now === undefined || before === undefined
    ? undefined
    : now.sbp === before.pressures.sbp && now.dbp === before.pressures.dbp;

/** The visits of one person as encounters in the order of time: what was recorded of one time for two programmes is one.
 *  What was not done, or by nobody who is named, is left out. */
export const encountersOf = (visits: readonly RecordedVisit[]): Encounter[] => {
  const done = visits.filter(({ outcome }) => outcome === 'done');
  const together = [...Map.groupBy(done, placeOf)].toSorted(([a], [b]) => byCodePoints(a, b));
  let today: Before | undefined;
  let before: Before | undefined;
  return together.flatMap(([, group]): Encounter[] => {
    const first = group.find(({ staffId }) => staffId !== undefined) ?? group[0];
    if (first === undefined) return [];
    const { residentId, staffId, visitedOn: on, visitedAt, mode, recordedOn } = first;
    const pressures = firstOf(group);
    if (today !== undefined && today.on !== on) before = today;
    const isSameAgain = isSame(pressures, before);
    if (pressures !== undefined) today = { on, pressures };
    if (staffId === undefined) return [];
    const at = visitedAt === NO_TIME ? undefined : visitedAt;
    return [
      {
        residentId,
        staffId,
        on,
        at,
        isFaceToFace: FACE_TO_FACE.has(mode),
        pressures,
        recordedOn,
        isSameAgain,
      },
    ];
  });
};
