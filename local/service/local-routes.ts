import * as z from 'zod';

import { mobileNumber } from '../../domain/kernel/phone.ts';
import { isLocalDate } from '../../domain/kernel/time.ts';
import { date } from '../../events/fields.ts';
import { heldPhones, outboxOf } from '../../functions/adapters/gateways/local-outbox.ts';
import { apis } from '../../functions/apis.ts';
import { openApiDocument } from '../../functions/kit/openapi.ts';
import { passTo } from './outbox.ts';
import { answerText, delayPhone, OUTCOMES, reportText, textsOfPhone } from './phones.ts';
import type { World } from './world.ts';

/** An answer of a route that exists on this machine alone. */
export type LocalAnswer = { readonly status: number; readonly body: unknown };

const Token = z.strictObject({ user: z.string().min(1).max(64) });
const Clock = z.strictObject({
  today: date,
});

/** What a local route is asked: `query` holds the parts of its path too. */
type LocalRoute = (world: World, body: unknown, query: URLSearchParams) => Promise<LocalAnswer>;

const refuse = (status: number, reason: string, title: string): LocalAnswer => ({
  status,
  body: { type: `/problems/local/${reason}`, title, status },
});

const signIn: LocalRoute = async ({ ports, identity }, body) => {
  const asked = Token.safeParse(body);
  if (!asked.success)
    return refuse(400, 'malformed', '请写 {"user": "doctor-1"} / send {"user": "doctor-1"}');
  const { users } = await ports.reference();
  if (!users.has(asked.data.user))
    return refuse(401, 'unknown-user', '没有这个演示用户 / no such demonstration user');
  return { status: 200, body: { accessToken: await identity.issue(asked.data.user, new Date()) } };
};

const moveClock: LocalRoute = async (world, body) => {
  const asked = Clock.safeParse(body);
  if (!asked.success)
    return refuse(422, 'bad-date', '请写 {"today": "YYYY-MM-DD"} / send {"today": "YYYY-MM-DD"}');
  const touched = await passTo(world, asked.data.today);
  return { status: 200, body: { today: world.clock.today(), touched } };
};

const listUsers: LocalRoute = async ({ ports }) => {
  const { users } = await ports.reference();
  const items = Array.from(users.values(), ({ name, subject: { userId, role } }) => ({ userId, name, role }));
  return { status: 200, body: { items, next: null } };
};

/** How people sign in here: by choosing who they are. */
const consoleSettings: LocalRoute = async () => ({
  status: 200,
  body: { api: '', signIn: { kind: 'local' } },
});

/** The texts of a day, today's where none is named; of a phone alone those of all days. */
const showOutbox: LocalRoute = async (world, _body, query) => {
  const { table, ports, clock } = world;
  const day = query.get('on');
  const phone = query.get('phone') ?? undefined;
  const on = day ?? clock.today();
  if (!isLocalDate(on)) return refuse(422, 'bad-date', '日期应为YYYY-MM-DD / a date is YYYY-MM-DD');
  const place = { table, keys: ports.keys };
  const isOfAllDays = day === null && phone !== undefined;
  const [items, delayed] = await Promise.all([
    isOfAllDays ? textsOfPhone(world, phone) : outboxOf(place, on, phone),
    heldPhones(place),
  ]);
  return { status: 200, body: { items, next: null, delayed } };
};

const NO_SUCH_MESSAGE = refuse(404, 'no-such-message', '没有这条短信 / there is no such message');

const Answer = z.strictObject({ text: z.string().max(2_000) });

const answerSms: LocalRoute = async (world, body, query) => {
  const asked = Answer.safeParse(body);
  if (!asked.success) return refuse(400, 'malformed', '请写 {"text": "1"} / send {"text": "1"}');
  return (await answerText(world, query.get('id') ?? '', asked.data.text)) ?? NO_SUCH_MESSAGE;
};

const Receipt = z.strictObject({ outcome: z.enum(OUTCOMES) });

const reportSms: LocalRoute = async (world, body, query) => {
  const asked = Receipt.safeParse(body);
  if (!asked.success)
    return refuse(400, 'malformed', '请写 {"outcome": "failed"} / send {"outcome": "failed"} or "delivered"');
  return (await reportText(world, query.get('id') ?? '', asked.data.outcome)) ?? NO_SUCH_MESSAGE;
};

const Delay = z.strictObject({ isDelayed: z.boolean() });

const delaySms: LocalRoute = async (world, body, query) => {
  const asked = Delay.safeParse(body);
  const phone = mobileNumber(query.get('phone') ?? '');
  if (!asked.success || phone === undefined)
    return refuse(
      400,
      'malformed',
      '请写手机号和 {"isDelayed": true} / name a mobile and send {"isDelayed": true}',
    );
  const { isDelayed } = asked.data;
  return { status: 200, body: { phone, isDelayed, released: await delayPhone(world, phone, isDelayed) } };
};

/** The units of requests, and beside them those of the background. */
const meter: LocalRoute = async ({ table, background }) => ({
  status: 200,
  body: { ...table.meter(), background: await background.meter() },
});

const health: LocalRoute = async ({ clock }) => ({
  status: 200,
  body: { status: 'ok', today: clock.today() },
});

let document: unknown;

const openApi: LocalRoute = async () => {
  document ??= openApiDocument(apis);
  return { status: 200, body: document };
};

/** The routes that only this machine has. @source api.md, Running locally */
export const localRoutes: ReadonlyMap<string, LocalRoute> = new Map([
  ['GET /console.json', consoleSettings],
  ['GET /health', health],
  ['GET /local/outbox', showOutbox],
  ['GET /openapi.json', openApi],
  ['GET /local/meter', meter],
  ['GET /local/users', listUsers],
  ['POST /local/outbox/{id}/answer', answerSms],
  ['POST /local/outbox/{id}/receipt', reportSms],
  ['POST /local/phones/{phone}', delaySms],
  ['POST /local/token', signIn],
  ['POST /local/clock', moveClock],
]);
