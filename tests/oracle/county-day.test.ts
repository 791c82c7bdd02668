import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { areasOf, CELLS, explainShare, isCountedIn, ratesOf } from '../../domain/indicators/index.ts';
import { mergeByPhone } from '../../domain/reminders/index.ts';
import { chanceOf } from './chance.ts';
import { differences } from './compare-lines.ts';
import { decideCounty, organisationOf, peopleOf, tallyOf } from './decide-county.ts';
import { randomCounty } from './random-county.ts';
import type { CountyDay } from './random-county.ts';
import { cell, hasCome } from './rows.ts';
import type { CountyRows, Row } from './rows.ts';
import { walkCounty } from './walk.ts';

/** Holds for so many counties, each told by its seed. */
const holdsForCounties = (counties: number, holds: (given: CountyDay, seed: number) => void): void =>
  fc.assert(
    fc.property(fc.nat(), (seed) => holds(randomCounty(seed), seed)),
    { numRuns: counties, seed: 20_250_630 },
  );

const numbersOf = (rates: readonly Row[], scopeId: string): readonly number[] =>
  rates
    .filter((row) => cell(row, 'scope') === 'region' && cell(row, 'scopeId') === scopeId)
    .flatMap((row) => [Number(cell(row, 'numerator')), Number(cell(row, 'denominator'))]);

const addedUp = (parts: readonly (readonly number[])[]): readonly number[] =>
  (parts[0] ?? []).map((_, index) => parts.reduce((sum, part) => sum + (part[index] ?? 0), 0));

test('the rules decide every county as a day-by-day walk of the specification does', () => {
  holdsForCounties(250, ({ county, day }) => {
    expect(differences(walkCounty(county, day), decideCounty(county, day))).toEqual([]);
  });
});

test('the order of the rows never matters', () => {
  holdsForCounties(40, ({ county, day }, seed) => {
    const { shuffled } = chanceOf(seed);
    const other: CountyRows = {
      ...county,
      regions: shuffled(county.regions),
      institutions: shuffled(county.institutions),
      teams: shuffled(county.teams),
      residents: shuffled(county.residents),
      contracts: shuffled(county.contracts),
      services: shuffled(county.services),
      enrolments: shuffled(county.enrolments),
      followups: shuffled(county.followups),
      exams: shuffled(county.exams),
      prescriptions: shuffled(county.prescriptions),
      referrals: shuffled(county.referrals),
    };
    expect(differences(decideCounty(county, day), decideCounty(other, day))).toEqual([]);
  });
});

const forgetting = (rows: readonly Row[], day: string, columns: readonly string[]): readonly Row[] =>
  rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([column, text]) => [
        column,
        columns.includes(column) && text > day ? '' : text,
      ]),
    ),
  );

const knownBy = (rows: readonly Row[], day: string, column: string): readonly Row[] =>
  rows.filter((row) => hasCome(row, column, day));

test('a day is decided by what is recorded up to it, whatever the folder holds of later days', () => {
  holdsForCounties(60, ({ county, day }) => {
    const known: CountyRows = {
      ...county,
      residents: forgetting(county.residents, day, ['ehrFiledOn', 'diedOn', 'movedOutOn', 'smsOptOutOn']),
      contracts: forgetting(knownBy(county.contracts, day, 'signedOn'), day, ['endedOn']),
      services: forgetting(knownBy(county.services, day, 'dueOn'), day, ['doneOn']),
      enrolments: forgetting(knownBy(county.enrolments, day, 'enrolledOn'), day, ['closedOn']),
      followups: knownBy(county.followups, day, 'visitedOn'),
      exams: knownBy(county.exams, day, 'examinedOn'),
      prescriptions: forgetting(knownBy(county.prescriptions, day, 'issuedOn'), day, ['stoppedOn']),
      referrals: knownBy(county.referrals, day, 'checkedOn'),
    };
    expect(differences(decideCounty(known, day), decideCounty(county, day))).toEqual([]);
  });
});

test('villages add up to their township and townships to the county, numerator and denominator alike', () => {
  const parts = {
    '530121100': ['530121100201', '530121100202'],
    '530121101': ['530121101201'],
    '530121': ['530121100', '530121101', '530121102201'],
    '53': ['5301'],
  };
  holdsForCounties(60, ({ county, day }) => {
    const { rates } = decideCounty(county, day);
    for (const [whole, below] of Object.entries(parts)) {
      expect(addedUp(below.map((part) => numbersOf(rates, part)))).toEqual(numbersOf(rates, whole));
    }
  });
});

test('contracted key people are never more than contracted people, and no part exceeds its whole', () => {
  holdsForCounties(60, ({ county, day }) => {
    const { rates } = decideCounty(county, day);
    expect(rates.filter((row) => Number(row['numerator']) > Number(row['denominator']))).toEqual([]);
    const contracted = Map.groupBy(
      rates.filter((row) => row['indicator'] === 'contract_rate'),
      (row) => `${cell(row, 'scope')} ${cell(row, 'scopeId')}`,
    );
    for (const rows of contracted.values()) {
      const people = (group: string): number =>
        Number(rows.find((row) => row['group'] === group)?.['numerator']);
      expect(people('key')).toBeLessThanOrEqual(people('all'));
    }
  });
});

test('a phone gets one SMS a day, and every subject is in exactly one', () => {
  holdsForCounties(100, ({ county, day }) => {
    const subjects = peopleOf(county, day).flatMap(({ plan }) => plan.subjects);
    const messages = mergeByPhone(subjects, () => undefined);
    expect(new Set(messages.map(({ phone }) => phone)).size).toBe(messages.length);
    expect(new Set(messages.flatMap((message) => message.subjects))).toEqual(new Set(subjects));
    expect(messages.flatMap((message) => message.subjects)).toHaveLength(subjects.length);
  });
});

test('the people behind every number add up to it, each with the rule that put them there', () => {
  holdsForCounties(12, ({ county, day }) => {
    const people = peopleOf(county, day);
    const tally = tallyOf(people);
    for (const area of areasOf(organisationOf(county))) {
      const rates = ratesOf(tally, area);
      for (const [index, one] of CELLS.entries()) {
        const reasons = people
          .filter(({ person }) => isCountedIn(area, one, person))
          .map(({ person }) => explainShare(person, one.indicator, one.group))
          .filter((reason) => reason !== undefined);
        const sum = (part: 'numerator' | 'denominator'): number =>
          reasons.reduce((all, { share }) => all + share[part], 0);
        expect(sum('numerator'), one.indicator).toBe(rates[index]?.numerator);
        expect(sum('denominator'), one.indicator).toBe(rates[index]?.denominator);
        for (const { part, share, rule } of reasons) {
          expect(part).toBe(share.numerator > 0 ? 'numerator' : 'denominator');
          expect(rule['zh-CN']).toMatch(/\p{Script=Han}/u);
          expect(rule.en).toMatch(/[a-z]{3}/);
        }
      }
    }
  });
});
