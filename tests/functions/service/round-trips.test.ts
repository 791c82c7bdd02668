import { describe, expect, test } from 'vitest';

import { apis } from '../../../functions/apis.ts';
import { openApiDocument } from '../../../functions/kit/openapi.ts';
import { type Operation, operationsOf, userOf } from './examples.ts';
import { CONSENT, signing } from './given-contracts.ts';
import {
  type Asking,
  givenService,
  type GivenService,
  listAt,
  SERVICE_DAY,
  textAt,
} from './given-service.ts';
import { countTrips, type Travelled } from './given-trips.ts';

const MOST_TRIPS = 2;

/** The operations that may take more, and why. */
const MORE: ReadonlyMap<string, number> = new Map([
  // A report over everybody whom a team looks after, found by villages and buckets.
  ['appraisal.show', 4],
  ['appraisal.showEvidence', 4],
  ['appraisal.export', 4],
]);

describe('a use case asks the store at most twice, one after another, up to its commit', () => {
  const operations = operationsOf(openApiDocument(apis));
  const askingOf = (operation: Operation): Asking => {
    const { method, path, query, body } = operation;
    // A contract by its own id is found in one trip more, see below.
    const named = path.startsWith('/v1/contracts/') ? 'residentId=R1-01' : query;
    return [userOf(operation), method, named === '' ? path : `${path}?${named}`, body];
  };
  /** Every piece is loaded by then: waiting for a file is no trip to the store. */
  const warm = async (): Promise<void> => {
    const { call } = await givenService();
    for (const operation of operations) await call(...askingOf(operation));
  };
  const shared = warm()
    .then(() => givenService())
    .then(countTrips);

  test.each(operations.map((operation) => [operation.id, operation] as const))(
    '%s',
    async (id, operation) => {
      const travel = await shared;
      const { status, trips } = await travel(...askingOf(operation));
      expect(status).toBeLessThan(500);
      expect(trips).toBeLessThanOrEqual(MORE.get(id) ?? MOST_TRIPS);
    },
  );
});

type Travel = ReturnType<typeof countTrips>;

const given = async (): Promise<{ readonly service: GivenService; readonly travel: Travel }> => {
  const service = await givenService();
  return { service, travel: countTrips(service) };
};

const tripsOf = ({ status, trips }: Travelled): readonly [number, number] => [status, trips];

describe('a contract', () => {
  test('is signed, served, moved and seen in two trips at most, by whomever', async () => {
    const { service, travel } = await given();
    const signed = await service.call('doctor-1', 'POST', '/v1/contracts', signing());
    const path = `/v1/contracts/${textAt(signed.body, 'items.0.id')}`;
    const another = signing({ residentIds: ['R1-05'] });
    expect(tripsOf(await travel('doctor-1', 'POST', '/v1/contracts', another))).toEqual([201, 2]);
    const serving = { item: 'health_education', doneOn: SERVICE_DAY, evidence: 'x' };
    expect(tripsOf(await travel('doctor-1', 'POST', `${path}/services`, serving))).toEqual([200, 2]);
    const moving = { teamId: 'T2', startsOn: '2025-07-01', reason: 'x', consent: CONSENT };
    expect(tripsOf(await travel('manager-1', 'POST', `${path}/transfer`, moving))).toEqual([201, 2]);
    expect(tripsOf(await travel('manager-1', 'GET', path))).toEqual([200, 1]);
  });

  test.each(['doctor-1', 'manager-1'])('is confirmed by %s, or given up, in two', async (user) => {
    const { service, travel } = await given();
    const drafting = signing({ residentIds: ['R1-04', 'R1-05'], draft: true });
    const { body } = await service.call('doctor-1', 'POST', '/v1/contracts', drafting);
    const [first, second] = listAt(body, 'items').map((item) => `/v1/contracts/${textAt(item, 'id')}`);
    expect(tripsOf(await travel(user, 'POST', `${first}/confirm`, {}))).toEqual([200, 2]);
    expect(tripsOf(await travel(user, 'POST', `${second}/void`, { reason: 'x' }))).toEqual([200, 2]);
  });

  test.each([
    ['doctor-1', {}],
    ['manager-1', {}],
    ['manager-1', { teamId: 'T2' }],
  ])(
    'that came with an import is renewed by %s with %j in two, where its resident is named',
    async (user, team) => {
      const { travel } = await given();
      const body = { termYears: 1, consent: CONSENT, ...team };
      const renewed = await travel(user, 'POST', '/v1/contracts/C1-07/renew?residentId=R1-07', body);
      expect(tripsOf(renewed)).toEqual([201, 2]);
    },
  );

  test('that came with an import takes one trip more where nothing says whose it is', async () => {
    const { travel } = await given();
    const ending = { endedOn: SERVICE_DAY, reason: 'other' };
    expect(tripsOf(await travel('doctor-1', 'POST', '/v1/contracts/C1-01/terminate', ending))).toEqual([
      200, 3,
    ]);
    const named = '/v1/contracts/C1-02/terminate?residentId=R1-02';
    expect(tripsOf(await travel('doctor-1', 'POST', named, ending))).toEqual([200, 2]);
  });

  test('that came with a panel’s move is found straight away', async () => {
    const { travel } = await given();
    const moves = '/v1/organisation/teams/T1/panel-moves';
    const moving = { toTeamId: 'T2', reason: 'x', residentIds: ['R1-01'] };
    const { answer, ...moved } = await travel('manager-1', 'POST', moves, moving);
    expect(moved).toEqual({ status: 200, trips: 2 });
    const path = `/v1/contracts/${textAt(answer.body, 'items.0.contractId')}`;
    expect(tripsOf(await travel('manager-1', 'GET', path))).toEqual([200, 1]);
    const ending = { endedOn: '2025-08-01', reason: 'other' };
    expect(tripsOf(await travel('manager-1', 'POST', `${path}/terminate`, ending))).toEqual([200, 2]);
    // Who names nobody has the next eight of the panel looked up first.
    const whole = { toTeamId: 'T2', reason: 'x' };
    expect(tripsOf(await travel('manager-1', 'POST', moves, whole))).toEqual([200, 3]);
  });

  test('of a record that was merged is found straight away by the record that was kept', async () => {
    const { service, travel } = await given();
    const { body } = await service.call('doctor-1', 'POST', '/v1/contracts', signing());
    const path = `/v1/contracts/${textAt(body, 'items.0.id')}`;
    const merging = await travel('doctor-1', 'POST', '/v1/residents/R1-05/merge', { otherId: 'R1-04' });
    expect(tripsOf(merging)).toEqual([200, 2]);
    const ending = { endedOn: '2025-08-01', reason: 'other' };
    const ended = await travel('doctor-1', 'POST', `${path}/terminate?residentId=R1-05`, ending);
    expect(tripsOf(ended)).toEqual([200, 2]);
  });
});

const VISIT = { programme: 'diabetes', visitedOn: SERVICE_DAY, mode: 'clinic', outcome: 'done', fpg: 6.1 };
const PRESCRIBED = {
  programme: 'hypertension',
  days: 28,
  drugs: [{ name: 'valsartan', dose: '80mg', timesPerDay: 1 }],
  assessed: true,
  recordNote: 'x',
  patientConfirmed: true,
};

describe('what is recorded takes two trips', () => {
  test.each([
    ['residents/R1-02/follow-ups', { visits: [{ ...VISIT, sbp: 128, dbp: 78 }] }],
    ['residents/R1-04/exams', { examinedOn: SERVICE_DAY, sbp: 120, dbp: 80 }],
    ['residents/R1-04/enrolments', { programme: 'hypertension', enrolledOn: SERVICE_DAY }],
    ['residents/R1-04/screenings', { programme: 'hypertension', readOn: SERVICE_DAY, sbp: 150, dbp: 95 }],
    ['residents/R1-01/prescriptions', PRESCRIBED],
    ['teams/T1/worklist/R1-02:follow_up_routine:diabetes:2025-06-10/calls', { outcome: 'reached' }],
  ])('under %s', async (path, body) => {
    const { travel } = await given();
    const recorded = await travel('doctor-1', 'POST', `/v1/${path}`, body);
    expect(recorded.status, JSON.stringify(recorded.answer.body)).toBeLessThan(300);
    expect(recorded.trips).toBe(2);
  });

  test('of a referral by both sides', async () => {
    const { travel } = await given();
    const sending = {
      direction: 'up',
      urgency: 'routine',
      reason: 'two_in_a_row',
      programme: 'hypertension',
    };
    const home = '/v1/residents/R1-01/referrals';
    const { answer, ...sent } = await travel('doctor-1', 'POST', home, { ...sending, toInstitutionId: 'I2' });
    expect(sent, JSON.stringify(answer.body)).toEqual({ status: 201, trips: 2 });
    const path = `/v1/referrals/${textAt(answer.body, 'id')}`;
    expect(tripsOf(await travel('manager-2', 'POST', `${path}/accept`, {}))).toEqual([200, 2]);
    expect(tripsOf(await travel('manager-2', 'POST', `${path}/seen`, {}))).toEqual([200, 2]);
  });
});
