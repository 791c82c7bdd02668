import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { plusDays } from '../../domain/kernel/time.ts';
import { listAt, textAt, valueAt } from '../functions/service/given-service.ts';
import { on } from '../given/values.ts';
import type { Reply } from '../local/service/given-server.ts';
import { journeyPlace, type JourneyService, LONGEST_START_MS } from './journey-service.ts';

/** A doctor, a bureau and another doctor with a service, wherever it runs. */
export const tellOfDoctors = (given: () => Promise<JourneyService>): void => {
  let server: JourneyService;
  let team = '';
  let village = '';
  let today = on('2000-01-01');
  const people: string[] = [];

  beforeAll(async () => {
    server = await given();
    ({ team, village, today } = await journeyPlace(server));
  }, LONGEST_START_MS);
  afterAll(() => server.stop());

  const ask = (path: string): Promise<Reply> => server.call('doctor-1', 'GET', path);
  const tell = (path: string, body: unknown): Promise<Reply> => server.call('doctor-1', 'POST', path, body);
  const he = (): string => people[0] ?? '';

  const tasksOf = async (residentId: string): Promise<readonly string[]> => {
    const tasks: string[] = [];
    let cursor: unknown = '';
    while (typeof cursor === 'string') {
      const from: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const { body } = await ask(`/v1/teams/${team}/worklist?limit=200${from}`);
      const own = listAt(body, 'items').filter((task) => valueAt(task, 'residentId') === residentId);
      tasks.push(...own.map((task) => `${textAt(task, 'kind')} ${textAt(task, 'dueOn')}`));
      cursor = valueAt(body, 'next');
    }
    return tasks;
  };

  const recordVisit = (visitedOn: string, sbp: number, dbp: number): Promise<Reply> =>
    tell(`/v1/residents/${he()}/follow-ups`, {
      visits: [
        {
          programme: 'hypertension',
          visitedOn,
          mode: 'clinic',
          outcome: 'done',
          sbp,
          dbp,
          adherence: 'regular',
        },
      ],
    });

  const controlRate = async (): Promise<readonly [number, number]> => {
    const path = '/v1/indicators?indicator=hypertension_control_rate&group=all';
    const { body } = await server.call('bureau-1', 'GET', path);
    return [Number(valueAt(body, 'items.0.numerator')), Number(valueAt(body, 'items.0.denominator'))];
  };

  describe('a doctor, a bureau and another doctor', () => {
    test('the doctor registers a couple and signs the household in one go, all or none', async () => {
      for (const [name, sex, birthDate] of [
        ['何平', 'M', '1961-04-12'],
        ['于静', 'F', '1963-08-30'],
      ]) {
        const row = { name, sex, birthDate, regionCode: village, householdId: 'HE' };
        const made = await tell('/v1/residents', row);
        expect(made.status).toBe(201);
        people.push(textAt(made.body, 'id'));
      }
      const contract = {
        residentIds: people,
        teamId: team,
        package: 'basic',
        startsOn: today,
        termYears: 1,
        consent: { by: 'household_head', at: today, method: 'signature' },
      };
      const signed = await tell('/v1/contracts', contract);
      expect(signed.status).toBe(201);
      expect(listAt(signed.body, 'items').map((item) => textAt(item, 'status'))).toEqual([
        'active',
        'active',
      ]);
      expect((await tell('/v1/contracts', contract)).status).toBe(409);
    });

    test('a visit that is not controlled brings the next one within two weeks onto the work list', async () => {
      const enrolled = { programme: 'hypertension', enrolledOn: today };
      const before = await controlRate();
      expect((await tell(`/v1/residents/${he()}/enrolments`, enrolled)).status).toBe(201);
      const visit = await recordVisit(today, 152, 94);
      const nextOn = plusDays(today, 14);
      expect(visit).toMatchObject({ status: 201, body: { items: [{ row: 'H6', latestDate: nextOn }] } });
      // It counts against the county's rate at once.
      const [numerator, denominator] = before;
      await expect.poll(controlRate, { timeout: server.ratesFollowMs }).toEqual([numerator, denominator + 1]);
      await server.moveTo(nextOn);
      expect(await tasksOf(he())).toContain(`follow_up_two_week ${nextOn}`);
    });

    test('a second one two weeks later raises a referral, and the work list follows', async () => {
      const day = plusDays(today, 14);
      const visit = await recordVisit(day, 156, 96);
      const checkOn = plusDays(day, 14);
      const assessed = { row: 'H4', action: 'refer', task: 'REFERRAL_CHECK', latestDate: checkOn };
      expect(visit).toMatchObject({ status: 201, body: { items: [assessed] } });
      expect(await tasksOf(he())).not.toContain(`follow_up_two_week ${day}`);
      await server.moveTo(checkOn);
      expect(await tasksOf(he())).toContain(`referral_check ${checkOn}`);
    });

    test('the bureau sees numbers, and the people behind them only for a reason', async () => {
      const path = '/v1/indicators/hypertension_control_rate/people?part=missed&limit=200';
      expect((await server.call('bureau-1', 'GET', path)).status).toBe(403);
      const shown = await server.call('bureau-1', 'GET', `${path}&reason=%E6%A0%B8%E5%AE%9E`);
      const why = listAt(shown.body, 'items').find((item) => valueAt(item, 'residentId') === he());
      expect(textAt(why, 'rule.en')).toMatch(/156\/96 mmHg.*off target twice in a row/);
      expect((await server.call('bureau-1', 'POST', `/v1/residents/${he()}/enrolments`, {})).status).toBe(
        403,
      );
    });

    test('a doctor of another team sees nothing, as if nobody were there', async () => {
      const theirs = await server.call('doctor-2', 'GET', `/v1/residents/${he()}`);
      const nobodys = await server.call('doctor-2', 'GET', '/v1/residents/NOBODY');
      const plain = ({ status, body }: Reply) => ({
        status,
        type: valueAt(body, 'type'),
        title: valueAt(body, 'title'),
      });
      expect(plain(theirs)).toEqual(plain(nobodys));
      expect(theirs.status).toBe(404);
      expect((await server.call('doctor-2', 'GET', `/v1/teams/${team}/worklist`)).status).toBe(404);
    });

    test('the auditor reads who looked', async () => {
      const looks = async (): Promise<string> => {
        const { status, body } = await server.call('auditor-1', 'GET', `/v1/audit?subject=${he()}`);
        expect(status).toBe(200);
        return JSON.stringify(body);
      };
      // A list is told to each of its people by the change feed, a moment later.
      await expect.poll(looks, { timeout: 5_000 }).toContain('"userId":"bureau-1"');
      expect(await looks()).toContain('核实');
    });
  });
};
