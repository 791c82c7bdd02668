import { lastDay } from '../contracts/index.ts';
import { firstDayOfYear, type LocalDate, plusDays, plusYears, yearOf } from '../kernel/time.ts';
import { prescriptionPolicy, refillDueOn } from '../prescriptions/index.ts';
import { agePolicy, type ResidentDay, type ResidentHistory } from '../residents/index.ts';
import { LAST_EXAM_OFFSET } from './policy.ts';
import { examLastYear } from './tasks.ts';

const recordDates = (history: ResidentHistory): (LocalDate | undefined)[] => [
  history.resident.diedOn,
  history.resident.movedOutOn,
  ...history.contracts.flatMap(({ signedOn, startsOn, endedOn }) => [signedOn, startsOn, endedOn]),
  ...history.enrolments.flatMap(({ enrolledOn, closedOn }) => [enrolledOn, closedOn]),
  ...history.visits.map(({ visitedOn }) => visitedOn),
  ...history.exams.map(({ examinedOn }) => examinedOn),
  ...history.prescriptions.flatMap(({ issuedOn, stoppedOn }) => [issuedOn, stoppedOn]),
  ...history.referrals.map(({ checkedOn }) => checkedOn),
];

const termEnds = ({ history, day }: ResidentDay): LocalDate[] =>
  history.contracts.map((contract) => plusDays(lastDay(contract, day), 1));

/** Only the latest supply of a programme is to be renewed. */
const refillFallOffs = ({ history, managed, day }: ResidentDay): LocalDate[] =>
  managed.flatMap(({ programme }) => {
    const dueOn = refillDueOn(history.prescriptions, programme.code, day);
    return dueOn === undefined ? [] : [plusDays(dueOn, prescriptionPolicy.refillFallsOffDays)];
  });

/** The day on which a birthday's age is reached: 1 March for those born on 29 February in a common year. */
const birthday = (birthDate: LocalDate, age: number): LocalDate => {
  const date = plusYears(birthDate, age);
  return date.slice(5) === birthDate.slice(5) ? date : plusDays(date, 1);
};

const becomesElderlyOn = ({ resident }: ResidentHistory): LocalDate =>
  birthday(resident.birthDate, agePolicy.elderlyFromYears);

/** The day on which nobody is reminded of last year's exam any more; undefined for who is not reminded of it now. */
const examFallsOff = (person: ResidentDay): LocalDate | undefined =>
  examLastYear(person) === undefined
    ? undefined
    : plusDays(firstDayOfYear(yearOf(person.day)), LAST_EXAM_OFFSET);

/** A day after a resident's, no later than the first on which time alone changes their open tasks or their team:
 *  a record dated ahead, a term's end, a supply long over, a 65th birthday, a new year's exam. */
export const nextTaskChange = (person: ResidentDay): LocalDate => {
  const { history, day } = person;
  const newYear = firstDayOfYear(yearOf(day) + 1);
  const dates = [
    ...recordDates(history),
    ...termEnds(person),
    ...refillFallOffs(person),
    becomesElderlyOn(history),
    examFallsOff(person),
  ];
  return dates.reduce<LocalDate>(
    (next, date) => (date !== undefined && date > day && date < next ? date : next),
    newYear,
  );
};
