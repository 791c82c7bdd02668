import { writeEnrolments, type Enrolment, type Programme } from './conditions.ts';
import type { Day } from './days.ts';
import { followEnrolment } from './follow-ups.ts';
import { drawPatient, startCourse } from './patients.ts';
import type { Person } from './people.ts';
import { writePrescriptions } from './prescriptions.ts';
import { supplyShape } from './care-shape.ts';
import type { Telling } from './telling.ts';

const writeProgramme = (
  telling: Telling,
  person: Person,
  enrolments: readonly Enrolment[],
): readonly Day[] => {
  const [first] = enrolments;
  if (first === undefined) return [];
  const patient = drawPatient(telling, person, first.programme);
  const days: (Day | undefined)[] = [];
  let course = startCourse(telling, patient);
  for (const [n, enrolment] of enrolments.entries()) {
    const played = followEnrolment(telling, patient, { enrolment, course });
    course = played.course;
    const nth = n * supplyShape.mostRows;
    days.push(played.lastDay, writePrescriptions(telling, patient, { enrolment, nth }));
  }
  return days.filter((day) => day !== undefined);
};

const PROGRAMMES: readonly Programme[] = ['hypertension', 'diabetes'];

/** Writes a person's enrolments, visits, referrals and prescriptions.
 *  @returns the days of the last visits and prescriptions, in no order */
export const writeCare = (
  telling: Telling,
  person: Person,
  enrolments: readonly Enrolment[],
): readonly Day[] => {
  writeEnrolments(telling, person, enrolments);
  return PROGRAMMES.flatMap((programme) =>
    writeProgramme(
      telling,
      person,
      enrolments.filter((enrolment) => enrolment.programme === programme),
    ),
  );
};
