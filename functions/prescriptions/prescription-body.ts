import type { PrescriptionId } from '../../domain/kernel/ids.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import {
  type DrugTimeline,
  drugNamed,
  type Prescribed,
  reviewDue,
  runsOutOn,
  supplyTimeline,
} from '../../domain/prescriptions/index.ts';
import type { ResidentDay } from '../../domain/residents/index.ts';
import type { ResidentFile } from '../residents/resident-file.ts';
import type { PrescriptionBody } from './bodies.ts';
import { prescribedIn } from './prescribed.ts';

/** A resident as stored and as of a day. */
export type Told = {
  readonly file: ResidentFile;
  readonly person: ResidentDay;
};

/** A resident's prescriptions and how long their drugs last, as known on a day. */
export type Supplied = {
  readonly prescriptions: readonly Prescribed[];
  readonly timeline: readonly DrugTimeline[];
  readonly person: ResidentDay;
};

/** Reads the prescriptions of a resident on their day. */
export const suppliedOn = ({ file, person }: Told): Supplied => {
  const prescriptions = prescribedIn(file);
  return { prescriptions, timeline: supplyTimeline(prescriptions, person.day), person };
};

const statusOf = (
  prescription: Prescribed,
  timeline: readonly DrugTimeline[],
  day: LocalDate,
): PrescriptionBody['status'] => {
  if (prescription.stoppedOn !== undefined && prescription.stoppedOn <= day) return 'stopped';
  return runsOutOn(prescription, timeline) > day ? 'running' : 'finished';
};

/** Why a prescription is to be looked at again, as answered. */
const reviewBody = (
  prescription: Prescribed,
  { timeline, person }: Supplied,
): PrescriptionBody['reviewDue'] => {
  const { chain = [] } =
    person.chains.find(({ programme }) => programme.code === prescription.programme) ?? {};
  const due = reviewDue(prescription, { chain, timeline }, person.day);
  return due === undefined ? null : { ...due, class: due.class ?? null };
};

const drugBody = (drug: Prescribed['drugs'][number]): PrescriptionBody['drugs'][number] => {
  const code = drugNamed(drug.name)?.code;
  return { ...drug, ...(code !== undefined && { code }) };
};

/** A prescription as answered. */
export const prescriptionBody = (prescription: Prescribed, supplied: Supplied): PrescriptionBody => {
  const { residentId: _whose, supplyDays: days, stoppedOn, staffId, drugs, warnings, ...said } = prescription;
  const { timeline, person } = supplied;
  return {
    ...said,
    days,
    drugs: drugs.map(drugBody),
    ...(warnings !== undefined && { warnings: [...warnings] }),
    ...(staffId !== undefined && { staffId }),
    ...(stoppedOn !== undefined && { stoppedOn }),
    dispensed: prescription.dispensed ?? null,
    status: statusOf(prescription, timeline, person.day),
    runsOutOn: runsOutOn(prescription, timeline),
    reviewDue: reviewBody(prescription, supplied),
  };
};

/** One prescription as answered; throws where the resident has none of this id. */
export const prescriptionNamed = (told: Told, id: PrescriptionId): PrescriptionBody => {
  const supplied = suppliedOn(told);
  const found = supplied.prescriptions.find((one) => one.id === id);
  if (found === undefined) throw new Error('a prescription that was stored is there');
  return prescriptionBody(found, supplied);
};

/** The prescriptions of a resident that run and are to be looked at again. */
export const reviewsDue = (told: Told): ReadonlySet<string> => {
  const supplied = suppliedOn(told);
  const due = supplied.prescriptions.filter((one) => reviewBody(one, supplied) !== null);
  return new Set(due.map(({ id }) => id));
};
