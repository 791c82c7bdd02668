import type { ResidentId, TeamId } from '../../domain/kernel/ids.ts';
import { type Delivery, type Message, sendWindow } from '../../domain/reminders/index.ts';
import { takeFromBudgets } from './budgets.ts';
import type { PlannedMessage } from './plan-messages.ts';
import { type Recheck, recheck } from './recheck.ts';
import type { SmsSettings, StoredMessage } from './reminder-store.ts';
import type { SendPorts } from './send-message.ts';
import { notClaimedOn } from './unsent.ts';

/** How messages of a day are sent. */
export type Sending = {
  readonly recheck: Recheck;
  readonly settings: SmsSettings;
  readonly teams: ReadonlyMap<ResidentId, TeamId>;
};

/** A message that this sender has claimed, with what is to be said as of now. */
export type Claimed = { readonly claim: StoredMessage; readonly said: Message };

const firstStep = (
  { id, institutionId, phone, text, segments, subjects }: PlannedMessage,
  teams: ReadonlyMap<ResidentId, TeamId>,
  delivery: Delivery,
): StoredMessage => ({
  id,
  version: 1,
  institutionId,
  phone,
  text,
  segments,
  delivery,
  subjects: subjects.map(({ resident, task, offsetDays }) => {
    const { kind, programme = '', dueOn } = task;
    return { residentId: resident.id, teamId: teams.get(resident.id), kind, programme, dueOn, offsetDays };
  }),
});

/** Messages that nobody has claimed, in whatever wording, and whose cost is taken out of the budgets; the others go to a
 *  person. */
const pay = async (
  { reminders, now }: SendPorts,
  messages: readonly PlannedMessage[],
  { recheck: { days }, settings, teams }: Sending,
): Promise<readonly PlannedMessage[]> => {
  const { day } = days;
  const fresh = await notClaimedOn(reminders, day, messages);
  const { paid, unpaid } = await takeFromBudgets(reminders, settings, { day, messages: fresh });
  const dropped = { state: 'dropped' as const, at: now().toISOString(), reason: 'budget' as const };
  await reminders.saveAll(unpaid.map((message) => firstStep(message, teams, dropped)));
  return paid;
};

/** Claims messages and checks every guard again: what is left may be said now, by this sender alone. Nothing is claimed
 *  while the window is closed. @source reminders.md, Exactly once in effect */
export const claimMessages = async (
  ports: SendPorts,
  messages: readonly PlannedMessage[],
  sending: Sending,
): Promise<readonly Claimed[]> => {
  const { reminders, now } = ports;
  if (!sendWindow(now()).isOpen) return [];
  const paid = await pay(ports, messages, sending);
  const at = now().toISOString();
  const claims = await reminders.saveAll(
    paid.map((message) => firstStep(message, sending.teams, { state: 'claimed', at })),
  );
  const checked = await recheck(ports, claims, sending.recheck);
  const dropped = checked.flatMap(({ claim, said }): StoredMessage[] =>
    said.ok
      ? []
      : [{ ...claim, version: claim.version + 1, delivery: { state: 'dropped', at, reason: said.error } }],
  );
  await reminders.saveAll(dropped);
  return checked.flatMap(({ claim, said }) => (said.ok ? [{ claim, said: said.value }] : []));
};
