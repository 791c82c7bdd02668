import type {
  PrescriptionDispensed,
  PrescriptionEvent,
  PrescriptionIssued,
} from '../../events/prescriptions.ts';
import { unreachable } from '../kernel/result.ts';
import type { DrugLine } from './drug.ts';
import type { Prescription } from './prescription.ts';

/** Where, when and by whom a prescription was filled. */
export type Dispensing = Pick<PrescriptionDispensed, 'dispensedOn' | 'place' | 'dispensedBy'>;

/** A prescription with everything that is known of it: of one that came with an import, what its row says. */
export type Prescribed = Prescription & {
  readonly drugs: readonly DrugLine[];
  readonly assessed: boolean;
  readonly patientConfirmed: boolean;
  /** As recorded: an import may name somebody who is not among the staff. */
  readonly staffId: string | undefined;
  readonly recordNote?: string | undefined;
  readonly renewsId?: Prescription['id'] | undefined;
  /** The codes of what was pointed out when it was issued. */
  readonly warnings?: readonly string[];
  readonly dispensed?: Dispensing;
  readonly stopReason?: Extract<PrescriptionEvent, { type: 'prescription-stopped@1' }>['reason'];
  readonly stopNote?: string | undefined;
};

const begun = (event: PrescriptionIssued): Prescribed => {
  const { type: _type, prescriptionId: id, days: supplyDays, ...said } = event;
  return { id, supplyDays, stoppedOn: undefined, ...said };
};

const isOf =
  ({ prescriptionId }: Pick<PrescriptionEvent, 'prescriptionId'>) =>
  ({ id }: Prescription): boolean =>
    id === prescriptionId;

/** A resident's prescriptions after an event; one about a prescription that is not among them changes nothing, and one
 *  that is read a second time neither. */
export const evolve = (prescriptions: readonly Prescribed[], event: PrescriptionEvent): Prescribed[] => {
  const named = isOf(event);
  switch (event.type) {
    case 'prescription-issued@1':
      return [...prescriptions.filter((one) => !named(one)), begun(event)];
    case 'prescription-dispensed@1': {
      const { dispensedOn, place, dispensedBy } = event;
      const dispensed = { dispensedOn, place, dispensedBy };
      return prescriptions.map((one) => (named(one) ? { ...one, dispensed } : one));
    }
    case 'prescription-stopped@1': {
      const { stoppedOn, reason: stopReason, note: stopNote } = event;
      return prescriptions.map((one) => (named(one) ? { ...one, stoppedOn, stopReason, stopNote } : one));
    }
    default:
      return unreachable(event);
  }
};
