import type { PrescriptionIssued, PrescriptionStopped } from '../../events/prescriptions.ts';
import { byCodePoints, type PrescriptionId, type ResidentId, type StaffId } from '../kernel/ids.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { LocalDate } from '../kernel/time.ts';
import type { ProgrammeCode } from '../programmes/index.ts';
import { checkPrescription } from './check.ts';
import { drugKey, type DrugLine, drugText } from './drug.ts';
import { evolve, type Prescribed } from './prescribed.ts';
import type { PrescriptionRefusal } from './refusal.ts';
import { type Check, isLong, type LastVisit } from './request.ts';
import { isRunning, supplyTimeline } from './supply.ts';

/** What is recorded of whom prescriptions are for. */
export type PrescriptionHistory = {
  readonly resident: {
    readonly id: ResidentId;
    readonly birthDate: LocalDate;
    readonly diedOn: LocalDate | undefined;
  };
  readonly prescriptions: readonly Prescribed[];
};

/** Issue a prescription. */
export type IssuePrescription = {
  readonly prescriptionId: PrescriptionId;
  readonly programme: ProgrammeCode;
  readonly issuedOn: LocalDate;
  readonly days: number;
  readonly drugs: readonly DrugLine[];
  readonly assessed: boolean;
  readonly patientConfirmed: boolean;
  readonly recordNote?: string | undefined;
  readonly staffId: StaffId;
};

/** What is known on the day of issue besides the prescriptions. */
export type IssueContext = {
  readonly today: LocalDate;
  readonly countyLimitDays: number;
  readonly hasActiveContract: boolean;
  readonly lastVisit: LastVisit | undefined;
  /** Undefined where whoever issues is not among the staff. */
  readonly prescriber: { readonly role: string; readonly title: string } | undefined;
};

/** What is left of a decision: the facts, and what the doctor is to know of. */
export type Issued = {
  readonly events: readonly (PrescriptionIssued | PrescriptionStopped)[];
  readonly checks: readonly Check[];
};

const dateRefusal = (
  { resident }: PrescriptionHistory,
  issuedOn: LocalDate,
  today: LocalDate,
): PrescriptionRefusal | undefined => {
  const { birthDate, diedOn } = resident;
  if (issuedOn > today) return { code: 'prescription/after-today', today };
  if (issuedOn < birthDate) return { code: 'prescription/before-birth', birthDate };
  return diedOn !== undefined && issuedOn > diedOn ? { code: 'prescription/after-death', diedOn } : undefined;
};

const isFirstLong = (
  { prescriptions }: PrescriptionHistory,
  { programme, issuedOn }: IssuePrescription,
): boolean =>
  !prescriptions.some((one) => one.programme === programme && one.issuedOn <= issuedOn && isLong(one));

const checksOf = (
  history: PrescriptionHistory,
  command: IssuePrescription,
  { prescriber, ...context }: IssueContext,
): Check[] => {
  const { days, drugs, issuedOn, recordNote = '', assessed, patientConfirmed } = command;
  const title = isFirstLong(history, command) ? (prescriber?.title ?? '') : undefined;
  return checkPrescription(
    {
      ...context,
      supplyDays: days,
      drugs: [...new Set(drugs.map(({ name }) => name))],
      assessed,
      patientConfirmed,
      hasRecordNote: recordNote.trim() !== '',
      firstIssueTitle: title,
      prescriberRole: prescriber?.role,
      running: supplyTimeline(history.prescriptions, issuedOn),
    },
    issuedOn,
  );
};

const issuedEvent = (
  { resident }: PrescriptionHistory,
  { recordNote = '', ...command }: IssuePrescription,
  checks: readonly Check[],
): PrescriptionIssued => ({
  type: 'prescription-issued@1',
  residentId: resident.id,
  ...command,
  drugs: command.drugs.map((drug) => ({ ...drug })),
  ...(recordNote.trim() !== '' && { recordNote: recordNote.trim() }),
  warnings: checks.map(({ code }) => code),
});

/** Issues a prescription, unless a check refuses it: then every objection is told, warnings too.
 *  @source domain-rules.md §5 */
export const issue = (
  history: PrescriptionHistory,
  command: IssuePrescription,
  context: IssueContext,
): Result<Issued, PrescriptionRefusal> => {
  const wrongDate = dateRefusal(history, command.issuedOn, context.today);
  if (wrongDate !== undefined) return err(wrongDate);
  const checks = checksOf(history, command, context);
  return checks.some(({ answer }) => answer === 'refuse')
    ? err({ code: 'prescription/refused', checks })
    : ok({ events: [issuedEvent(history, command, checks)], checks });
};

/** Renew a prescription: what is not said stays as it was. */
export type RenewPrescription = Omit<IssuePrescription, 'programme' | 'days' | 'drugs'> & {
  readonly renewsId: PrescriptionId;
  readonly days?: number | undefined;
  readonly drugs?: readonly DrugLine[] | undefined;
};

/** What is taken, by the drugs themselves, however they are written. */
const regimen = (drugs: readonly DrugLine[]): string =>
  drugs
    .map((line) => drugText({ ...line, name: drugKey(line.name) }))
    .toSorted(byCodePoints)
    .join('|');

/** Ends what a changed prescription takes the place of, where that still runs. */
const endedBy = (
  { prescriptions }: PrescriptionHistory,
  old: Prescribed,
  { drugs = old.drugs, issuedOn, staffId }: RenewPrescription,
): PrescriptionStopped[] => {
  const isChanged = regimen(drugs) !== regimen(old.drugs);
  if (!isChanged || !isRunning(old, supplyTimeline(prescriptions, issuedOn), issuedOn)) return [];
  const { id: prescriptionId, residentId } = old;
  return [
    {
      type: 'prescription-stopped@1',
      prescriptionId,
      residentId,
      stoppedOn: issuedOn,
      reason: 'changed',
      staffId,
    },
  ];
};

/** Renews a prescription under the same checks as a new one. With the same drugs what is left of the old one is used up
 *  first; with others the old one is stopped on the day that the new one is issued. */
export const renew = (
  history: PrescriptionHistory,
  command: RenewPrescription,
  context: IssueContext,
): Result<Issued, PrescriptionRefusal> => {
  const { renewsId, ...rest } = command;
  const old = history.prescriptions.find(({ id }) => id === renewsId);
  if (old === undefined) return err({ code: 'prescription/not-found' });
  const { programme, stoppedOn, issuedOn } = old;
  if (stoppedOn !== undefined) return err({ code: 'prescription/stopped', stoppedOn });
  if (command.issuedOn < issuedOn) return err({ code: 'prescription/before-issue', issuedOn });
  const ended = endedBy(history, old, command);
  const before = { ...history, prescriptions: ended.reduce(evolve, [...history.prescriptions]) };
  const { days = old.supplyDays, drugs = old.drugs } = command;
  const issued = issue(before, { ...rest, programme, days, drugs }, context);
  if (!issued.ok) return issued;
  const { events, checks } = issued.value;
  const renewed = events.map((event) =>
    event.type === 'prescription-issued@1' ? { ...event, renewsId } : event,
  );
  return ok({ events: [...ended, ...renewed], checks });
};
