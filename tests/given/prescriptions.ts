import type {
  Dispensing,
  IssueContext,
  Prescribed,
  PrescriptionHistory,
} from '../../domain/prescriptions/index.ts';
import { aPrescription, aResident, type PrescriptionGiven } from './records.ts';
import { on } from './values.ts';

/** What a test says of a prescription with its drugs. */
export type PrescribedGiven = PrescriptionGiven & {
  /** By name; amlodipine where nothing is said. */
  readonly drugs?: readonly string[];
  readonly dispensedOn?: string;
};

/** A prescription that was filled in the township's own pharmacy. */
export const aDispensing = (dispensedOn: string): Dispensing => ({
  dispensedOn: on(dispensedOn),
  place: { kind: 'institution', name: '一镇卫生院' },
  dispensedBy: 'S2',
});

/** R1's four weeks of amlodipine from 2025-03-10, with its papers, filled on no day of its own. */
export const aPrescribed = ({
  drugs = ['amlodipine'],
  dispensedOn,
  ...given
}: PrescribedGiven = {}): Prescribed => ({
  ...aPrescription(given),
  drugs: drugs.map((name) => ({ name })),
  assessed: true,
  patientConfirmed: true,
  staffId: 'S1',
  ...(dispensedOn !== undefined && { dispensed: aDispensing(dispensedOn) }),
});

/** What a first prescription of 2025-04-01 is issued in: an active contract, a controlled visit twelve days before. */
export const anIssueContext = (given: Partial<IssueContext> = {}): IssueContext => ({
  today: on('2025-04-01'),
  countyLimitDays: 60,
  hasActiveContract: true,
  lastVisit: { class: 1, visitedOn: on('2025-03-20') },
  prescriber: { role: 'family_doctor', title: 'senior' },
  ...given,
});

/** What is prescribed to R1, who may have died. */
export const aPrescriptionHistory = (
  prescriptions: readonly Prescribed[] = [],
  diedOn?: string,
): PrescriptionHistory => ({ resident: aResident({ diedOn }), prescriptions });
