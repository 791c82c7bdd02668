import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type LocalDate, plusDays } from '../../domain/kernel/time.ts';
import { listAt, textAt, valueAt } from '../functions/service/given-service.ts';
import { on } from '../given/values.ts';
import type { Reply } from '../local/service/given-server.ts';
import { journeyPlace, type JourneyService, LONGEST_START_MS, type PhoneText } from './journey-service.ts';

/** The couple's only phone, and another person's: of no generated person. */
const [PHONE, OTHER_PHONE] = ['13900000001', '13900000002'];
/** Why the bureau looks (核实). */
const PURPOSE = { 'jiayi-purpose': '%E6%A0%B8%E5%AE%9E' };

/** A hospital, prescriptions, an examination vehicle, phones and the residents themselves with a service, wherever it runs. */
export const tellOfSecondHalf = (given: () => Promise<JourneyService>): void => {
  let server: JourneyService;
  let team = '';
  let village = '';
  let today = on('2000-01-01');
  let [he, yu, fan] = ['', '', ''];

  const ask = (path: string, user = 'doctor-1'): Promise<Reply> => server.call(user, 'GET', path);
  const tell = (path: string, body: unknown = {}, user = 'doctor-1'): Promise<Reply> =>
    server.call(user, 'POST', path, body);

  const register = async (person: Readonly<Record<string, string>>): Promise<string> => {
    const made = await tell('/v1/residents', { ...person, regionCode: village, smsConsent: true });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    return textAt(made.body, 'id');
  };

  beforeAll(async () => {
    server = await given();
    ({ team, village, today } = await journeyPlace(server));
    he = await register({ name: '何平', sex: 'M', birthDate: '1961-04-12', phone: PHONE });
    yu = await register({ name: '于静', sex: 'F', birthDate: '1963-08-30', phone: PHONE });
    fan = await register({ name: '范明', sex: 'M', birthDate: '1958-02-03', phone: OTHER_PHONE });
    const consent = { by: 'household_head', at: today, method: 'signature' };
    const signed = await tell('/v1/contracts', {
      residentIds: [he, yu],
      teamId: team,
      package: 'basic',
      startsOn: today,
      termYears: 1,
      consent,
    });
    expect(signed.status).toBe(201);
  }, LONGEST_START_MS);
  afterAll(() => server.stop());

  const moveTo = async (day: LocalDate): Promise<void> => {
    await server.moveTo(day);
    today = day;
  };

  const enrol = (residentId: string): Promise<Reply> =>
    tell(`/v1/residents/${residentId}/enrolments`, { programme: 'hypertension', enrolledOn: today });

  const measure = (residentId: string, sbp: number, dbp: number): Promise<Reply> => {
    const visit = { programme: 'hypertension', visitedOn: today, mode: 'clinic', outcome: 'done', sbp, dbp };
    return tell(`/v1/residents/${residentId}/follow-ups`, { visits: [{ ...visit, adherence: 'regular' }] });
  };

  /** Every item of a list, page by page. */
  const all = async (path: string, user: string, headers = {}): Promise<readonly unknown[]> => {
    const items: unknown[] = [];
    let from = '';
    for (;;) {
      const { status, body } = await server.call(user, 'GET', `${path}${from}`, undefined, headers);
      expect(status, JSON.stringify(body)).toBe(200);
      items.push(...listAt(body, 'items'));
      const next = valueAt(body, 'next');
      if (typeof next !== 'string') return items;
      from = `&cursor=${encodeURIComponent(next)}`;
    }
  };

  const isOf =
    (residentId: string) =>
    (item: unknown): boolean =>
      valueAt(item, 'residentId') === residentId;

  const kindsOnWorkList = async (residentId: string): Promise<readonly string[]> => {
    const tasks = await all(`/v1/teams/${team}/worklist?limit=200`, 'doctor-1');
    return tasks.filter(isOf(residentId)).map((task) => textAt(task, 'kind'));
  };

  /** What a phone got today. */
  const textsOf = async (phone: string): Promise<readonly string[]> =>
    (await server.phones.textsTo(phone)).map(({ text }) => text);
  /** The first of it. */
  const firstText = async (phone: string): Promise<PhoneText> => {
    const [first] = await server.phones.textsTo(phone);
    return first ?? expect.fail('the phone got nothing');
  };

  describe('a referral by the green channel', () => {
    let referral = '';
    let hospital = '';

    test('an emergency is referred, and the hospital keeps a place on the same day', async () => {
      expect((await enrol(he)).status).toBe(201);
      const visit = await measure(he, 186, 112);
      expect(visit.body).toMatchObject({ items: [{ row: 'H1', action: 'urgent_referral' }] });
      hospital = textAt((await ask('/v1/me', 'hospital-1')).body, 'scope.id');
      const sent = await tell(`/v1/residents/${he}/referrals`, {
        direction: 'up',
        urgency: 'urgent',
        programme: 'hypertension',
        reason: 'emergency',
        toInstitutionId: hospital,
      });
      expect(sent).toMatchObject({ status: 201, body: { status: 'sent', greenChannel: { slotBy: today } } });
      referral = textAt(sent.body, 'id');
      const waiting = await all(`/v1/institutions/${hospital}/referrals?state=sent`, 'hospital-1');
      expect(waiting).toMatchObject([{ id: referral, name: '何平', urgency: 'urgent', answerBy: today }]);
      const answer = { answeredBy: '急诊值班', answeredByPhone: '0829-120' };
      const accepted = await tell(`/v1/referrals/${referral}/accept`, answer, 'hospital-1');
      const greenChannel = { slotOn: today, ...answer };
      expect(accepted).toMatchObject({ status: 200, body: { status: 'accepted', greenChannel } });
    });

    test('who was seen there comes back with a summary, and the two-week check is off the work list', async () => {
      const early = await tell(`/v1/referrals/${referral}/return`, { diagnosis: '高血压3级' }, 'hospital-1');
      expect(early).toMatchObject({ status: 409, body: { state: 'accepted' } });
      expect((await tell(`/v1/referrals/${referral}/seen`, {}, 'hospital-1')).status).toBe(200);
      await moveTo(plusDays(today, 7));
      expect(await kindsOnWorkList(he)).toContain('referral_check');
      const form = { diagnosis: '高血压3级', treatmentAndPlan: '氨氯地平，两周内复测' };
      const returned = await tell(`/v1/referrals/${referral}/return`, form, 'hospital-1');
      expect(returned).toMatchObject({ status: 200, body: { status: 'returned', returnedOn: today } });
      const story = await ask(`/v1/residents/${he}`);
      expect(valueAt(story.body, 'referrals.0.returned.form')).toEqual(form);
      expect((await tell(`/v1/referrals/${referral}/check`)).status).toBe(200);
      expect(await kindsOnWorkList(he)).not.toContain('referral_check');
    });
  });

  describe('drugs for eight weeks, and one SMS before they run out', () => {
    const prescribe = (residentId: string, days: number, papers: object): Promise<Reply> =>
      tell(`/v1/residents/${residentId}/prescriptions`, {
        programme: 'hypertension',
        days,
        drugs: ['氨氯地平@5mg@1'],
        ...papers,
      });
    const PAPERS = { assessed: true, recordNote: '病情稳定', patientConfirmed: true };
    const refusals = ({ body }: Reply): readonly string[] =>
      listAt(body, 'errors')
        .filter((fault) => valueAt(fault, 'answer') === 'refuse')
        .map((fault) => textAt(fault, 'message'));

    test('ninety days are refused, with every reason; fifty-six go once those are met', async () => {
      const unstable = await prescribe(he, 90, {});
      expect([unstable.status, refusals(unstable)]).toEqual([
        422,
        [
          '90 days are over the national maximum of 84',
          "over 28 days, missing: assessment, record note, patient's confirmation",
          'no visit on target in the last 3 months',
        ],
      ]);
      expect((await enrol(yu)).status).toBe(201);
      for (const residentId of [he, yu]) {
        expect((await measure(residentId, 128, 80)).body).toMatchObject({ items: [{ row: 'H7', class: 1 }] });
        const national = await prescribe(residentId, 90, PAPERS);
        expect(refusals(national)).toEqual(['90 days are over the national maximum of 84']);
        const county = await prescribe(residentId, 84, PAPERS);
        expect(refusals(county)).toEqual(["84 days are over the county's limit of 60"]);
        const issued = await prescribe(residentId, 56, PAPERS);
        expect(issued).toMatchObject({ status: 201, body: { days: 56, runsOutOn: plusDays(today, 56) } });
      }
    });

    test('a week before, the couple gets one SMS, which names no disease and no drug', async () => {
      await moveTo(plusDays(today, 56 - 7));
      const texts = await textsOf(PHONE);
      expect(texts).toHaveLength(1);
      const [text = ''] = texts;
      expect(text).toMatch(/^【家庭医生】.*(何\*.*于\*|于\*.*何\*).*回T退订$/);
      expect(text).toContain('您的用药约至');
      expect(text).not.toMatch(/血压|氨氯地平/);
    });

    test('once the network says so, the team sees that it arrived', async () => {
      const seen = async (): Promise<unknown> => {
        const told = await all(`/v1/reminders?on=${today}&limit=200`, 'doctor-1');
        return told.filter(isOf(he)).map((item) => valueAt(item, 'state'));
      };
      expect(await seen()).toEqual(['sent']);
      await server.phones.reportArrived(await firstText(PHONE));
      expect(await seen()).toEqual(['delivered']);
    });

    test('who answers 退订 hears it once, and is called from then on', async () => {
      const sms = await firstText(PHONE);
      await server.phones.answer(sms, '退订');
      for (const residentId of [he, yu]) {
        const { body } = await ask(`/v1/residents/${residentId}`);
        expect(valueAt(body, 'smsOptOutOn'), residentId).toBe(today);
      }
      await server.phones.answer(sms, '退订');
      const heard = (await textsOf(PHONE)).filter((text) => text !== sms.text);
      expect(heard).toEqual(['【家庭医生】已退订，不再向您发送提醒。回“恢复”可重新接收。']);
      await moveTo(plusDays(today, 7 - 2));
      expect(await textsOf(PHONE)).toEqual([]);
      expect(await kindsOnWorkList(he)).toContain('refill');
      const calls = await all('/v1/reminders?limit=200', 'doctor-1');
      const refill = { kind: 'refill', by: 'call', reason: 'opted_out' };
      for (const residentId of [he, yu])
        expect(calls).toContainEqual(expect.objectContaining({ residentId, ...refill }));
    });
  });

  describe("an examination vehicle's day", () => {
    const upload = (rows: readonly string[]): Promise<Reply> => {
      const text = ['residentId,examinedOn,sbp,dbp,fpg,result', ...rows].join('\r\n');
      return server.call('doctor-1', 'POST', '/v1/exam-uploads', text, { 'content-type': 'text/csv' });
    };

    test('who is high for the first time is suspected; the same file once more changes nothing', async () => {
      const rows = [
        `${fan},${today},152,94,5.2,abnormal`,
        `${yu},${today},124,78,5.4,normal`,
        `NOBODY,${today},120,80,5,normal`,
      ];
      const first = await upload(rows);
      expect(first).toMatchObject({
        status: 200,
        body: {
          recorded: 2,
          suspected: 1,
          items: [
            { residentId: fan, suspected: ['hypertension'] },
            { residentId: yu, suspected: [] },
          ],
          rejects: [{ line: 4 }],
        },
      });
      expect((await upload(rows)).body).toMatchObject({ recorded: 0, unchanged: 2, suspected: 1 });
      const { body } = await ask(`/v1/residents/${fan}/screenings`);
      expect(valueAt(body, 'standing.0')).toMatchObject({ programme: 'hypertension', state: 'suspected' });
    });

    test('the day after, an SMS says that the result is there, without a value', async () => {
      await moveTo(plusDays(today, 1));
      expect(await textsOf(OTHER_PHONE)).toEqual([
        '【家庭医生】您的体检结果已出，请向家庭医生团队了解。回T退订',
      ]);
    });

    test('high on three days, the diagnosis is to be confirmed; then the doctor enrols', async () => {
      const screenings = `/v1/residents/${fan}/screenings`;
      const high = { programme: 'hypertension', sbp: 150, dbp: 92 };
      expect((await tell(screenings, { ...high, readOn: today })).status).toBe(201);
      await moveTo(plusDays(today, 7));
      expect((await tell(screenings, { ...high, readOn: today })).status).toBe(201);
      const { body } = await ask(screenings);
      expect(valueAt(body, 'standing.0')).toMatchObject({ programme: 'hypertension', state: 'to_confirm' });
      expect((await enrol(fan)).status).toBe(201);
      expect(await kindsOnWorkList(fan)).toEqual([]);
      await moveTo(plusDays(today, 7));
      expect(await kindsOnWorkList(fan)).toContain('first_visit');
    });
  });

  describe('the bureau and the residents', () => {
    test('the bureau runs tomorrow dry, for a reason: tomorrow sends just that, and nothing before', async () => {
      await moveTo(plusDays(today, 5));
      const path = `/v1/reminders?dryRun=true&on=${plusDays(today, 1)}&limit=200`;
      expect((await ask(path, 'bureau-1')).body).toMatchObject({ type: '/problems/access/reason-needed' });
      const tomorrow = (await all(path, 'bureau-1', PURPOSE)).filter(isOf(fan));
      const planned = tomorrow.find((item) => valueAt(item, 'kind') === 'first_visit');
      expect(planned).toMatchObject({ by: 'sms', state: 'planned', offsetDays: -1 });
      expect(await textsOf(OTHER_PHONE)).toEqual([]);
      await moveTo(plusDays(today, 1));
      expect(await textsOf(OTHER_PHONE)).toEqual([textAt(planned, 'text')]);
    });

    test('the couple opens their record with a code by SMS, and reads who looked and why', async () => {
      const seen = await server.call('bureau-1', 'GET', `/v1/residents/${he}`, undefined, PURPOSE);
      expect(seen.status).toBe(200);
      expect((await tell('/v1/own/code', { phone: PHONE }, '')).status).toBe(202);
      const code = /\b\d{6}\b/.exec((await textsOf(PHONE)).join())?.[0];
      const signedIn = await tell('/v1/own/token', { phone: PHONE, code }, '');
      const authorization = `Bearer ${textAt(signedIn.body, 'accessToken')}`;
      const own = (path: string): Promise<Reply> =>
        server.call('', 'GET', `/v1/own/${path}`, undefined, { authorization });
      const mine = listAt((await own('residents')).body, 'items').map((one) => textAt(one, 'maskedName'));
      expect(mine.toSorted()).toEqual(['何*', '于*'].toSorted());
      expect((await own(`${fan}/record`)).status).toBe(404);
      expect((await own(`${he}/record`)).body).toMatchObject({
        consent: { smsOptOutOn: expect.any(String) },
      });
      const looks = listAt((await own(`${he}/looks?limit=200`)).body, 'items');
      expect(looks.find((look) => valueAt(look, 'role') === 'bureau')).toMatchObject({
        userName: '示范卫健局 Bureau',
        purpose: '核实',
      });
      expect(new Set(looks.map((look) => valueAt(look, 'userName')))).toContain('示范医院 Hospital');
    });
  });
};
