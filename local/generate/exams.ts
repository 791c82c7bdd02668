import { dateOfDayNumber, dayNumber, firstDayOfYear, yearOf } from '../../domain/kernel/time.ts';
import { dateCell, yearsBefore, type Day } from './days.ts';
import type { Person } from './people.ts';
import { withOneDecimal } from './readings.ts';
import { supplyShape, targets } from './care-shape.ts';
import type { Telling } from './telling.ts';

const writeExam = ({ random, files }: Telling, person: Person, day: Day): void => {
  const { body, id } = person;
  const sbp = Math.round(body.sbp + 9 * random.bell());
  const dbp = Math.round(body.dbp + 6 * random.bell());
  const fpg = random.chance(0.7) ? withOneDecimal(body.fpg + 0.6 * random.bell()) : undefined;
  const isRaised = sbp >= targets.sbp || dbp >= targets.dbp || (fpg !== undefined && fpg >= targets.fpg);
  const weightKg = withOneDecimal(body.weightKg + 1.5 * random.bell());
  files.exams.add({
    residentId: id,
    examinedOn: dateCell(day),
    kind: 'annual',
    sbp,
    dbp,
    fpg,
    heightCm: body.heightCm,
    weightKg,
    waistCm: Math.round(38 + 0.7 * weightKg + 3 * random.bell()),
    result: isRaised || random.chance(0.25) ? 'abnormal' : 'normal',
    note: random.chance(0.02) ? '家属陪同,已告知结果' : undefined,
  });
};

/** Writes the annual exams of a grown-up, at most one a calendar year, up to the day or the leaving.
 *  @returns the day of the last one, where there is any */
export const writeExams = (telling: Telling, person: Person, isKey: boolean): Day | undefined => {
  const { random, asOf } = telling;
  const share = isKey ? supplyShape.examinedKey : supplyShape.examinedOther;
  const grownUpOn = yearsBefore(person.birthDay, -18);
  const year = yearOf(dateOfDayNumber(asOf));
  let last: Day | undefined;
  for (let ago = supplyShape.examYears - 1; ago >= 0; ago--) {
    const { firstOfYear, lastOfYear } = supplyShape.examSeason;
    const day = dayNumber(firstDayOfYear(year - ago)) + random.between(firstOfYear, lastOfYear);
    if (!random.chance(share) || day < grownUpOn || day > person.lastDay) continue;
    writeExam(telling, person, day);
    last = day;
  }
  return last;
};
