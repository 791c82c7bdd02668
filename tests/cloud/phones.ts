import { createHmac, randomUUID } from 'node:crypto';

import { expect } from 'vitest';

import type { LocalDate } from '../../domain/kernel/time.ts';
import type { PhoneText, Phones } from '../journey/journey-service.ts';
import type { Reply, Sending } from '../local/service/given-server.ts';
import type { Carried, Carrier } from './carrier.ts';
import { ALIYUN_QUEUES, type LocalAliyun } from './local-aliyun.ts';

/** What a provider tells of phones: what one answered, and that a text arrived. */
export type Teller = {
  readonly answer: (text: Carried, words: string, at: Date) => Promise<void>;
  readonly reportArrived: (text: Carried, at: Date) => Promise<void>;
};

/** A provider that calls the service and signs what it sends. @see docs/runbooks/sms-reports-and-answers.md */
export const signingTeller = (call: (...sending: Sending) => Promise<Reply>, secret: string): Teller => {
  const tell = async (path: string, said: object, at: Date): Promise<void> => {
    const body = JSON.stringify({ ...said, at: at.toISOString() });
    const seconds = String(Math.floor(at.getTime() / 1_000));
    const mac = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
    const headers = { 'jiayi-signature': `t=${seconds},v1=${mac}`, 'content-type': 'application/json' };
    const answer = await call('', 'POST', path, body, headers);
    expect(answer.status, JSON.stringify(answer.body)).toBe(202);
  };
  return {
    answer: ({ phone }, words, at) =>
      tell('/v1/sms/inbound', { phone: `+86${phone}`, text: words, id: randomUUID() }, at),
    reportArrived: ({ id }, at) => tell('/v1/sms/receipts', { providerId: id, status: 'delivered' }, at),
  };
};

const HOURS_AHEAD_MS = 8 * 3_600_000;

/** The time as Alibaba Cloud writes it. */
const localTime = (at: Date): string =>
  new Date(at.getTime() + HOURS_AHEAD_MS)
    .toISOString()
    .slice(0, 'YYYY-MM-DDTHH:MM:SS'.length)
    .replace('T', ' ');

/** Alibaba Cloud, which leaves what it tells in its queues. */
export const aliyunTeller = ({ leave }: LocalAliyun): Teller => {
  let told = 0;
  return {
    answer: async ({ phone }, words, at) => {
      const sequence_id = String((told += 1));
      leave(ALIYUN_QUEUES.answers, {
        phone_number: phone,
        content: words,
        send_time: localTime(at),
        sequence_id,
      });
    },
    reportArrived: async ({ id, reference }, at) =>
      leave(ALIYUN_QUEUES.reports, {
        success: true,
        report_time: localTime(at),
        biz_id: id,
        out_id: reference,
      }),
  };
};

/** The phones of a deployment: what its provider carried to them, and what it tells of them. */
export const phonesOf = (
  { carried }: Carrier,
  { answer, reportArrived }: Teller,
  world: {
    readonly now: () => Date;
    readonly today: () => LocalDate;
    readonly passMinutes: () => Promise<void>;
  },
): Phones => {
  const found = ({ id }: PhoneText): Carried => {
    const text = carried.find((one) => one.id === id);
    return text ?? expect.fail(`no text ${id} was carried`);
  };
  return {
    textsTo: async (phone) => carried.filter((text) => text.phone === phone && text.day === world.today()),
    answer: async (text, words) => {
      await answer(found(text), words, world.now());
      await world.passMinutes();
    },
    reportArrived: async (text) => {
      await reportArrived(found(text), world.now());
      await world.passMinutes();
    },
  };
};
