import { byCodePoints, isId, type PrescriptionId, type StaffId } from '../../domain/kernel/ids.ts';
import { err, type Result } from '../../domain/kernel/result.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import {
  issue,
  type IssueContext,
  type Issued,
  lastVisitOf,
  type Prescribed,
  type PrescriptionHistory,
  type PrescriptionRefusal,
  prescriptionPolicy,
  renew,
} from '../../domain/prescriptions/index.ts';
import { defaultProfile, type ProgrammeCode } from '../../domain/programmes/index.ts';
import { residentOn } from '../../domain/residents/index.ts';
import type { PrescriptionEvent } from '../../events/prescriptions.ts';
import { changed, type Changed, staffOf } from '../follow-ups/change.ts';
import type { Ports } from '../kit/ports.ts';
import type { Route } from '../kit/route.ts';
import type { Asked } from '../kit/use-case.ts';
import type { Found } from '../residents/find.ts';
import type { checkPrescriptions, issuePrescription, renewPrescription } from './api.ts';
import { prescribedIn } from './prescribed.ts';
import { prescriptionPatches } from './rows.ts';

/** What the rules read of a resident's prescriptions. */
export const historyOf = ({ file }: Found): PrescriptionHistory => ({
  resident: file.history.resident,
  prescriptions: prescribedIn(file),
});

/** What a prescription is for, when and by whom. */
export type Issuing = {
  readonly programme: ProgrammeCode;
  readonly issuedOn: LocalDate;
  readonly staffId: StaffId;
};

type AskedToIssue = Asked<typeof issuePrescription | typeof checkPrescriptions>;

/** What is known of a resident, and of who prescribes, on the day of issue. */
const contextOf = (
  { file, reference }: Found,
  { programme, issuedOn, staffId }: Issuing,
  today: LocalDate,
): IssueContext => {
  const then = residentOn(file.history, issuedOn, defaultProfile);
  const { chain = [] } = then.chains.find((one) => one.programme.code === programme) ?? {};
  const row = reference.rows.staff.find(({ id }) => id === staffId);
  return {
    today,
    countyLimitDays: prescriptionPolicy.countyLimitDays,
    hasActiveContract: then.contract !== undefined,
    lastVisit: lastVisitOf(chain),
    prescriber: row && { role: row['role'] ?? '', title: row['title'] ?? '' },
  };
};

/** A new prescription's id: after those of the same programme and day, so that of two the later one is the last issued. */
const newPrescriptionId = (
  { newId }: Pick<Ports, 'newId'>,
  prescriptions: readonly Prescribed[],
  { programme, issuedOn }: Pick<Issuing, 'programme' | 'issuedOn'>,
): PrescriptionId => {
  const own = newId();
  const last = prescriptions
    .filter((one) => one.programme === programme && one.issuedOn === issuedOn)
    .map(({ id }) => id)
    .toSorted(byCodePoints)
    .at(-1);
  const after = last === undefined || last < own ? [] : [`${last}.${own}`];
  const [id] = [...after, own].filter(isId<'PrescriptionId'>);
  if (id === undefined) throw new Error('a new id is an id');
  return id;
};

/** Makes the commit of what was decided on prescriptions. */
export const written = (
  doing: { readonly asked: Asked<Route>; readonly ports: Pick<Ports, 'keys'> },
  found: Found,
  events: readonly PrescriptionEvent[],
): Changed => changed(doing, found, { events, patches: events.flatMap(prescriptionPatches) });

/** Decides on a prescription as it is asked for. */
export const decideIssue = (
  { asked, ports }: { readonly asked: AskedToIssue; readonly ports: Pick<Ports, 'newId'> },
  found: Found,
): Result<Issued, PrescriptionRefusal> => {
  const { body, today } = asked;
  const issuing = { ...body, issuedOn: body.issuedOn ?? today, staffId: staffOf(body.staffId, asked) };
  const history = historyOf(found);
  const prescriptionId = newPrescriptionId(ports, history.prescriptions, issuing);
  return issue(history, { ...issuing, prescriptionId }, contextOf(found, issuing, today));
};

type AskedToRenew = Pick<Asked<typeof renewPrescription>, 'body' | 'today' | 'by'>;

/** Decides on a prescription that renews another or takes its place: the other is not counted beside it. */
export const decideRenewal = (
  { asked, ports }: { readonly asked: AskedToRenew; readonly ports: Pick<Ports, 'newId'> },
  found: Found,
  renewsId: PrescriptionId,
): Result<Issued, PrescriptionRefusal> => {
  const { body, today } = asked;
  const history = historyOf(found);
  const old = history.prescriptions.find(({ id }) => id === renewsId);
  if (old === undefined) return err({ code: 'prescription/not-found' });
  const { programme } = old;
  const issuing = { issuedOn: body.issuedOn ?? today, staffId: staffOf(body.staffId, asked) };
  const prescriptionId = newPrescriptionId(ports, history.prescriptions, { programme, ...issuing });
  const command = { ...body, ...issuing, prescriptionId, renewsId };
  return renew(history, command, contextOf(found, { programme, ...issuing }, today));
};
