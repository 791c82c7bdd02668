import { dateCell, yearsBefore, type Day } from './days.ts';
import type { Person } from './people.ts';
import { careShape } from './care-shape.ts';
import { valueByBound, type Telling } from './telling.ts';

/** The programmes that the county runs. */
export type Programme = 'hypertension' | 'diabetes';

/** One stretch of managed care. */
export type Enrolment = {
  readonly programme: Programme;
  readonly enrolledDay: Day;
  readonly closed?: { readonly on: Day; readonly reason: string };
};

const YOUNGEST = 30; // nobody was enrolled before the thirtieth birthday

const drawEnrolledDay = ({ random, asOf }: Telling): Day => {
  const { enrolledFresh, enrolledThisYear, firstVisitReminderDays } = careShape;
  const fraction = random.fraction();
  if (fraction < enrolledFresh / 2) return asOf - 14 - random.pick(firstVisitReminderDays);
  if (fraction < enrolledFresh) return asOf - random.between(0, 60);
  if (fraction < enrolledFresh + enrolledThisYear) return asOf - random.between(61, 365);
  return asOf - random.between(366, 2_700);
};

const drawClosing = ({ random, asOf }: Telling, opened: Enrolment): readonly Enrolment[] => {
  const { enrolledDay, programme } = opened;
  if (asOf - enrolledDay < 60 || !random.chance(careShape.closed)) return [opened];
  const on = random.between(enrolledDay + 30, asOf);
  const reason = random.chance(0.65) ? 'refused' : 'misdiagnosed';
  const first = { ...opened, closed: { on, reason } };
  if (asOf - on < 20 || !random.chance(careShape.reenrolled)) return [first];
  return [first, { programme, enrolledDay: random.between(on + 10, asOf) }];
};

const drawCourse = (telling: Telling, person: Person, programme: Programme): readonly Enrolment[] => {
  const { random } = telling;
  const earliest = yearsBefore(person.birthDay, -YOUNGEST);
  const { leave } = person;
  if (leave === undefined) {
    const enrolledDay = Math.max(earliest, drawEnrolledDay(telling));
    return drawClosing(telling, { programme, enrolledDay });
  }
  const enrolledDay = leave.on - random.between(30, 2_000);
  if (enrolledDay < earliest) return [];
  const closed = { on: leave.on, reason: leave.by };
  return [{ programme, enrolledDay, ...(random.chance(0.85) ? { closed } : {}) }];
};

/** Draws the enrolments of a person in the order of time, hypertension first; nobody is enrolled twice at once. */
export const drawEnrolments = (telling: Telling, person: Person): readonly Enrolment[] => {
  const { random } = telling;
  const { prevalence, diabetesBesideHypertension, enrolled } = careShape;
  const { age } = person.who;
  const hasHypertension = random.chance(valueByBound(prevalence.hypertension, age));
  const besides = hasHypertension ? diabetesBesideHypertension : 1;
  const hasDiabetes = random.chance(valueByBound(prevalence.diabetes, age) * besides);
  return [
    ...(hasHypertension && random.chance(enrolled) ? drawCourse(telling, person, 'hypertension') : []),
    ...(hasDiabetes && random.chance(enrolled) ? drawCourse(telling, person, 'diabetes') : []),
  ];
};

/** Says whether an enrolment is in force on the day. */
export const isInForce = (enrolment: Enrolment, on: Day): boolean =>
  enrolment.enrolledDay <= on && (enrolment.closed === undefined || enrolment.closed.on > on);

/** Writes the enrolments of a person. */
export const writeEnrolments = (
  { files }: Telling,
  person: Person,
  enrolments: readonly Enrolment[],
): void => {
  for (const { programme, enrolledDay, closed } of enrolments)
    files.enrolments.add({
      residentId: person.id,
      programme,
      enrolledOn: dateCell(enrolledDay),
      closedOn: dateCell(closed?.on),
      closeReason: closed?.reason,
    });
};
