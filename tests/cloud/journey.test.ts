import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

import { listAt, textAt, valueAt } from '../functions/service/given-service.ts';
import { isEngineInstalled } from '../functions/adapters/store/local-engine.ts';
import { tellOfDoctors } from '../journey/doctors.ts';
import { LONGEST_START_MS } from '../journey/journey-service.ts';
import { tellOfSecondHalf } from '../journey/second-half.ts';
import type { Reply } from '../local/service/given-server.ts';
import type { Carried } from './carrier.ts';
import { givenDeployment, type RunningDeployment } from './deployment.ts';
import { tellOfJobs } from './jobs.ts';
import { SILENT_ON } from './local-aliyun.ts';
import { journeyOn, linesOf, tellWhatHappened } from './meanwhile.ts';

/** How many live in a county: of the last two so many that no cell of a rate is so small that it is not shown. */
const [FEW, SOME, MANY] = [60, 150, 300];

// Months pass with all that the clock starts in them.
vi.setConfig({ testTimeout: LONGEST_START_MS });

describe.runIf(isEngineInstalled())('the bundles of a deployment, run as its templates say', () => {
  let running: RunningDeployment;
  beforeAll(async () => {
    running = await givenDeployment({
      profile: 'aws',
      residents: MANY,
      worksOnEverybody: 'every night',
    });
  }, LONGEST_START_MS);
  afterAll(() => running.stop());

  describe('serve', () => {
    tellOfDoctors(async () => journeyOn(running));
  });

  tellWhatHappened(() => running, { recounts: 28, words: /何平|于静|152\/94|156\/96|"sbp|核实|%E6%A0%B8/ });

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

describe.runIf(isEngineInstalled())('the bundles of another deployment of the same kind', () => {
  let running: RunningDeployment;
  beforeAll(async () => {
    running = await givenDeployment({
      profile: 'aws',
      residents: FEW,
      worksOnEverybody: 'in the last night',
    });
  }, LONGEST_START_MS);
  afterAll(() => running.stop());

  tellOfJobs(() => running, FEW);

  describe('serve', () => {
    tellOfSecondHalf(async () => journeyOn(running));
  });

  describe('follow what changes', () => {
    test('a new team takes over the people of its villages whom no contract holds', async () => {
      const namesOf = async (user: string): Promise<readonly string[]> => {
        const { body } = await running.call(user, 'GET', '/v1/residents?limit=200');
        return listAt(body, 'items').map((item) => textAt(item, 'name'));
      };
      const me = await running.call('doctor-1', 'GET', '/v1/me');
      const team = await running.call(
        'admin-1',
        'GET',
        `/v1/organisation/teams/${textAt(me.body, 'scope.id')}`,
      );
      const [before, regionCodes] = [await namesOf('doctor-1'), listAt(team.body, 'regionCodes')];
      // By its id it comes before the team that has these villages.
      const made = { id: 'T0', name: '新队', institutionId: textAt(team.body, 'institutionId'), regionCodes };
      expect((await running.call('admin-1', 'POST', '/v1/organisation/teams', made)).status).toBe(201);
      const left = async (): Promise<number> => (await namesOf('doctor-1')).length;
      await expect.poll(left, { timeout: LONGEST_START_MS }).toBeLessThan(before.length);
      expect(await namesOf('doctor-1')).toEqual(expect.arrayContaining(['何平', '于静']));
    });
  });

  tellWhatHappened(() => running, {
    recounts: 8,
    words: /何平|于静|范明|139000|186\/112|"sbp|氨氯地平|核实|%E6%A0%B8/,
  });
});

describe.runIf(isEngineInstalled())(
  'the bundles of a deployment on the mainland, run as its templates say',
  () => {
    let running: RunningDeployment;
    beforeAll(async () => {
      running = await givenDeployment({
        profile: 'aws-cn',
        residents: SOME,
        worksOnEverybody: 'in the last night',
      });
    }, LONGEST_START_MS);
    afterAll(() => running.stop());

    describe('serve staff whom an issuer of theirs vouches for', () => {
      tellOfDoctors(async () => journeyOn(running));
    });

    describe('write to residents by Alibaba Cloud', () => {
      const PHONE = '13900000003';

      /** How far the message of a text is known to have come. */
      const stateOf = async ({ reference = '' }: Carried): Promise<unknown> => {
        const { body } = await running.call('admin-1', 'GET', `/v1/reminders/${reference}`);
        return valueAt(body, 'state');
      };

      test('by templates that it approved, each text once', () => {
        const references = running.sms.map(({ reference }) => reference);
        expect(references.length).toBeGreaterThan(0);
        expect(new Set(references).size).toBe(references.length);
        const sent = linesOf(running).filter(
          (line) => valueAt(line, 'useCase') === 'reminders.every-minute-send',
        );
        expect(sent.filter((line) => valueAt(line, 'done.refused') !== undefined)).toEqual([]);
      });

      test('and see what arrived from the queue in which it says so', async () => {
        const text = running.sms.at(-1) ?? expect.fail('nothing was sent');
        expect(await stateOf(text)).toBe('sent');
        await running.phones.reportArrived(text);
        expect(await stateOf(text)).toBe('delivered');
      });

      test('and ask what became of a text that it took without an answer, which went out once', async () => {
        const text = running.sms[SILENT_ON - 1] ?? expect.fail('too little was sent');
        expect(await stateOf(text)).toBe('delivered');
        expect(running.sms.filter((one) => one.phone === text.phone && one.day === text.day)).toEqual([text]);
      });

      test('a code to sign in, and who answers 退订 is out a minute later and hears it', async () => {
        const someone = await running.call('doctor-1', 'GET', '/v1/residents?limit=1');
        const regionCode = textAt(someone.body, 'items.0.regionCode');
        const person = { name: '范明', sex: 'M', birthDate: '1958-02-03', phone: PHONE, smsConsent: true };
        const made = await running.call('doctor-1', 'POST', '/v1/residents', { ...person, regionCode });
        expect(made.status).toBe(201);
        expect((await running.call('', 'POST', '/v1/own/code', { phone: PHONE })).status).toBe(202);
        const [sms] = await running.phones.textsTo(PHONE);
        if (sms === undefined) expect.fail('the phone got nothing');
        const code = /\b\d{6}\b/.exec(sms.text)?.[0];
        const signedIn = await running.call('', 'POST', '/v1/own/token', { phone: PHONE, code });
        expect(signedIn.status).toBe(201);
        await running.phones.answer(sms, '退订');
        const { body } = await running.call('doctor-1', 'GET', `/v1/residents/${textAt(made.body, 'id')}`);
        expect(valueAt(body, 'smsOptOutOn')).toBe(running.clock.today());
        const heard = (await running.phones.textsTo(PHONE)).map(({ text }) => text);
        expect(heard).toEqual([sms.text, '【家庭医生】已退订，不再向您发送提醒。回“恢复”可重新接收。']);
      });
    });

    tellWhatHappened(() => running, {
      recounts: 2,
      words: /何平|于静|范明|139000|152\/94|156\/96|"sbp|核实|%E6%A0%B8/,
    });
  },
);

describe.skipIf(isEngineInstalled())('without the DynamoDB-compatible engine', () => {
  test.skip('no deployment was run: the optional package @dynoxide/linux-x64 is not installed', () => {});
});
