import type { PrescriptionDispensed, PrescriptionStopped } from '../../events/prescriptions.ts';
import type { PrescriptionId, StaffId } from '../kernel/ids.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { LocalDate } from '../kernel/time.ts';
import type { PrescriptionHistory } from './decide.ts';
import type { Dispensing, Prescribed } from './prescribed.ts';
import type { PrescriptionRefusal } from './refusal.ts';

/** Record that a prescription was filled. */
export type DispensePrescription = Dispensing & { readonly prescriptionId: PrescriptionId };

/** Stop a prescription. */
export type StopPrescription = Pick<PrescriptionStopped, 'prescriptionId' | 'stoppedOn' | 'reason'> & {
  readonly note?: string | undefined;
  readonly staffId: StaffId;
};

/** The prescription of an id, where something may be recorded of it on a day: it runs, the day is between its issue and
 *  today. */
const changedOn = (
  { prescriptions }: PrescriptionHistory,
  id: PrescriptionId,
  { on, today }: { readonly on: LocalDate; readonly today: LocalDate },
): Result<Prescribed, PrescriptionRefusal> => {
  const found = prescriptions.find((one) => one.id === id);
  if (found === undefined) return err({ code: 'prescription/not-found' });
  const { stoppedOn, issuedOn } = found;
  if (stoppedOn !== undefined) return err({ code: 'prescription/stopped', stoppedOn });
  if (on > today) return err({ code: 'prescription/after-today', today });
  return on < issuedOn ? err({ code: 'prescription/before-issue', issuedOn }) : ok(found);
};

/** Records where, when and by whom a prescription was filled: once. */
export const dispense = (
  history: PrescriptionHistory,
  { prescriptionId, dispensedOn, place, dispensedBy }: DispensePrescription,
  today: LocalDate,
): Result<PrescriptionDispensed[], PrescriptionRefusal> => {
  const found = changedOn(history, prescriptionId, { on: dispensedOn, today });
  if (!found.ok) return found;
  const { residentId, dispensed } = found.value;
  const { diedOn } = history.resident;
  if (dispensed !== undefined)
    return err({ code: 'prescription/already-dispensed', dispensedOn: dispensed.dispensedOn });
  if (diedOn !== undefined && dispensedOn > diedOn) return err({ code: 'prescription/after-death', diedOn });
  const type = 'prescription-dispensed@1';
  return ok([{ type, prescriptionId, residentId, dispensedOn, place, dispensedBy }]);
};

/** Stops a prescription from a day on: its drugs are taken no more. */
export const stop = (
  history: PrescriptionHistory,
  { note = '', ...command }: StopPrescription,
  today: LocalDate,
): Result<PrescriptionStopped[], PrescriptionRefusal> => {
  const found = changedOn(history, command.prescriptionId, { on: command.stoppedOn, today });
  if (!found.ok) return found;
  const { residentId } = found.value;
  const said = note.trim() === '' ? {} : { note: note.trim() };
  return ok([{ type: 'prescription-stopped@1', residentId, ...command, ...said }]);
};
