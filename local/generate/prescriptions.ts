import { isInForce, type Enrolment } from './conditions.ts';
import { dateCell, type Day } from './days.ts';
import type { Patient } from './patients.ts';
import type { Choices } from './random.ts';
import { supplyShape } from './care-shape.ts';
import type { Telling } from './telling.ts';

const DRUGS = {
  hypertension: [
    ...(['amlodipine@5mg@1', 'valsartan@80mg@1', 'hydrochlorothiazide@12.5mg@1'] as const),
    ...(['amlodipine@5mg@1|metoprolol@25mg@2', 'valsartan@80mg@1|hydrochlorothiazide@12.5mg@1'] as const),
  ],
  diabetes: [
    ...(['metformin@500mg@2', 'metformin@500mg@3', 'gliclazide@30mg@1'] as const),
    ...(['metformin@500mg@3|acarbose@50mg@3', 'acarbose@50mg@3'] as const),
  ],
} as const satisfies Record<string, Choices<string>>;

type Supply = { readonly issued: Day; readonly days: number };

/** The latest supply: it runs out on one of the days before or after which patients are reminded, or at any time. */
const drawLatest = ({ random, asOf }: Telling, enrolment: Enrolment, until: Day): Supply => {
  const days = random.weighted(supplyShape.days);
  if (!isInForce(enrolment, asOf)) return { issued: until - random.between(0, days), days };
  if (random.chance(supplyShape.endsOnReminderDay))
    return { issued: asOf - random.pick(supplyShape.refillReminderDays) - days, days };
  return { issued: until - random.between(0, days + (random.chance(0.2) ? 120 : 8)), days };
};

/** The supply before one: it ran out some days before or after the next was issued. */
const drawBefore = ({ random }: Telling, next: Supply): Supply => {
  const days = random.weighted(supplyShape.days);
  return { issued: next.issued - days - random.between(-6, 5), days };
};

const isStopped = ({ random }: Telling): boolean => random.chance(supplyShape.stopped);

type SupplyRow = { readonly supply: Supply; readonly nth: number; readonly drugs: string };

const writeSupply = (telling: Telling, patient: Patient, row: SupplyRow): void => {
  const { random, files } = telling;
  const { person, programme, letter } = patient;
  const { issued, days } = row.supply;
  const stoppedDay = issued + random.between(1, days - 1);
  const confirmed = days > 28 || random.chance(0.4) ? 'yes' : random.pick(['no', undefined]);
  files.prescriptions.add({
    id: `P${person.serial}-${letter}${row.nth}`,
    residentId: person.id,
    programme,
    issuedOn: dateCell(issued),
    days,
    drugs: row.drugs,
    assessed: confirmed,
    patientConfirmed: confirmed,
    staffId: person.care.own.staffIds[0],
    stoppedOn: dateCell(isStopped(telling) && stoppedDay <= person.lastDay ? stoppedDay : undefined),
  });
};

/** Writes the supplies of an enrolment, the latest first, where the patient is on repeat prescriptions.
 *  @returns the day of the latest one, where there is any */
export const writePrescriptions = (
  telling: Telling,
  patient: Patient,
  { enrolment, nth }: { readonly enrolment: Enrolment; readonly nth: number },
): Day | undefined => {
  const { random } = telling;
  if (!random.chance(supplyShape.longPrescription)) return undefined;
  const until = Math.min(patient.person.lastDay, (enrolment.closed?.on ?? Infinity) - 1);
  const latest = drawLatest(telling, enrolment, until);
  const count = random.between(1, supplyShape.mostRows);
  let supply = latest;
  let drugs: string = random.pick(DRUGS[patient.programme]);
  for (let n = 0; n < count && supply.issued >= enrolment.enrolledDay; n++) {
    writeSupply(telling, patient, { supply, nth: nth + n + 1, drugs });
    supply = drawBefore(telling, supply);
    if (random.chance(supplyShape.otherDrugsBefore)) drugs = random.pick(DRUGS[patient.programme]);
  }
  return latest.issued >= enrolment.enrolledDay ? latest.issued : undefined;
};
