import { dateCell, type Day } from './days.ts';
import type { Change, Happening } from './happenings.ts';
import { isExpecting, type Patient } from './patients.ts';
import type { Choices, Random } from './random.ts';
import { withOneDecimal } from './readings.ts';
import { visitShape } from './care-shape.ts';
import type { Telling } from './telling.ts';

/** How a visit was made and what it turned out to be. */
export type VisitKind = {
  readonly mode: (typeof visitShape.modes)[number][0];
  readonly happening: Happening;
};

/** A visit to be written. */
type VisitRecord = VisitKind & {
  readonly day: Day;
  readonly nth: number;
  /** The second of a day: in the afternoon. */
  readonly isLater: boolean;
  readonly findings: Change;
};

const SYMPTOMS = {
  hypertension: ['headache', 'palpitation', 'numb_limbs', 'oedema', 'blurred_eyes', 'headache|numb_limbs'],
  diabetes: ['polydipsia', 'polyuria', 'numb_limbs', 'blurred_vision', 'oedema', 'polydipsia|polyuria'],
} as const satisfies Record<string, Choices<string>>;

const LOST_NOTES: Choices<string> = ['电话未接通', '外出务工,家属不知归期', '三次联系未果', '外出务工'];
const NOTES: Choices<string> = ['补录', '家属代述,本人在场', '已作健康教育', '建议低盐饮食', '本人要求上门'];

const twoDigits = (n: number): string => String(n).padStart(2, '0');

const drawTime = (random: Random, isLater: boolean): string | undefined => {
  if (isLater) return `${random.between(14, 17)}:${twoDigits(random.between(0, 59))}`;
  if (!random.chance(visitShape.timeKnown)) return undefined;
  return `${twoDigits(random.between(8, 11))}:${twoDigits(random.between(0, 59))}`;
};

const drawSymptoms = (random: Random, { programme }: Patient): string | undefined => {
  if (!random.chance(visitShape.symptomsAsked)) return undefined;
  return random.chance(visitShape.symptoms) ? random.pick(SYMPTOMS[programme]) : 'none';
};

const drawBodySize = (random: Random, { person }: Patient) => {
  if (!random.chance(visitShape.weighed)) return {};
  const weightKg = withOneDecimal(person.body.weightKg + 1.5 * random.bell());
  return { weightKg, heightCm: random.chance(0.4) ? person.body.heightCm : undefined };
};

/** What only a visit in which the patient was met can tell. */
const drawMetCells = (random: Random, patient: Patient, { day, findings }: VisitRecord) => ({
  ...drawBodySize(random, patient),
  symptoms: drawSymptoms(random, patient),
  adverseReaction: random.chance(visitShape.noneWritten) ? 'none' : undefined,
  complication: random.chance(visitShape.noneWritten) ? 'none' : undefined,
  pregnantOrLactating: isExpecting(patient, day) ? 'yes' : undefined,
  adherence: random.weighted(visitShape.adherence[patient.habit]),
  note: random.chance(visitShape.noted) ? random.pick(NOTES) : undefined,
  ...findings,
});

/** Writes the record of a visit; one that found nobody has a reason and no reading. */
export const writeVisit = ({ random, files }: Telling, patient: Patient, record: VisitRecord): void => {
  const { person, programme, letter } = patient;
  const { happening } = record;
  const isMet = happening !== 'lost' && happening !== 'refused';
  files.followups.add({
    id: `V${person.serial}-${letter}${record.nth}`,
    residentId: person.id,
    programme,
    visitedOn: dateCell(record.day),
    visitedAt: drawTime(random, record.isLater),
    mode: record.mode,
    outcome: isMet ? 'done' : happening,
    staffId: random.pick(person.care.own.staffIds),
    ...(isMet ? drawMetCells(random, patient, record) : { note: random.pick(LOST_NOTES) }),
  });
};
