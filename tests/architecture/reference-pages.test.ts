import { describe, expect, test } from 'vitest';

import { CELLS } from '../../domain/indicators/index.ts';
import { ranges } from '../../domain/kernel/quantity.ts';
import { profiles } from '../../domain/programmes/index.ts';
import { OFFSETS } from '../../domain/reminders/policy.ts';
import { COUNTY_COLUMNS, COUNTY_FILES, fileName } from '../../functions/county-files/columns.ts';
import { FAULTS, WARNINGS } from '../../functions/county-files/faults.ts';
import { exampleOutputs } from './jiayi.ts';
import { codeSpans, rowOf, tableRows } from './markdown.ts';
import { textOf } from './project-files.ts';

const COUNTY_PAGE = 'docs/county-files.md';
const INDICATOR_PAGE = 'docs/indicators.md';
const RULES_PAGE = 'docs/rules.md';

const code = (name: string): string => `\`${name}\``;

describe('the page on county files', () => {
  test.each([...Object.entries(FAULTS), ...Object.entries(WARNINGS)])(
    'names %s with its sentence',
    (name, says) => {
      expect(rowOf(COUNTY_PAGE, code(name))).toEqual([code(name), says['zh-CN'], says.en]);
    },
  );

  test.each(COUNTY_FILES)('names every column of %s and which are required', (file) => {
    const columns = COUNTY_COLUMNS[file].map(({ name, isRequired }) => code(name) + (isRequired ? '*' : ''));
    expect(rowOf(COUNTY_PAGE, code(fileName(file)))).toEqual([code(fileName(file)), columns.join(' ')]);
  });

  test.each(Object.entries(ranges))('gives the range of %s', (name, { unit, least, most, whole }) => {
    const shown = whole ? `${unit}, whole` : unit;
    expect(rowOf(COUNTY_PAGE, code(name))).toEqual([code(name), shown, String(least), String(most)]);
  });
});

const outputs = exampleOutputs();
const indicators = [...new Set(CELLS.map(({ indicator }) => indicator))];

describe('the indicator dictionary', () => {
  test('the example county goes in whole', () => {
    expect(outputs.get('rejects')).toEqual([]);
    expect(outputs.get('warnings')).toEqual([]);
  });

  test.each(indicators)('counts the example of %s as the program does', (indicator) => {
    const rate = outputs
      .get('rates')
      ?.find(([, area, name, group]) => area === '519902' && name === indicator && group === 'all');
    const [numerator = '', denominator = '', percent = ''] = rate?.slice(4) ?? [];
    const [, zh, formula, example] = rowOf(INDICATOR_PAGE, code(indicator)) ?? [];
    expect(zh).not.toBe('');
    expect(formula).toContain('÷');
    expect(example).toBe(`${numerator} ÷ ${denominator} = ${percent} %`);
  });

  test('names every group', () => {
    const groups = CELLS.map(({ group }) => group);
    expect(codeSpans(INDICATOR_PAGE)).toEqual(expect.arrayContaining(groups));
  });
});

const signed = (offsets: readonly number[]): string =>
  offsets.length === 0 ? '–' : offsets.map((days) => (days < 0 ? `−${-days}` : `+${days}`)).join(', ');

const sources = ['hypertension', 'diabetes'].map((name) => textOf(`domain/programmes/${name}.ts`)).join('\n');
const emergencies = Array.from(sources.matchAll(/^const ([EF]\d)\b/gm), ([, name = '']) => name);

const targetsOf = ({ bloodPressureTargets }: (typeof profiles)[number]): string =>
  bloodPressureTargets
    .map(({ fromAgeYears, sbpMmHg, dbpMmHg, inclusive }) => {
      const limit = `${inclusive ? '≤' : '<'}${sbpMmHg}/${dbpMmHg}`;
      return fromAgeYears === 0 ? limit : `from ${fromAgeYears} ${limit}`;
    })
    .join('; ');

describe('the page on rules', () => {
  test.each(['H', 'D'])('has every row of the branch table %s0–8', (letter) => {
    const rows = Array.from({ length: 9 }, (_, row) => `${letter}${row}`);
    expect(rows.filter((row) => rowOf(RULES_PAGE, row) === undefined)).toEqual([]);
  });

  test('has every emergency', () => {
    expect(emergencies.length).toBe(11);
    expect(emergencies.filter((name) => rowOf(RULES_PAGE, name) === undefined)).toEqual([]);
  });

  test.each(Object.entries(OFFSETS))('shows when %s reminds', (kind, { sms, call }) => {
    expect(tableRows(RULES_PAGE)).toContainEqual([code(kind), signed(sms), signed(call)]);
  });

  test.each(profiles.map((profile) => [profile.id, profile] as const))(
    'shows the targets of %s',
    (id, profile) => {
      const row = tableRows(RULES_PAGE).find(([name = '']) => name.startsWith(code(id)));
      expect(row?.[1]).toBe(targetsOf(profile));
    },
  );

  const examples = tableRows(RULES_PAGE).filter(([visit = '']) => /^V\d\d$/.test(visit));
  test.each(examples.map(([visit = '', , , row = '', latest = '']) => ({ visit, row, latest })))(
    'the example $visit is decided as the program does',
    ({ visit, row, latest }) => {
      const line = outputs.get('assessments')?.find(([id]) => id === visit);
      expect([line?.[4], line?.[9]]).toEqual([row, latest === '–' ? '' : latest]);
    },
  );
});

test('the page on access patterns names every maker of a key', () => {
  const source = textOf('functions/adapters/store/keys.ts');
  const makers = Array.from(source.matchAll(/^export const (\w+Key)\b/gm), ([, name = '']) => name);
  const named = codeSpans('docs/access-patterns.md');
  expect(makers.length).toBeGreaterThan(5);
  expect(makers.filter((name) => !named.includes(name))).toEqual([]);
});
