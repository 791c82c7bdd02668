import { dateOfDayNumber, dayNumber, plusMonths } from '../../domain/kernel/time.ts';
import { isInForce, type Enrolment } from './conditions.ts';
import type { Day } from './days.ts';
import type { Course, Patient } from './patients.ts';
import type { Wanted } from './readings.ts';
import { writeReferral } from './referrals.ts';
import { careShape, courseShape, visitShape } from './care-shape.ts';
import type { Telling } from './telling.ts';
import { playVisit, type Need } from './visits.ts';

/** A last visit placed so that its task stands on a reminder day on the county's day. */
type Anchor = { readonly day: Day; readonly wanted: Wanted };

/** A course of visits as far as it has been played. */
export type Played = { readonly course: Course; readonly lastDay: Day | undefined };

const drawAnchor = ({ random, asOf }: Telling, enrolment: Enrolment): Anchor | undefined => {
  if (!isInForce(enrolment, asOf) || !random.chance(careShape.anchored)) return undefined;
  const { routineReminderDays, twoWeekReminderDays } = visitShape;
  const isRoutine = random.chance(0.6);
  const due = asOf - random.pick(isRoutine ? routineReminderDays : twoWeekReminderDays);
  const day = isRoutine ? dayNumber(plusMonths(dateOfDayNumber(due), -3)) : due - 14;
  return day > enrolment.enrolledDay ? { day, wanted: isRoutine ? 'on target' : 'off target' } : undefined;
};

const drawGap = ({ random }: Telling, { habit }: Patient, kind: Need['kind']): number => {
  if (kind === 'again') return random.between(2, 24);
  const gaps = visitShape.gaps[habit][kind === 'routine' ? 'routine' : 'soon'];
  const [least, most] = random.weighted<readonly [number, number]>(gaps);
  return random.between(least, most);
};

/** The days until the next visit; where a referral was checked, the two weeks count from the check. */
const daysToNext = (
  telling: Telling,
  patient: Patient,
  visit: { day: Day; nth: number; need: Need },
): number => {
  const { day, nth, need } = visit;
  const { kind } = need;
  if (kind !== 'referral') return drawGap(telling, patient, kind);
  const isBackToRoutine = patient.isResistant && telling.random.chance(courseShape.backToRoutine);
  const gap = drawGap(telling, patient, isBackToRoutine ? 'routine' : kind);
  const checked = writeReferral(telling, patient, { day, nth, reason: need.reason });
  return checked === undefined ? gap : gap + checked - day;
};

type Next = { readonly course: Course; readonly gap: number };

/** A day's visits: one, now and then a second after the patient has rested. */
const playDay = (
  telling: Telling,
  patient: Patient,
  day: { readonly day: Day; readonly course: Course; readonly wanted?: Wanted },
): Next => {
  const { course: before } = day;
  const occasion = { ...day, patient, before, visits: before.visits };
  const first = playVisit(telling, { ...occasion, isSecondOfDay: false });
  const isTwice = day.wanted === undefined && telling.random.chance(careShape.secondVisitOfDay);
  const last = isTwice
    ? playVisit(telling, { ...occasion, visits: first.course.visits, isSecondOfDay: true })
    : first;
  const gap = daysToNext(telling, patient, { day: day.day, nth: last.course.visits, need: last.need });
  return { course: last.course, gap };
};

const firstVisitDay = ({ random, asOf }: Telling, { enrolledDay }: Enrolment): Day => {
  const [least, most] = careShape.historyDays;
  const windowStart = asOf - random.between(least, most);
  if (enrolledDay < windowStart) return windowStart + random.between(0, 60);
  if (random.chance(careShape.visitBeforeEnrolment)) return enrolledDay - random.between(1, 20);
  return enrolledDay + (random.chance(0.2) ? 0 : random.between(2, 17));
};

/** Plays and writes the visits of one enrolment, from at most the beginning of the recorded history to the county's
 *  day, the closing or the leaving. */
export const followEnrolment = (
  telling: Telling,
  patient: Patient,
  { enrolment, course }: { readonly enrolment: Enrolment; readonly course: Course },
): Played => {
  const isRecent = telling.asOf - enrolment.enrolledDay <= 28;
  const { recent, older } = careShape.neverFollowedUp;
  if (telling.random.chance(isRecent ? recent : older)) return { course, lastDay: undefined };
  const closedDay = enrolment.closed?.on ?? Infinity;
  const anchor = drawAnchor(telling, enrolment);
  const until = anchor === undefined ? Math.min(patient.person.lastDay, closedDay - 1) : anchor.day - 3;
  let played: Played = { course, lastDay: undefined };
  let day = firstVisitDay(telling, enrolment);
  while (day <= until) {
    const next = playDay(telling, patient, { day, course: played.course });
    played = { course: next.course, lastDay: day };
    day += next.gap;
  }
  if (anchor === undefined) return played;
  const last = playDay(telling, patient, { ...anchor, course: played.course });
  return { course: last.course, lastDay: anchor.day };
};
