import { setTimeout } from 'node:timers/promises';

import * as z from 'zod';

import { type LocalDate, plusDays } from '../../../domain/kernel/time.ts';
import { date } from '../../../events/fields.ts';
import { anybody, type Client, signIn, type Timed } from './client.ts';
import { startService } from './server.ts';
import { visitBody } from './visit-body.ts';

const PAGES = 1_000;
const FOLLOW_UPS = 1_000;
const RATES = 500;
const PAGE_ITEMS = 50;
const WARM_UP = 100;

/** The times of many equal requests, in milliseconds, and the units that the store metered for each of them. */
export type Figures = {
  readonly requests: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly readUnits: number;
  readonly writeUnits: number;
};

/** What one size of county came to. */
export type ServiceFigures = {
  readonly residents: number;
  readonly readySeconds: number;
  readonly worklistPage: Figures;
  readonly followUp: Figures;
  readonly countyRates: Figures;
  /** What it took to tell the people of a work-list page who looked at them, a page. */
  readonly tellingWriteUnits: number;
  /** What the recount of counts took, a visit. */
  readonly recount: { readonly readUnits: number; readonly writeUnits: number };
  readonly nextDay: NextDay;
};

/** What the work of one more day came to. */
export type NextDay = {
  readonly seconds: number;
  readonly residents: number;
  readonly buckets: number;
  readonly readUnits: number;
  readonly writeUnits: number;
};

const Units = z.object({ read: z.number(), written: z.number() });
const Meter = Units.extend({ background: Units });
const Health = z.object({ today: date });
const Moved = z.object({
  touched: z.object({ residents: z.number(), buckets: z.number(), units: Units }),
});
const Teams = z.object({ items: z.array(z.looseObject({ id: z.string() })) });
const Page = z.object({
  items: z.array(
    z.looseObject({ residentId: z.string(), kind: z.string(), programme: z.string().default('') }),
  ),
});
const Me = z.object({ scope: z.looseObject({ id: z.string() }) });

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;

const mustBe = ({ status, body }: Timed, wanted: number): void => {
  if (status !== wanted) throw new Error(`answered ${status}, not ${wanted}: ${JSON.stringify(body)}`);
};

type Run = {
  readonly client: Client;
  readonly meter: () => Promise<z.infer<typeof Meter>>;
  readonly status: number;
};

type Request = readonly [method: 'GET' | 'POST', path: string, body?: unknown];

/** Sends the requests one after another; the first hundred only warm up. */
const measure = async ({ client, meter, status }: Run, requests: readonly Request[]): Promise<Figures> => {
  for (const [method, path, body] of requests.slice(0, WARM_UP)) await client(method, path, body);
  const counted = requests.slice(WARM_UP);
  const before = await meter();
  const times: number[] = [];
  for (const [method, path, body] of counted) {
    const timed = await client(method, path, body);
    mustBe(timed, status);
    times.push(timed.ms);
  }
  const after = await meter();
  const sorted = times.toSorted((a, b) => a - b);
  return {
    requests: sorted.length,
    p50Ms: percentile(sorted, 0.5),
    p99Ms: percentile(sorted, 0.99),
    readUnits: (after.read - before.read) / sorted.length,
    writeUnits: (after.written - before.written) / sorted.length,
  };
};

const repeated = <T>(items: readonly T[], count: number): T[] =>
  Array.from({ length: count }, (_, at) => items[at % items.length]).filter((item) => item !== undefined);

const worklistPath = (team: string): string => `/v1/teams/${team}/worklist?limit=${PAGE_ITEMS}`;

/** People with a follow-up to be recorded, each once. */
const peopleDue = async (client: Client, teams: readonly string[], on: string) => {
  const due = new Map<string, string>();
  for (const team of teams) {
    if (due.size >= FOLLOW_UPS + WARM_UP) break;
    const { body } = await client('GET', `/v1/teams/${team}/worklist?limit=200&on=${on}`);
    for (const { residentId, kind, programme } of Page.parse(body).items)
      if (kind.startsWith('follow_up')) due.set(residentId, programme);
  }
  return [...due];
};

const SETTLED_MS = 500;

/** Waits until the background does nothing more. */
const settled = async (meter: Run['meter']) => {
  for (let last = await meter(); ;) {
    await setTimeout(SETTLED_MS);
    const now = await meter();
    if (now.background.written === last.background.written && now.background.read === last.background.read)
      return now;
    last = now;
  }
};

const passOneDay = async (client: Client, meter: Run['meter'], today: LocalDate): Promise<NextDay> => {
  await settled(meter);
  const { body, ms } = await client('POST', '/local/clock', { today: plusDays(today, 1) });
  const { residents, buckets, units: used } = Moved.parse(body).touched;
  return { seconds: ms / 1_000, residents, buckets, readUnits: used.read, writeUnits: used.written };
};

/** Starts a service with so many residents and measures what a team and a bureau wait for. */
export const measureService = async (residents: number): Promise<ServiceFigures> => {
  const service = await startService(residents);
  try {
    const { address, readySeconds } = service;
    const meter = async () => Meter.parse((await anybody(address)('GET', '/local/meter')).body);
    const { today } = Health.parse((await anybody(address)('GET', '/health')).body);
    const admin = await signIn(address, 'admin-1');
    const bureau = await signIn(address, 'bureau-1');
    const teams = Teams.parse((await admin('GET', '/v1/organisation/teams?limit=200')).body).items.map(
      ({ id }) => id,
    );
    const { scope } = Me.parse((await bureau('GET', '/v1/me')).body);
    const pages = repeated(teams, PAGES + WARM_UP).map((team): Request => ['GET', worklistPath(team)]);
    const untold = await settled(meter);
    const worklistPage = await measure({ client: admin, meter, status: 200 }, pages);
    const told = await settled(meter);
    const tellingWriteUnits = (told.background.written - untold.background.written) / pages.length;
    const due = await peopleDue(admin, teams, plusDays(today, 30));
    const visits = due.map(([residentId, programme]): Request => [
      'POST',
      `/v1/residents/${residentId}/follow-ups`,
      visitBody(programme, today),
    ]);
    const before = await settled(meter);
    const followUp = await measure({ client: admin, meter, status: 201 }, visits);
    const after = await settled(meter);
    const recount = {
      readUnits: (after.background.read - before.background.read) / visits.length,
      writeUnits: (after.background.written - before.background.written) / visits.length,
    };
    const ratesPath = `/v1/indicators?scope=region&scopeId=${scope.id}`;
    const rates = repeated<Request>([['GET', ratesPath]], RATES + WARM_UP);
    const countyRates = await measure({ client: bureau, meter, status: 200 }, rates);
    const nextDay = await passOneDay(anybody(address), meter, today);
    const background = { tellingWriteUnits, recount, nextDay };
    return { residents, readySeconds, worklistPage, followUp, countyRates, ...background };
  } finally {
    await service.stop();
  }
};
