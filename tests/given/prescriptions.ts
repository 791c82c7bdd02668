import type { Dispensing, Prescribed } from '../../domain/prescriptions/index.ts';
import { aPrescription, type PrescriptionGiven } from './records.ts';
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
