import { plusDays } from '../../../domain/kernel/time.ts';
import type { SendOutcome } from '../../../domain/reminders/index.ts';
import type { Api } from '../../../functions/kit/http.ts';
import type { ReminderRun, SendSms, StoredMessage } from '../../../functions/reminders/reminder-store.ts';
import type { RecordStep } from '../../../functions/runs/record-step.ts';
import type { SendPorts } from '../../../functions/reminders/send-message.ts';
import { on } from '../../given/values.ts';
import type { CountyRows } from '../county-files/county-texts.ts';
import { countyRows } from './given-county.ts';
import { type GivenService, givenService, listAt } from './given-service.ts';
import { everyMinuteSend } from './carried.ts';

/** The number that a couple shares. */
export const SHARED_PHONE = '13900001111';

/** The usual county in which R1-01 and R1-02, both with consent, share a phone, and the clinic is to see both on one day. */
export const coupleRows = (): CountyRows => {
  const rows = countyRows();
  const couple = new Set(['R1-01', 'R1-02']);
  return {
    ...rows,
    residents: (rows.residents ?? []).map((row) =>
      couple.has(row['id'] ?? '') ? { ...row, phone: SHARED_PHONE } : row,
    ),
    followups: (rows.followups ?? []).map((row) =>
      couple.has(row['residentId'] ?? '') ? { ...row, visitedOn: '2025-03-20' } : row,
    ),
  };
};

/** The day on which the couple is reminded. */
export const COUPLE_DAY = '2025-06-17';

/** A service on that day. */
export const coupleService = async (apis: readonly Api[]): Promise<GivenService> => {
  const service = await givenService({ apis, rows: coupleRows() });
  service.moveTo(COUPLE_DAY);
  await service.world.background.passDays();
  return service;
};

/** The day's messages as they are stored. */
export const storedOfDay = async ({ ports }: GivenService): Promise<StoredMessage[]> => {
  const messages: StoredMessage[] = [];
  for await (const some of ports.reminders.ofDay(on(COUPLE_DAY))) messages.push(...some);
  return messages;
};

/** The day's reminders as the team sees them. */
export const listedOfDay = async ({ call }: GivenService): Promise<readonly unknown[]> =>
  listAt((await call('doctor-1', 'GET', `/v1/reminders?on=${COUPLE_DAY}`)).body, 'items');

/** A text that a provider was handed. */
export type Handed = Parameters<SendSms>[0];

/** A sending of the service's day with a provider that answers in turn, its last answer for good. */
export const sender = (
  { ports }: Pick<GivenService, 'ports'>,
  answers: readonly (SendOutcome | 'crash')[] = [],
  time = 'T02:00:00Z',
) => {
  const handed: Handed[] = [];
  const waited: number[] = [];
  let at = 0;
  let now = new Date(`${ports.now().toISOString().slice(0, 10)}${time}`);
  const send: SendSms = async (message) => {
    handed.push(message);
    const answer = answers[Math.min(at, answers.length - 1)];
    at += 1;
    if (answer === 'crash') throw new Error('the sender died');
    return answer ?? { kind: 'accepted', providerId: `sms-${message.reference}` };
  };
  const sendPorts = (): SendPorts => ({
    ...ports,
    now: () => now,
    send,
    pace: { perSecond: 100, inTurn: (call) => call() },
    wait: async (ms) => {
      waited.push(ms);
      now = new Date(now.getTime() + ms);
    },
  });
  return {
    handed,
    waited,
    /** Lets time pass, in minutes. */
    pass: (minutes: number): void => {
      now = new Date(now.getTime() + minutes * 60_000);
    },
    /** Sends as a minute's tick does. */
    tick: (more: Partial<SendPorts> = {}, record?: RecordStep): Promise<ReminderRun | undefined> =>
      everyMinuteSend({ ...sendPorts(), ...more }, record),
  };
};

/** The days from one on. */
export const daysFrom = (first: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) => plusDays(on(first), at));
