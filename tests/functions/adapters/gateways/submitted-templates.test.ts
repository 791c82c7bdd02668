import { readFileSync } from 'node:fs';

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod';

import { mobileNumber } from '../../../../domain/kernel/phone.ts';
import { plusDays } from '../../../../domain/kernel/time.ts';
import { codeText } from '../../../../domain/own-record/index.ts';
import {
  defaultTemplate,
  mergeByPhone,
  type Place,
  SERVICE_TEXT_KINDS,
  serviceText,
  type Subject,
  type TaskKind,
} from '../../../../domain/reminders/index.ts';
import {
  ApprovedTemplate,
  signedText,
  templateFinder,
} from '../../../../functions/adapters/gateways/aliyun-templates.ts';
import { A_MOBILE, aProgramme, aResident } from '../../../given/records.ts';
import { on } from '../../../given/values.ts';

const Submitted = z.array(z.strictObject({ for: z.string(), content: z.string() }));
const submitted = Submitted.parse(
  JSON.parse(readFileSync(new URL('../../../../docs/sms-templates.json', import.meta.url), 'utf8')),
);
const templates = submitted.map(({ content }, at) => ({ code: `SMS_${at + 1}`, content }));
const templateOf = templateFinder(templates);

/** The template that a text is written by, filled. */
const shown = (text: string): string | undefined => {
  const found = templateOf(signedText(text)?.words ?? '');
  const content = templates.find(({ code }) => code === found?.code)?.content;
  return content?.replace(/\$\{(\w+)\}/g, (_, name: string) => found?.parameters[name] ?? '');
};

const language = fc.constantFrom('zh-CN' as const, 'en' as const);
const aKind = fc.constantFrom(
  'follow_up_routine' as const,
  'first_visit' as const,
  'refill' as const,
  'annual_exam' as const,
  'contract_end' as const,
);
const aPlace: fc.Arbitrary<Place | undefined> = fc.option(
  fc.record({
    name: fc.constantFrom('清河镇卫生院', '城关镇社区卫生服务中心', '县人民医院', ''),
    phone: fc.constantFrom('0871-6000001', ''),
  }),
  { nil: undefined },
);

type Person = { readonly kind: TaskKind; readonly name: string; readonly inDays: number };
const aPerson: fc.Arbitrary<Person> = fc.record({
  kind: aKind,
  name: fc.constantFrom('王春兰', '李四', '欧阳小明', '古丽娜尔', '=1+1'),
  inDays: fc.integer({ min: 0, max: 364 }),
});

const phone = mobileNumber(A_MOBILE) ?? expect.fail('a number');

const subject = ({ kind, name, inDays }: Person, speaks: 'zh-CN' | 'en'): Subject => {
  const dueOn = plusDays(on('2025-01-01'), inDays);
  return {
    resident: aResident({ name, language: speaks }),
    task: { kind, programme: aProgramme('hypertension').code, dueOn },
    offsetDays: -3,
    saidOn: plusDays(dueOn, -3),
    phone,
  };
};

const textFor = (subjects: readonly Subject[], place: Place | undefined): string =>
  mergeByPhone(subjects, () => place)[0]?.text ?? expect.fail('one message');

test('every template that is to be submitted is one that a provider approves', () => {
  expect(templates.filter((template) => !ApprovedTemplate.safeParse(template).success)).toEqual([]);
});

test('every reminder of one person is written by a submitted template, to the letter', () => {
  fc.assert(
    fc.property(aPerson, aPlace, language, (person, place, speaks) => {
      const text = textFor([subject(person, speaks)], place);
      expect(shown(text)).toBe(signedText(text)?.words);
    }),
    { seed: 19, numRuns: 400 },
  );
});

test('every reminder of several people in Chinese is written by a submitted template, to the letter', () => {
  const people = fc.array(aPerson, { minLength: 2, maxLength: 7 });
  fc.assert(
    fc.property(people, aPlace, (some, place) => {
      const text = textFor(
        some.map((person) => subject(person, 'zh-CN')),
        place,
      );
      expect(shown(text)).toBe(signedText(text)?.words);
    }),
    { seed: 20, numRuns: 400 },
  );
});

test.each(SERVICE_TEXT_KINDS)('a text of the kind %s is written by a submitted template', (kind) => {
  for (const speaks of ['zh-CN', 'en'] as const) {
    const text = serviceText(kind, speaks, defaultTemplate);
    expect(shown(text)).toBe(signedText(text)?.words);
  }
});

test.each([
  ['zh-CN' as const, '【家庭医生】'],
  ['en' as const, '[Doctor team] '],
])('a one-time code in %s is written by a submitted template', (speaks, signature) => {
  const text = codeText('123456', { language: speaks, signature });
  expect(shown(text)).toBe(signedText(text)?.words);
});

test('words that a county changed and did not submit find no template', () => {
  const text = serviceText('received', 'zh-CN', {
    ...defaultTemplate,
    optOut: { 'zh-CN': '退订回N', en: 'N = stop' },
  });
  expect(shown(text)).toBeUndefined();
});
