import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { clinicDate, plusDays } from '../../../domain/kernel/time.ts';
import { rowOf } from '../../../functions/adapters/store/items.ts';
import { writeUnits } from '../../../functions/adapters/store/sizes.ts';
import type { Change } from '../../../functions/adapters/store/table.ts';
import { followUpsApi } from '../../../functions/follow-ups/lambda.ts';
import { httpHandler } from '../../../functions/kit/http.ts';
import { makeDemonstration } from '../../../local/service/demonstration.ts';
import { lambdaContext } from '../../../local/service/gateway.ts';
import { openWorld, type World } from '../../../local/service/world.ts';
import { visitBody } from './visit-body.ts';

const RESIDENTS = 2_000;
const VISITS = 200;
const ROUTE = 'POST /v1/residents/{residentId}/follow-ups';

/** Mean write units of a recorded follow-up by the kind of item; `audit` is what the record and the look took. */
export type Costs = ReadonlyMap<string, number>;

const itemOf = ({ key: { pk, sk }, kind }: Change): string => {
  const [first = '', ...rest] = pk === '' ? [] : pk.split('#');
  const name = first === 'resident' && rest.length > 0 ? (sk.split('#')[1] ?? 'rows') : first;
  return kind === 'deleted' ? `${name}, removed` : name;
};

const unitsOf = (change: Change): number =>
  writeUnits(
    change.before && rowOf(change.before),
    change.kind === 'written' ? rowOf(change.after) : undefined,
    { inTransaction: true },
  );

const recorder = async ({ ports, identity }: World) => {
  const run = httpHandler(followUpsApi, ports);
  const token = await identity.issue('admin-1', new Date());
  let asked = 0;
  return async (residentId: string, body: unknown): Promise<number> => {
    asked += 1;
    const requestId = `cost-${asked}`;
    const request = {
      routeKey: ROUTE,
      rawPath: `/v1/residents/${residentId}/follow-ups`,
      headers: { authorization: `Bearer ${token}`, 'idempotency-key': requestId },
      pathParameters: { residentId },
      body: JSON.stringify(body),
      isBase64Encoded: false,
      requestContext: { requestId },
    };
    return (await run(request, lambdaContext('bench', requestId))).statusCode;
  };
};

const peopleDue = async ({ ports, clock }: World): Promise<[id: string, programme: string][]> => {
  const { organisation } = await ports.reference();
  const between = { from: plusDays(clock.today(), -400), until: plusDays(clock.today(), 100) };
  const due = new Map<string, string>();
  for (const { id } of organisation.teams) {
    const page = await ports.residents.tasks(id, between, { limit: 1_000, cursor: undefined });
    for (const { residentId, task, programme } of page?.items ?? [])
      if (task.startsWith('follow_up')) due.set(residentId, programme);
  }
  return [...due].slice(0, VISITS);
};

const add = (costs: Map<string, number>, name: string, units: number): void =>
  void costs.set(name, (costs.get(name) ?? 0) + units);

const count = async (world: World): Promise<Costs> => {
  const { table, clock } = world;
  if (table.feed.kind !== 'read') throw new Error('the feed of this machine is read');
  const record = await recorder(world);
  const people = await peopleDue(world);
  const costs = new Map<string, number>();
  for (const [residentId, programme] of people) {
    // What earlier visits changed is forgotten, so that the feed holds this one alone.
    const { next } = await table.feed.changes(undefined, 1_000);
    await table.feed.trim(next);
    const before = table.meter().written;
    const status = await record(residentId, visitBody(programme, clock.today()));
    if (status !== 201) throw new Error(`a visit was answered with ${status}`);
    const all = table.meter().written - before;
    const { changes } = await table.feed.changes(undefined, 1_000);
    for (const change of changes) add(costs, itemOf(change), unitsOf(change) / people.length);
    const known = changes.reduce((sum, change) => sum + unitsOf(change), 0);
    add(costs, 'audit', (all - known) / people.length);
  }
  return costs;
};

/** Records follow-ups of a small county in this process and says which item took how many write units. */
export const followUpCosts = async (): Promise<Costs> => {
  const folder = mkdtempSync(join(tmpdir(), 'jiayi-bench-costs-'));
  try {
    const day = clinicDate(new Date());
    await makeDemonstration(folder, { residents: RESIDENTS, day, onProgress: () => undefined });
    const world = await openWorld(folder);
    try {
      return await count(world);
    } finally {
      await world.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
