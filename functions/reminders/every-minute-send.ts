import { clinicDate, type LocalDate } from '../../domain/kernel/time.ts';
import { type Delivery, expire, missedDays, sendWindow } from '../../domain/reminders/index.ts';
import { type Count, type RecordStep, unrecorded } from '../runs/record-step.ts';
import type { Counts } from '../runs/run-store.ts';
import { decidedCall } from './decided-calls.ts';
import { type MessagePlan, planMessages, wordingOf } from './plan-messages.ts';
import type { ReminderRun, SmsSettings } from './reminder-store.ts';
import type { SendPorts } from './send-message.ts';
import { sendMessages } from './send-messages.ts';

const isOpen = ({ now }: SendPorts): boolean => sendWindow(now()).isOpen;

const outcomeOf = (delivery: Delivery): Counts =>
  delivery.state === 'dropped' ? { dropped: 1, [`dropped.${delivery.reason}`]: 1 } : { [delivery.state]: 1 };

/** How far the messages of a day came; a claim whose sender fell silent becomes unknown. */
const sweep = async (
  { reminders, now }: SendPorts,
  day: LocalDate,
  count: Count,
): Promise<Record<string, number>> => {
  const states: Record<string, number> = {};
  for await (const messages of reminders.ofDay(day))
    for (const message of messages) {
      const delivery = expire(message.delivery, now());
      if (delivery !== undefined)
        await reminders.save({ ...message, version: message.version + 1, delivery });
      const reached = delivery ?? message.delivery;
      count(outcomeOf(reached));
      states[reached.state] = (states[reached.state] ?? 0) + 1;
    }
  return states;
};

/** What a plan comes to: messages and the reminders in them, calls by their reason, what is too late. */
const countPlan = ({ messages, calls, stale }: MessagePlan, count: Count): void => {
  const reminders = messages.reduce((sum, { subjects }) => sum + subjects.length, 0);
  count({ messages: messages.length, reminders, calls: calls.length, stale: stale.length });
  for (const { reason } of calls) count({ [`calls.${reason}`]: 1 });
};

const planToday = async (ports: SendPorts, day: LocalDate, settings: SmsSettings) => {
  const { organisation } = await ports.reference();
  const days = { day, missedDays: missedDays(await ports.reminders.lastFinished(day), day) };
  const teams = [...organisation.teams.map(({ id }) => id), undefined];
  const plan = await planMessages(ports, { days, teams, today: day, isSeen: () => true }, settings);
  return { days, plan };
};

type Ended = Pick<ReminderRun, 'day' | 'startedAt'> & { readonly plan: MessagePlan };

/** Says how far the day came: it is finished where nothing is on its way and the window did not close before. */
const endRun = async (
  ports: SendPorts,
  { day, startedAt, plan }: Ended,
  count: Count,
): Promise<ReminderRun> => {
  const { reminders, now } = ports;
  await reminders.recordSkipped(day, plan.stale);
  const states = await sweep(ports, day, count);
  const isFinished = isOpen(ports) && (states['claimed'] ?? 0) === 0;
  return {
    day,
    state: isFinished ? 'finished' : 'running',
    startedAt,
    ...(isFinished && { finishedAt: now().toISOString() }),
    messages: Object.values(states).reduce((sum, some) => sum + some, 0),
    calls: plan.calls.length,
    stale: plan.stale.length,
    states,
  };
};

/** Sends what today asks for, while the window is open and the template is approved: each message once, however often it
 *  is called and wherever it breaks off. A day that did not end within its window is caught up by the next one. A minute
 *  in which nothing is to be done records nothing.
 *  @returns how far the day came; undefined where nothing may be sent now */
export const everyMinuteSend = async (
  ports: SendPorts,
  record: RecordStep = unrecorded,
): Promise<ReminderRun | undefined> => {
  const { reminders, now } = ports;
  const day = clinicDate(now());
  const before = await reminders.run(day);
  if (before?.state === 'finished') return before;
  const settings = await reminders.settings();
  const template = wordingOf(settings);
  if (!isOpen(ports) || !template.approved) return undefined;
  const startedAt = before?.startedAt ?? now().toISOString();
  const { days, plan } = await record('plan', async (count) => {
    const planned = await planToday(ports, day, settings);
    if (before === undefined) await reminders.recordCalls(day, planned.plan.calls.map(decidedCall));
    countPlan(planned.plan, count);
    return planned;
  });
  const send = async (count: Count): Promise<ReminderRun> => {
    const sending = { recheck: { days, template }, settings, teams: plan.teams };
    await sendMessages(ports, plan.messages, sending);
    return endRun(ports, { day, startedAt, plan }, count);
  };
  const run = await record('send', send, ({ state }) => state === 'finished');
  // Last: where it breaks off before, the next minute records the step anew.
  await reminders.saveRun(run);
  return run;
};
