import { expect } from 'vitest';

import type { LocalDate } from '../../domain/kernel/time.ts';
import { listAt, textAt } from '../functions/service/given-service.ts';
import { on } from '../given/values.ts';
import { givenServer, type GivenServer } from '../local/service/given-server.ts';
import { tempFolder } from '../local/sources/temp-folder.ts';

/** A text as the phone that got it shows it. */
export type PhoneText = { readonly id: string; readonly text: string };

/** The phones of residents, wherever their texts go. */
export type Phones = {
  /** What a phone got today, the first first. */
  readonly textsTo: (phone: string) => Promise<readonly PhoneText[]>;
  /** Answers a text, until that is heard and answered. */
  readonly answer: (text: PhoneText, words: string) => Promise<void>;
  /** Has the network report that a text arrived, until that is heard. */
  readonly reportArrived: (text: PhoneText) => Promise<void>;
};

/** A service on which people make a journey, wherever it runs. */
export type JourneyService = {
  readonly call: GivenServer['call'];
  readonly today: () => Promise<LocalDate>;
  /** Goes to a day through all that falls due on the way. */
  readonly moveTo: (day: LocalDate) => Promise<void>;
  /** How long a recorded visit may take to reach the rates. */
  readonly ratesFollowMs: number;
  readonly phones: Phones;
  readonly stop: () => Promise<void>;
};

/** @source architecture.md decision 5 */
const RATES_FOLLOW_MS = 2_000;

/** A service with its county is made in so long, also where other tests keep the machine busy. */
export const LONGEST_START_MS = 180_000;

const todayOf = async (call: GivenServer['call']): Promise<LocalDate> =>
  on(textAt((await call('', 'GET', '/health')).body, 'today'));

/** The phones of a service that has them itself. */
const localPhones = (call: GivenServer['call']): Phones => {
  const tell = async ({ id }: PhoneText, what: 'answer' | 'receipt', body: object): Promise<void> => {
    const told = await call('', 'POST', `/local/outbox/${id}/${what}`, body);
    expect(told.status, JSON.stringify(told.body)).toBe(202);
  };
  return {
    textsTo: async (phone) => {
      const { body } = await call('', 'GET', `/local/outbox?phone=${phone}&on=${await todayOf(call)}`);
      return listAt(body, 'items').map((sms) => ({ id: textAt(sms, 'id'), text: textAt(sms, 'text') }));
    },
    answer: (sms, text) => tell(sms, 'answer', { text }),
    reportArrived: (sms) => tell(sms, 'receipt', { outcome: 'delivered' }),
  };
};

/** The service as `npm start` runs it. */
export const onThisMachine = async (): Promise<JourneyService> => {
  const { call, stop } = await givenServer({ folder: tempFolder(), county: 300 });
  return {
    call,
    today: () => todayOf(call),
    moveTo: async (day) => {
      const moved = await call('', 'POST', '/local/clock', { today: day });
      expect(moved).toMatchObject({ status: 200, body: { today: day } });
    },
    ratesFollowMs: RATES_FOLLOW_MS,
    phones: localPhones(call),
    stop: async () => {
      expect(await stop()).toBe(0);
    },
  };
};

/** Where and when a journey begins: the first doctor's team, a village of it, the day. */
export const journeyPlace = async ({ call, today }: JourneyService) => {
  const me = await call('doctor-1', 'GET', '/v1/me');
  const someone = await call('doctor-1', 'GET', '/v1/residents?limit=1');
  return {
    team: textAt(me.body, 'scope.id'),
    village: textAt(someone.body, 'items.0.regionCode'),
    today: await today(),
  };
};
