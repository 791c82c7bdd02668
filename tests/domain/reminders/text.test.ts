import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { mobileNumber } from '../../../domain/kernel/phone.ts';
import { plusDays } from '../../../domain/kernel/time.ts';
import {
  mergeByPhone,
  type Message,
  type Place,
  segmentsOf,
  type Subject,
  type TaskKind,
  defaultTemplate,
} from '../../../domain/reminders/index.ts';
import { A_MOBILE, aProgramme, aResident } from '../../given/records.ts';
import { on } from '../../given/values.ts';

const clinic: Place = { name: '清河镇卫生院', phone: '0871-6000001' };
const health: Place = { name: 'Qinghe Health Centre', phone: '0871-6000001' };

interface SubjectGiven {
  readonly kind?: TaskKind;
  readonly name?: string;
  readonly language?: 'zh-CN' | 'en';
  readonly programme?: string;
  readonly dueOn?: string;
  readonly saidOn?: string;
}

const usual = {
  kind: 'follow_up_routine',
  name: '王春兰',
  language: 'zh-CN',
  programme: 'hypertension',
} as const;

const aSubject = (given: SubjectGiven = {}): Subject => {
  const phone = mobileNumber(A_MOBILE);
  if (phone === undefined) throw new Error('a mobile number');
  const { kind, name, language, programme } = { ...usual, ...given };
  const dueOn = on(given.dueOn ?? '2025-06-30');
  return {
    resident: aResident({ name, language }),
    task: { kind, programme: aProgramme(programme).code, dueOn },
    offsetDays: -3,
    saidOn: on(given.saidOn ?? plusDays(dueOn, -3)),
    phone,
  };
};

const send = (subjects: readonly Subject[], place?: Place): Message => {
  const [message] = mergeByPhone(subjects, () => place);
  if (message === undefined) throw new Error('one message');
  return message;
};

const several = (count: number, given: SubjectGiven = {}): readonly Subject[] =>
  Array.from({ length: count }, () => aSubject(given));

const textedKinds: readonly TaskKind[] = [
  'follow_up_routine',
  'follow_up_two_week',
  'first_visit',
  'refill',
  'annual_exam',
  'contract_end',
];

const visitZh =
  '【家庭医生】王**您好，家庭医生团队提醒：请于6月30日前到清河镇卫生院随访复诊。咨询0871-6000001，回T退订';

test.each([
  ['follow_up_routine', visitZh],
  ['follow_up_two_week', visitZh],
  ['first_visit', visitZh],
  [
    'refill',
    '【家庭医生】王**您好，家庭医生团队提醒：您的用药约至6月30日，请提前到清河镇卫生院续方。咨询0871-6000001，回T退订',
  ],
  [
    'annual_exam',
    '【家庭医生】王**您好，家庭医生团队提醒：您本年度的免费健康体检尚未完成，请到清河镇卫生院体检。咨询0871-6000001，回T退订',
  ],
  [
    'contract_end',
    '【家庭医生】王**您好，家庭医生团队提醒：您的签约服务将于6月30日到期，续签请联系团队。咨询0871-6000001，回T退订',
  ],
] as const)('in Chinese a task of kind %s says: %s', (kind, text) => {
  expect(send([aSubject({ kind })], clinic)).toMatchObject({ text, segments: 1 });
});

const visitEn =
  '[Doctor team] M***, your family doctor team asks you to come to Qinghe Health Centre by 6/30. 0871-6000001. T = stop';

test.each([
  ['follow_up_routine', visitEn],
  ['follow_up_two_week', visitEn],
  ['first_visit', visitEn],
  [
    'refill',
    '[Doctor team] M***, your medicines last until about 6/30; please renew at Qinghe Health Centre. 0871-6000001. T = stop',
  ],
  [
    'annual_exam',
    '[Doctor team] M***, your free yearly check-up is open; please come to Qinghe Health Centre. 0871-6000001. T = stop',
  ],
  [
    'contract_end',
    '[Doctor team] M***, your contract ends on 6/30; contact us to renew. 0871-6000001. T = stop',
  ],
] as const)('in English a task of kind %s says: %s', (kind, text) => {
  expect(send([aSubject({ kind, name: 'Mary', language: 'en' })], health)).toMatchObject({
    text,
    segments: 1,
  });
});

test('every text is written with the registered template, which the provider has approved', () => {
  expect(defaultTemplate).toMatchObject({ version: 'reminder@1', approved: true });
});

describe('whoever is asked to come by a day on which nobody works', () => {
  test.each([
    ['a working Friday', '2025-03-21', '3月21日'],
    ['a Sunday', '2025-03-23', '3月21日'],
    ['a Sunday that is worked', '2025-04-27', '4月27日'],
    ['the National Day holiday', '2026-10-03', '9月30日'],
    ['the Spring Festival, after a worked Saturday', '2026-02-16', '2月14日'],
  ])('is asked for the last working day: %s', (_what, dueOn, says) => {
    expect(send([aSubject({ dueOn, saidOn: plusDays(on(dueOn), -7) })], clinic).text).toContain(
      `请于${says}前`,
    );
  });

  test.each([
    ['2025-03-20', '3月21日'],
    ['2025-03-21', '3月21日'],
    ['2025-03-22', '3月23日'],
    ['2025-03-26', '3月23日'],
  ])('is told the latest date itself once the working day is past: said on %s', (saidOn, says) => {
    expect(send([aSubject({ dueOn: '2025-03-23', saidOn })], clinic).text).toContain(`请于${says}前`);
  });

  test.each([
    ['refill', '约至3月23日'],
    ['contract_end', '将于3月23日到期'],
  ] as const)('but a task of kind %s tells its own day', (kind, says) => {
    expect(send([aSubject({ kind, dueOn: '2025-03-23' })], clinic).text).toContain(says);
  });
});

describe('a text without', () => {
  test('the team’s number leaves out the contact', () => {
    expect(send([aSubject()], { ...clinic, phone: '' }).text).toMatch(/随访复诊。回T退订$/);
    const english = send([aSubject({ name: 'Mary', language: 'en' })], { ...health, phone: '' });
    expect(english.text).toMatch(/by 6\/30\. T = stop$/);
  });

  test('a place names the contracted institution and no number', () => {
    expect(send([aSubject()]).text).toMatch(/前到签约机构随访复诊。回T退订$/);
    const english = send([aSubject({ name: 'Mary', language: 'en' })]);
    expect(english.text).toMatch(/come to your clinic by 6\/30\. T = stop$/);
  });

  test('a name that may be shown speaks to the resident', () => {
    expect(send([aSubject({ name: '=1+1' })], clinic).text).toMatch(/^【家庭医生】居民您好/);
    expect(send([aSubject({ name: '<b>', language: 'en' })], health).text).toMatch(
      /^\[Doctor team\] Resident, your/,
    );
  });
});

describe('a single text is written to fit one segment', () => {
  const longPlace: Place = {
    name: '省第一人民医院清河县医共体总院城关镇中心卫生院家庭医生工作站',
    phone: '0871-60000001',
  };

  test.each(textedKinds)('with the long name of an institution and a task of kind %s', (kind) => {
    const { text, segments } = send([aSubject({ kind, dueOn: '2025-12-31' })], longPlace);
    expect(segments).toBe(1);
    expect(text).toMatch(/^【家庭医生】王\*\*您好/);
    expect(text).toContain('60000001');
  });

  test('by a general place, then without the number, then without the name', () => {
    const named = (length: number) =>
      send([aSubject({ name: '买'.repeat(length), dueOn: '2025-12-31' })], longPlace).text;
    expect(named(3)).toContain('到签约机构随访复诊。咨询0871-60000001，回T退订');
    expect(named(17)).toMatch(/买\*{16}您好.*到签约机构随访复诊。回T退订$/);
    expect(named(60)).toMatch(/^【家庭医生】居民您好.*到签约机构随访复诊。咨询0871-60000001，回T退订$/);
  });

  test('at seventy characters in full, at seventy-one with a general place', () => {
    const rest = visitZh.length - clinic.name.length;
    const placeOf = (length: number): Place => ({ ...clinic, name: '医'.repeat(length) });
    expect(send([aSubject()], placeOf(70 - rest)).text).toContain('医'.repeat(70 - rest));
    expect(send([aSubject()], placeOf(71 - rest)).text).toContain('到签约机构随访');
  });

  test.each(textedKinds)(
    'in English for somebody with a Chinese name at a Chinese place, kind %s',
    (kind) => {
      const { text, segments } = send([aSubject({ kind, language: 'en' })], clinic);
      expect(segments).toBe(1);
      expect(text).toMatch(/^\[Doctor team\] Resident, /);
    },
  );
});

describe('a merged text', () => {
  test('greets nobody, names each and what for', () => {
    const subjects = [aSubject(), aSubject({ kind: 'refill', name: '李明', dueOn: '2025-07-02' })];
    expect(send(subjects, clinic)).toMatchObject({
      text: '【家庭医生】家庭医生团队提醒：王**，请于6月30日前到清河镇卫生院随访复诊；李*，您的用药约至7月2日，请提前到清河镇卫生院续方。咨询0871-6000001，回T退订',
      segments: 2,
    });
  });

  test('in English stands in whole sentences', () => {
    const given = { name: 'Mary', language: 'en' } as const;
    const subjects = [aSubject(given), aSubject({ ...given, kind: 'contract_end', dueOn: '2025-07-27' })];
    expect(send(subjects, health)).toMatchObject({
      text: '[Doctor team] M***, your family doctor team asks you to come to Qinghe Health Centre by 6/30; M***, your contract ends on 7/27; contact us to renew. 0871-6000001. T = stop',
      segments: 2,
    });
  });

  test('is in the language of its first subject', () => {
    const english = aSubject({ language: 'en', name: 'Mary', dueOn: '2025-06-29' });
    expect(send([aSubject(), english], health).text).toMatch(/^\[Doctor team\]/);
    expect(send([aSubject({ dueOn: '2025-06-28' }), english], health).text).toMatch(/^【家庭医生】/);
  });

  test('of more than two segments says how many it speaks of in all', () => {
    const { text, segments } = send(several(12), clinic);
    expect(segments).toBe(2);
    expect(text).toContain('随访复诊等12项。');
    const said = text.split('随访复诊').length - 1;
    expect(said).toBeGreaterThan(1);
    expect(
      segmentsOf(text.replace('随访复诊等', '随访复诊；王**，请于6月30日前到清河镇卫生院随访复诊等')),
    ).toBe(3);
  });

  test('in English says how many more there are', () => {
    const { text, segments } = send(several(12, { name: 'Mary', language: 'en' }), health);
    const said = text.split('M***').length - 1;
    expect(segments).toBe(2);
    expect(text).toContain(` by 6/30 and ${12 - said} more. `);
  });

  test('that is said in full says nothing of others', () => {
    expect(send(several(2), clinic).text).not.toMatch(/等\d+项/);
  });

  test('has two segments at most with any place and any names', () => {
    const place = { name: '医'.repeat(300), phone: '0871-60000001' };
    for (const name of ['王春兰', '买'.repeat(40), '买'.repeat(200)]) {
      expect(send(several(3, { name }), place).segments).toBeLessThanOrEqual(2);
      expect(send(several(3, { name, language: 'en' }), place).segments).toBeLessThanOrEqual(2);
    }
    expect(send(several(3), place).text).toContain('到签约机构随访复诊等3项。咨询0871-60000001，');
  });
});

const diseaseWords =
  /高血压|糖尿病|血压|血糖|hypertension|diabetes|pressure|glucose|168|97|9\.4|降压|胰岛素/i;

test.each(textedKinds)('a text of kind %s tells no disease, no result and no full name', (kind) => {
  for (const programme of ['hypertension', 'diabetes']) {
    for (const language of ['zh-CN', 'en'] as const) {
      for (const count of [1, 2, 5]) {
        const { text } = send(several(count, { kind, programme, language }), clinic);
        expect(text).not.toMatch(diseaseWords);
        expect(text).not.toContain('王春');
      }
    }
  }
});

describe('what an institution calls itself', () => {
  const texted = (name: string, phone = '') => send([aSubject()], { name, phone }).text;

  test('cannot bring a second signature, a slot, a tag or a line break', () => {
    expect(texted('【中奖】{phone}<b>卫生院\n二[楼]\u0000')).toContain('前到中奖phoneb卫生院二楼随访');
    expect(texted('卫生院', '【0871】\r\n')).toContain('咨询0871，');
  });

  test('cannot bring a link, not even one that appears when the rest is cleaned', () => {
    expect(texted('http://x.cn/a 卫生院')).toContain('前到 卫生院随访');
    expect(texted('ht{tps://x.cn 卫生院')).toContain('前到 卫生院随访');
  });

  test('is left out where nothing of it remains', () => {
    expect(texted('【】')).toContain('到签约机构随访');
  });
});

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom('王', '医', '【', '】', '·', '😀', '{', 'a', '=', '<', '\n'),
    maxLength: 60,
  }),
);

test('whatever the records hold, one text has one signature, no line break, and its share of segments', () => {
  fc.assert(
    fc.property(
      fc.record({
        name: nasty,
        place: nasty,
        count: fc.integer({ min: 1, max: 6 }),
        isChinese: fc.boolean(),
      }),
      ({ name, place, count, isChinese }) => {
        const subjects = several(count, { name, language: isChinese ? 'zh-CN' : 'en' });
        const { text, segments } = send(subjects, { name: place, phone: '0871-60000001' });
        expect(segments).toBe(segmentsOf(text));
        expect(segments).toBeLessThanOrEqual(count === 1 ? 1 : 2);
        expect(text.match(/[【】]/g) ?? []).toEqual(isChinese ? ['【', '】'] : []);
        expect(text).not.toMatch(/[\n\r{}<>]|https?:/);
      },
    ),
    { numRuns: 150, seed: 70 },
  );
});
