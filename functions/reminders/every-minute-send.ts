import type { ResidentId, TeamId } from '../../domain/kernel/ids.ts';
import { clinicDate, type LocalDate } from '../../domain/kernel/time.ts';
import { expire, missedDays, sendWindow } from '../../domain/reminders/index.ts';
import { takeFromBudgets } from './budgets.ts';
import { type MessagePlan, planMessages, type PlannedMessage, wordingOf } from './plan-messages.ts';
import type { Recheck } from './recheck.ts';
import type { ReminderRun, SmsSettings } from './reminder-store.ts';
import { firstStep, sendMessage, type SendPorts } from './send-message.ts';

/** Messages whose budget is taken at once; and those that are on their way to the provider at the same time. */
const CHUNK = 100;
const LANES = 8;

type Sending = {
  readonly recheck: Recheck;
  readonly settings: SmsSettings;
  readonly teams: ReadonlyMap<ResidentId, TeamId>;
};

/** Does a piece of work for each item, so many at a time. */
const inLanes = async <T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> => {
  const left = [...items];
  const lane = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
};

const isOpen = ({ now }: SendPorts): boolean => sendWindow(now()).isOpen;

/** Sends some messages that nobody has claimed, those whose budget is spent go to a person. */
const sendChunk = async (
  ports: SendPorts,
  messages: readonly PlannedMessage[],
  { recheck, settings, teams }: Sending,
): Promise<void> => {
  const { reminders, now } = ports;
  const { day } = recheck.days;
  const claimed = await reminders.claimedPhones(
    day,
    messages.map(({ id }) => id.phoneHash),
  );
  const fresh = messages.filter(({ id }) => !claimed.has(id.phoneHash));
  const { paid, unpaid } = await takeFromBudgets(reminders, settings, { day, messages: fresh });
  const at = now().toISOString();
  for (const message of unpaid)
    await reminders.save(firstStep(message, teams, { state: 'dropped', at, reason: 'budget' }));
  await inLanes(paid, async (message) => {
    if (!isOpen(ports)) return;
    const claim = firstStep(message, teams, { state: 'claimed', at: now().toISOString() });
    await sendMessage(ports, claim, recheck);
  });
};

/** How far the messages of a day came; a claim whose sender fell silent becomes unknown. */
const sweep = async ({ reminders, now }: SendPorts, day: LocalDate): Promise<Record<string, number>> => {
  const states: Record<string, number> = {};
  for await (const messages of reminders.ofDay(day))
    for (const message of messages) {
      const delivery = expire(message.delivery, now());
      if (delivery !== undefined)
        await reminders.save({ ...message, version: message.version + 1, delivery });
      const { state } = delivery ?? message.delivery;
      states[state] = (states[state] ?? 0) + 1;
    }
  return states;
};

const planToday = async (ports: SendPorts, day: LocalDate, settings: SmsSettings) => {
  const { organisation } = await ports.reference();
  const days = { day, missedDays: missedDays(await ports.reminders.lastFinished(day), day) };
  const teams = organisation.teams.map(({ id }) => id);
  const plan = await planMessages(ports, { days, teams, today: day, isSeen: () => true }, settings);
  return { days, plan };
};

const sendAll = async (ports: SendPorts, { messages }: MessagePlan, sending: Sending): Promise<void> => {
  for (let at = 0; at < messages.length && isOpen(ports); at += CHUNK)
    await sendChunk(ports, messages.slice(at, at + CHUNK), sending);
};

type Ended = Pick<ReminderRun, 'day' | 'startedAt'> & { readonly plan: MessagePlan };

/** Records how far the day came: it is finished where nothing is on its way and the window did not close before. */
const endRun = async (ports: SendPorts, { day, startedAt, plan }: Ended): Promise<ReminderRun> => {
  const { reminders, now } = ports;
  await reminders.recordSkipped(day, plan.stale);
  const states = await sweep(ports, day);
  const isFinished = isOpen(ports) && (states['claimed'] ?? 0) === 0;
  const run: ReminderRun = {
    day,
    state: isFinished ? 'finished' : 'running',
    startedAt,
    ...(isFinished && { finishedAt: now().toISOString() }),
    messages: Object.values(states).reduce((sum, count) => sum + count, 0),
    calls: plan.calls.length,
    stale: plan.stale.length,
    states,
  };
  await reminders.saveRun(run);
  return run;
};

/** Sends what today asks for, while the window is open and the template is approved: each message once, however often it
 *  is called and wherever it breaks off. A day that did not end within its window is caught up by the next one.
 *  @returns how far the day came; undefined where nothing may be sent now */
export const everyMinuteSend = async (ports: SendPorts): Promise<ReminderRun | undefined> => {
  const { reminders, now } = ports;
  const day = clinicDate(now());
  const before = await reminders.run(day);
  if (before?.state === 'finished') return before;
  const settings = await reminders.settings();
  const template = wordingOf(settings);
  if (!isOpen(ports) || !template.approved) return undefined;
  const startedAt = before?.startedAt ?? now().toISOString();
  const { days, plan } = await planToday(ports, day, settings);
  await sendAll(ports, plan, { recheck: { days, template }, settings, teams: plan.teams });
  return endRun(ports, { day, startedAt, plan });
};
