import type {
  ReferralAccepted,
  ReferralChecked,
  ReferralClosed,
  ReferralDrafted,
  ReferralRefused,
  ReferralReturned,
  ReferralSeen,
  ReferralSent,
} from '../../events/referrals.ts';
import type { StaffId } from '../kernel/ids.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { LocalDate } from '../kernel/time.ts';
import { isOpenOn, type RecordedState, type ReferralCase, stateOn, waitedUntil } from './case.ts';
import { referralPolicy } from './policy.ts';
import type { ReferralRefusal } from './refusal.ts';

/** A referral as it is sent. The id comes from the edge. */
export type Send = Omit<ReferralSent, 'type'>;

/** Who is referred, between which levels (1 a village, 2 a township, 3 the county; undefined where that is not known), and
 *  whether both sides are in one alliance. */
export type SendWorld = {
  readonly today: LocalDate;
  readonly isResident: boolean;
  readonly birthDate: LocalDate;
  readonly fromLevel: number | undefined;
  readonly toLevel: number | undefined;
  readonly isAllied: boolean;
};

const refusalOfDay = (
  field: string,
  day: LocalDate,
  { from, today }: { readonly from: LocalDate; readonly today: LocalDate },
): ReferralRefusal | undefined => {
  if (day > today) return { code: 'referral/after-today', field, today };
  return day < from ? { code: 'referral/out-of-order', field, from } : undefined;
};

const isWrongWay = ({ direction }: Send, { fromLevel, toLevel }: SendWorld): boolean => {
  if (fromLevel === undefined || toLevel === undefined) return false;
  return direction === 'up' ? toLevel < fromLevel : toLevel > fromLevel;
};

/** Refuses somebody who is sent the wrong way, and a question to who is no ally: it goes to whatever level. */
const refusalOfWay = (command: Send, world: SendWorld): ReferralRefusal | undefined => {
  if (command.kind === 'remote_consultation')
    return world.isAllied ? undefined : { code: 'referral/not-allied' };
  const { direction } = command;
  return isWrongWay(command, world) ? { code: 'referral/wrong-way', direction } : undefined;
};

const sameAs = (command: Send) => (other: ReferralCase) =>
  other.id !== command.referralId &&
  other.direction === command.direction &&
  other.kind === command.kind &&
  other.programme === command.programme &&
  other.disease === command.disease &&
  other.reason === command.reason;

const refusalToSend = (
  referrals: readonly ReferralCase[],
  command: Send,
  world: SendWorld,
): ReferralRefusal | undefined => {
  const { today, isResident, birthDate: from } = world;
  if (!isResident) return { code: 'referral/not-resident' };
  const refusal = refusalOfDay('referredOn', command.referredOn, { from, today });
  if (refusal !== undefined) return refusal;
  const { toInstitutionId } = command;
  if (toInstitutionId !== undefined && toInstitutionId === command.fromInstitutionId)
    return { code: 'referral/own-institution' };
  const wrongWay = refusalOfWay(command, world);
  if (wrongWay !== undefined) return wrongWay;
  const open = referrals.filter((one) => isOpenOn(one, today)).find(sameAs(command));
  return open && { code: 'referral/open-already', referralId: open.id };
};

/** Sends a referral, or a draft of one: of a resident, not from after today, to a level that its direction leads to (a
 *  remote consultation to an ally), and not a second one for the same reason while the first is open.
 *  @source domain-rules.md §1.5 note 7, §6 [design] */
export const send = (
  referrals: readonly ReferralCase[],
  command: Send,
  world: SendWorld,
): Result<ReferralSent[], ReferralRefusal> => {
  const known = referrals.find(({ id }) => id === command.referralId);
  if (known !== undefined && known.state !== 'draft')
    return err({ code: 'referral/wrong-state', state: stateOn(known, world.today) });
  const refusal = refusalToSend(referrals, command, world);
  return refusal === undefined ? ok([{ type: 'referral-sent@1', ...command }]) : err(refusal);
};

/** Writes a referral down, to be sent later: nothing is asked of it before. */
export const draft = (
  command: Send,
  { isResident }: SendWorld,
): Result<ReferralDrafted[], ReferralRefusal> => {
  if (!isResident) return err({ code: 'referral/not-resident' });
  const { referredOn: draftedOn, ...sheet } = command;
  return ok([{ type: 'referral-drafted@1', ...sheet, draftedOn }]);
};

/** Refuses a step in another state than those from which it leads on, in time and not after today. */
const refusalOfStep = (
  referral: ReferralCase,
  { field, on, from }: { readonly field: string; readonly on: LocalDate; readonly from: RecordedState },
  today: LocalDate,
): ReferralRefusal | undefined => {
  const { state, accepted, seen, referredOn } = referral;
  if (state !== from) return { code: 'referral/wrong-state', state: stateOn(referral, today) };
  const before = seen?.seenOn ?? accepted?.acceptedOn ?? referredOn;
  const refusal = refusalOfDay(field, on, { from: before, today });
  if (refusal !== undefined) return refusal;
  const until = waitedUntil(referredOn);
  return state !== 'seen' && on > until ? { code: 'referral/expired', waitedUntil: until } : undefined;
};

/** The fields of a step beside whose it is. */
type Step<Event> = Omit<Event, 'type' | 'referralId' | 'residentId' | 'isConsultation'>;

const whose = ({ id: referralId, residentId, kind }: ReferralCase) => ({
  referralId,
  residentId,
  ...(kind === 'remote_consultation' && { isConsultation: true as const }),
});

const slotOf = (
  { urgency }: ReferralCase,
  { acceptedOn, appointmentOn }: Step<ReferralAccepted>,
): LocalDate | undefined =>
  appointmentOn ?? (referralPolicy.pace[urgency].appointmentDays === 0 ? acceptedOn : undefined);

/** Takes a referral that was sent; one by the green channel has its place on the same day where no other is named.
 *  @source domain-rules.md §6.2 */
export const accept = (
  referral: ReferralCase,
  step: Step<ReferralAccepted>,
  today: LocalDate,
): Result<ReferralAccepted[], ReferralRefusal> => {
  const { acceptedOn: on } = step;
  const refusal = refusalOfStep(referral, { field: 'acceptedOn', on, from: 'sent' }, today);
  if (refusal !== undefined) return err(refusal);
  const appointmentOn = slotOf(referral, step);
  if (appointmentOn !== undefined && appointmentOn < on)
    return err({ code: 'referral/out-of-order', field: 'appointmentOn', from: on });
  const slot = appointmentOn === undefined ? {} : { appointmentOn };
  return ok([{ type: 'referral-accepted@1', ...whose(referral), ...step, ...slot }]);
};

/** Refuses a referral that was sent, and says why. */
export const refuse = (
  referral: ReferralCase,
  step: Step<ReferralRefused>,
  today: LocalDate,
): Result<ReferralRefused[], ReferralRefusal> => {
  const refusal = refusalOfStep(referral, { field: 'refusedOn', on: step.refusedOn, from: 'sent' }, today);
  return refusal === undefined
    ? ok([{ type: 'referral-refused@1', ...whose(referral), ...step }])
    : err(refusal);
};

/** Says that somebody whose referral was accepted was seen in time, which may be told later; of a remote consultation nobody
 *  is seen. */
export const see = (
  referral: ReferralCase,
  step: Step<ReferralSeen>,
  today: LocalDate,
): Result<ReferralSeen[], ReferralRefusal> => {
  const { kind, state } = referral;
  if (kind === 'remote_consultation') return err({ code: 'referral/wrong-state', state });
  const refusal = refusalOfStep(referral, { field: 'seenOn', on: step.seenOn, from: 'accepted' }, today);
  return refusal === undefined
    ? ok([{ type: 'referral-seen@1', ...whose(referral), ...step }])
    : err(refusal);
};

/** Sends somebody back who was seen, with a summary for the team; or answers a remote consultation that was accepted, in
 *  time and with an opinion. */
export const sendBack = (
  referral: ReferralCase,
  step: Step<ReferralReturned>,
  today: LocalDate,
): Result<ReferralReturned[], ReferralRefusal> => {
  const isConsultation = referral.kind === 'remote_consultation';
  const from = isConsultation ? 'accepted' : 'seen';
  const refusal = refusalOfStep(referral, { field: 'returnedOn', on: step.returnedOn, from }, today);
  if (refusal !== undefined) return err(refusal);
  if (isConsultation && step.form.opinion === undefined) return err({ code: 'referral/no-opinion' });
  return ok([{ type: 'referral-returned@1', ...whose(referral), ...step }]);
};

/** Writes down, once, that the team made sure what became of a referral, whatever that was.
 *  @source domain-rules.md §6.2; readings.md A7 */
export const check = (
  referral: ReferralCase,
  step: Step<ReferralChecked> & { readonly staffId: StaffId },
  today: LocalDate,
): Result<ReferralChecked[], ReferralRefusal> => {
  const { state, checkedOn, referredOn: from } = referral;
  if (state === 'draft') return err({ code: 'referral/wrong-state', state });
  if (checkedOn !== undefined) return err({ code: 'referral/already-checked', checkedOn });
  const refusal = refusalOfDay('checkedOn', step.checkedOn, { from, today });
  return refusal === undefined
    ? ok([{ type: 'referral-checked@1', ...whose(referral), ...step }])
    : err(refusal);
};

/** Closes a referral that came to its end; one that is still open only for a reason. */
export const close = (
  referral: ReferralCase,
  step: Pick<Step<ReferralClosed>, 'reason'>,
  today: LocalDate,
): Result<ReferralClosed[], ReferralRefusal> => {
  const state = stateOn(referral, today);
  if (state === 'closed') return err({ code: 'referral/wrong-state', state });
  if (isOpenOn(referral, today) && step.reason === undefined) return err({ code: 'referral/no-reason' });
  const given = referral.state === 'draft' ? { wasDraft: true as const } : {};
  return ok([{ type: 'referral-closed@1', ...whose(referral), ...step, ...given, closedOn: today }]);
};
