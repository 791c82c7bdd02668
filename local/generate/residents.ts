import type { Sex } from '../../domain/kernel/id-number.ts';
import { writeCare } from './care.ts';
import { drawEnrolments, isInForce } from './conditions.ts';
import { writeContracts } from './contracts.ts';
import { clampDay, dateCell, yearsBefore, type Day } from './days.ts';
import { writeExams } from './exams.ts';
import { drawName } from './names.ts';
import type { Person } from './people.ts';
import { drawPhone } from './phones.ts';
import { peopleShape } from './shape.ts';
import type { Telling } from './telling.ts';

/** Gives a citizen number for a birthday and sex, or nothing where none is left. */
type GiveIdNumber = (birthDay: Day, sex: Sex) => string | undefined;

const drawConsent = ({ random, asOf }: Telling) => {
  const { consentYes, consentNo, optedOut } = peopleShape;
  const fraction = random.fraction();
  if (fraction >= consentYes) return { smsConsent: fraction < consentYes + consentNo ? 'no' : undefined };
  const day = random.chance(optedOut) ? asOf - random.between(0, 500) : undefined;
  return { smsConsent: 'yes', smsOptOutOn: dateCell(day) };
};

/** The health record: filed long before whatever is recorded, used last when something was recorded last. */
const drawFile = (telling: Telling, person: Person, lastRecord: Day | undefined) => {
  const { random } = telling;
  if (lastRecord === undefined && !random.chance(peopleShape.filed)) return {};
  const latest = lastRecord === undefined ? person.lastDay : person.lastDay - 1_200;
  const filed = clampDay(
    random.between(yearsBefore(telling.asOf, 14), latest),
    person.birthDay,
    Math.max(person.birthDay, person.lastDay),
  );
  const isUsed = random.chance(peopleShape.usedWithoutRecord);
  const used =
    lastRecord ??
    (isUsed ? random.between(Math.max(filed, person.lastDay - 700), person.lastDay) : undefined);
  return { ehrFiledOn: dateCell(filed), ehrLastUsedOn: dateCell(used) };
};

const isKeyPerson = (person: Person, isManaged: boolean): boolean => {
  const { age } = person.who;
  return isManaged || age >= 65 || age <= 6 || person.tags.length > 0;
};

const writeRow = (
  telling: Telling,
  person: Person,
  row: { lastRecord: Day | undefined; idNumber?: string | undefined },
): void => {
  const { random, files } = telling;
  const { who, leave } = person;
  const phone = drawPhone(random, { age: who.age, household: person.household, member: person.member });
  files.residents.add({
    id: person.id,
    name: drawName(random, who),
    idNumber: row.idNumber,
    sex: who.sex,
    birthDate: dateCell(person.birthDay),
    ...phone,
    regionCode: person.village.code,
    householdId: `H${person.household}`,
    keyGroups: person.tags.join('|'),
    ...drawFile(telling, person, row.lastRecord),
    ...drawConsent(telling),
    diedOn: dateCell(leave?.by === 'died' ? leave.on : undefined),
    movedOutOn: dateCell(leave?.by === 'moved_out' ? leave.on : undefined),
  });
};

/** Tells a resident's whole story: every row of every file that is about this person. */
export const writeResident = (telling: Telling, person: Person, giveIdNumber: GiveIdNumber): void => {
  const enrolments = drawEnrolments(telling, person);
  const isManaged = enrolments.some((enrolment) => isInForce(enrolment, telling.asOf));
  const isKey = isKeyPerson(person, isManaged);
  writeContracts(telling, person, isKey);
  const isOldOrManaged = isManaged || person.who.age >= 65;
  const days = [...writeCare(telling, person, enrolments), writeExams(telling, person, isOldOrManaged)];
  const known = days.filter((day) => day !== undefined);
  const lastRecord = known.length === 0 ? undefined : Math.max(...known);
  const hasNumber = !telling.random.chance(peopleShape.withoutIdNumber);
  const idNumber = hasNumber ? giveIdNumber(person.birthDay, person.who.sex) : undefined;
  writeRow(telling, person, { lastRecord, idNumber });
};
