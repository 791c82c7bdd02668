import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

import { textAt, valueAt } from '../functions/service/given-service.ts';
import { isEngineInstalled } from '../functions/adapters/store/local-engine.ts';
import { tellOfDoctors } from '../journey/doctors.ts';
import { LONGEST_START_MS } from '../journey/journey-service.ts';
import type { Reply } from '../local/service/given-server.ts';
import { givenDeployment, type RunningDeployment } from './deployment.ts';

/** Enough that no cell of a rate is so small that it is not shown. */
const RESIDENTS = 300;

/** Through three Lambdas, each of which may have to start, also where other tests keep the machine busy. */
const RATES_FOLLOW_MS = 20_000;

// A month passes with all that the clock starts in it.
vi.setConfig({ testTimeout: LONGEST_START_MS });

const linesOf = ({ log }: RunningDeployment): readonly unknown[] =>
  log.map((line): unknown => JSON.parse(line));

describe.runIf(isEngineInstalled())('the bundles of a deployment, run as its templates say', () => {
  let running: RunningDeployment;
  beforeAll(async () => {
    running = await givenDeployment(RESIDENTS);
  }, LONGEST_START_MS);
  afterAll(() => running.stop());

  describe('serve', () => {
    tellOfDoctors(async () => ({
      call: running.call,
      moveTo: running.moveTo,
      today: async () => running.clock.today(),
      ratesFollowMs: RATES_FOLLOW_MS,
      stop: async () => running.settle(),
    }));
  });

  describe('meanwhile', () => {
    test('nothing broke behind the answers', () => {
      expect(running.failures).toEqual([]);
    });

    test('no Lambda asked of the tables what its policies do not let it', () => {
      expect([...new Set(running.refused)]).toEqual([]);
    });

    test('every night the live counts were those of the records', () => {
      const recounts = linesOf(running).filter(
        (line) =>
          valueAt(line, 'code') === 'work.finished' &&
          valueAt(line, 'useCase') === 'indicators.every-night-recount' &&
          // What puts the parts together; each of them has a line of its own.
          valueAt(line, 'done.differences') !== undefined,
      );
      expect(recounts.map((line) => valueAt(line, 'done.differences'))).toEqual(recounts.map(() => 0));
      expect(recounts.length).toBeGreaterThanOrEqual(28);
      const drifts = linesOf(running).filter((line) => valueAt(line, 'Drift') !== undefined);
      expect(drifts.map((line) => valueAt(line, 'Drift'))).toEqual(recounts.map(() => 0));
    });

    test('people whom a list showed were told by the stream of the audit, which alone has its records', () => {
      const from = running.deployed.sources.flatMap((source) =>
        source.from.kind === 'stream' ? [[source.from.table, JSON.stringify(source.from.filters)]] : [],
      );
      expect(from.map(([table, filters]) => [table, filters?.includes('"audit#"')])).toEqual([
        ['Table', false],
        ['AuditTable', true],
      ]);
      const told = linesOf(running).filter(
        (line) =>
          valueAt(line, 'code') === 'work.finished' && valueAt(line, 'useCase') === 'access.on-people-shown',
      );
      expect(told.length).toBeGreaterThan(0);
    });

    test('no log and no other system was told of a person', () => {
      expect(running.told.length).toBeGreaterThan(0);
      const told = `${JSON.stringify(running.told)} ${running.log.join(' ')}`;
      expect(/.{0,80}(何平|于静|152\/94|156\/96|"sbp|核实|%E6%A0%B8)/.exec(told)).toBeNull();
    });
  });

  describe('start', () => {
    test('each with the environment that it is given, and nothing more', async () => {
      for (const { name } of running.deployed.lambdas) {
        await running.coldStart(name);
      }
    });
  });

  describe('stand behind a gateway', () => {
    const knock = (authorization: string | undefined, path = '/v1/me'): Promise<Reply> =>
      running.call('', 'GET', path, undefined, authorization === undefined ? {} : { authorization });
    const bearer = async (told: Parameters<RunningDeployment['tokenOf']>[0]): Promise<string> =>
      `Bearer ${await running.tokenOf(told)}`;

    test('that lets nobody in whom the issuer does not vouch for', async () => {
      const refused = { status: 401, body: { message: 'Unauthorized' } };
      expect(await knock(undefined)).toMatchObject(refused);
      expect(await knock('Bearer none')).toMatchObject(refused);
      expect(await knock(await bearer({ isForged: true }))).toMatchObject(refused);
      expect(await knock(await bearer({ aud: 'another' }))).toMatchObject(refused);
      expect(await knock(await bearer({ iss: 'https://another.example' }))).toMatchObject(refused);
      expect((await knock(await bearer({}))).status).toBe(200);
    });

    test('that knows no route but those of the manifest', async () => {
      const unknown = { status: 404, body: { message: 'Not Found' } };
      expect(await knock(undefined, '/v1/nothing')).toMatchObject(unknown);
      expect(await knock(undefined, '/local/outbox')).toMatchObject(unknown);
    });

    test('and know by themselves whom it does not know: residents, and users who were let go', async () => {
      const resident = await knock('Bearer none', '/v1/own/residents');
      const stranger = await knock(await bearer({ sub: 'doctor-99' }));
      for (const { status, body } of [resident, stranger])
        expect([status, textAt(body, 'type')]).toEqual([401, '/problems/access/unauthenticated']);
    });
  });
});

describe.skipIf(isEngineInstalled())('without the DynamoDB-compatible engine', () => {
  test.skip('no deployment was run: the optional package @dynoxide/linux-x64 is not installed', () => {});
});
