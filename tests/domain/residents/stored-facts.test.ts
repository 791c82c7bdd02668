import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';

import { dayNumber } from '../../../domain/kernel/time.ts';
import { defaultProfile, type Override, type Visit } from '../../../domain/programmes/index.ts';
import {
  decodeFacts,
  encodeFacts,
  factsOf,
  type KeyGroupTag,
  type ResidentFacts,
  type ResidentHistory,
  type WrittenFacts,
} from '../../../domain/residents/index.ts';
import { aToldHistory } from '../../given/live-people.ts';
import { datesBetween, holds } from '../../given/properties.ts';
import {
  aContract,
  aHistory,
  anEnrolment,
  anExam,
  aPrescription,
  aReferral,
  aResident,
  aService,
  aVisit,
  type VisitGiven,
} from '../../given/records.ts';
import { on } from '../../given/values.ts';

const DAY = '2025-06-30';

const factsOfWhom = (given: Partial<ResidentHistory> = {}): ResidentFacts =>
  factsOf(aToldHistory(aHistory(given)), on(DAY), defaultProfile);

/** As a store gives it back. */
const asStored = (written: WrittenFacts): unknown => JSON.parse(JSON.stringify(written));

const readBack = (facts: ResidentFacts) => decodeFacts(asStored(encodeFacts(facts)));

const numberOf = (date: string): number => dayNumber(on(date));

const withOverride = (visit: Visit, override: Omit<Override, 'reason'>): Visit => ({
  ...visit,
  override: { ...override, reason: '体弱' },
});

/** Somebody of whom everything that facts can hold is known. */
const fullyKnown = (): Partial<ResidentHistory> => ({
  resident: aResident({
    keyGroups: ['disabled'],
    ehrFiledOn: '2020-05-06',
    ehrLastUsedOn: '2025-05-01',
    movedOutOn: '2025-12-01',
  }),
  contracts: [
    aContract({
      id: 'C2',
      signedOn: '2025-01-20',
      startsOn: '2025-02-01',
      termYears: 3,
      endedOn: '2025-09-01',
      endReason: 'transferred',
      renewsId: 'C1',
      services: [aService('2025-03-01', '2025-03-05'), aService('2025-08-01', undefined, 'bp_check')],
    }),
  ],
  enrolments: [anEnrolment(), anEnrolment({ programme: 'diabetes', closedOn: '2025-10-01' })],
  exams: [anExam('2025-05-06')],
  referrals: [
    aReferral({ id: 'F1', referredOn: '2025-03-10', checkedOn: '2025-03-20', programme: 'hypertension' }),
    aReferral({ id: 'F2', referredOn: '2025-04-10', direction: 'down' }),
  ],
  prescriptions: [aPrescription({ issuedOn: '2025-06-20' })],
});

const FULLY_WRITTEN = {
  v: 4,
  made: numberOf(DAY),
  profile: ['CN-NBPHS-2017', 1],
  id: 'R1',
  born: numberOf('1970-05-10'),
  village: '530121100201',
  groups: ['disabled'],
  filed: numberOf('2020-05-06'),
  used: numberOf('2025-05-01'),
  left: numberOf('2025-12-01'),
  contracts: [
    {
      id: 'C2',
      team: 'T1',
      package: 'basic',
      signed: numberOf('2025-01-20'),
      starts: numberOf('2025-02-01'),
      years: 3,
      ended: numberOf('2025-09-01'),
      reason: 'transferred',
      renews: 'C1',
      services: [
        ['visit', numberOf('2025-03-01'), numberOf('2025-03-05')],
        ['bp_check', numberOf('2025-08-01')],
      ],
    },
  ],
  enrolled: [
    ['hypertension', numberOf('2024-01-01')],
    ['diabetes', numberOf('2024-01-01'), numberOf('2025-10-01')],
  ],
  exams: [numberOf('2025-05-06')],
  referred: [
    ['F1', 1, numberOf('2025-03-10'), numberOf('2025-03-20'), 'hypertension'],
    ['F2', 0, numberOf('2025-04-10'), null, null],
  ],
};

describe('facts in a store', () => {
  test('hold whatever is known of somebody, dates as day numbers', () => {
    const facts = factsOfWhom(fullyKnown());
    expect(encodeFacts(facts)).toMatchObject(FULLY_WRITTEN);
    expect(facts.coverage[0]?.spans.length).toBeGreaterThan(0);
    expect(encodeFacts(facts).covered).toEqual(
      facts.coverage.map(({ programme, spans }) => [
        programme,
        spans.map(({ is, until }) => [is, dayNumber(until)]),
      ]),
    );
    expect(readBack(facts)).toEqual(facts);
  });

  test('of somebody with nothing recorded hold nothing but the person', () => {
    const { v, made, profile, id, born, village } = FULLY_WRITTEN;
    const facts = factsOfWhom();
    expect(asStored(encodeFacts(facts))).toStrictEqual({ v, made, profile, id, born, village });
    expect(readBack(facts)).toEqual(facts);
  });

  test('leave the day of signing out where it is the first day of the contract', () => {
    const facts = factsOfWhom({ contracts: [aContract({ startsOn: '2025-02-01' })] });
    const [contract] = encodeFacts(facts).contracts ?? [];
    expect([contract?.signed, contract?.starts]).toEqual([undefined, numberOf('2025-02-01')]);
    expect(readBack(facts)?.contracts).toEqual([aContract({ startsOn: '2025-02-01' })]);
  });
});

const factsOfVisit = (visit: Visit): ResidentFacts =>
  factsOfWhom({ enrolments: [anEnrolment()], visits: [visit] });

const formOf = (visit: Visit): unknown =>
  JSON.parse(JSON.stringify(encodeFacts(factsOfVisit(visit)).visits?.[0]?.[1][0]?.[3]));

const visitReadBack = (visit: Visit): Visit | undefined =>
  readBack(factsOfVisit(visit))?.chains[0]?.chain[0]?.visit;

describe('the form of a visit in a store', () => {
  test('holds the readings alone where all else is as usual', () => {
    expect(formOf(aVisit({ sbp: 126, dbp: 78 }))).toStrictEqual({ s: 126, b: 78 });
  });

  test.each<[string, VisitGiven, object]>([
    ['a time', { visitedAt: '09:30' }, { c: '09:30' }],
    ['a visit at home', { mode: 'home' }, { m: 'home' }],
    ['an attempt', { outcome: 'lost' }, { u: 'lost' }],
    ['glucose', { fpg: 6.1, ppg: 8.2 }, { f: 6.1, p: 8.2 }],
    ['pulse and temperature', { heartRate: 72, temperature: 36.6 }, { h: 72, t: 36.6 }],
    ['a danger sign', { hasDangerSign: true }, { d: 1 }],
    ['a reaction', { adverseReaction: 'uncontrolled' }, { a: 'uncontrolled' }],
    ['a complication', { complication: 'worse' }, { k: 'worse' }],
    ['a pregnancy', { pregnantOrLactating: true }, { g: 1 }],
    ['what cannot be handled', { cannotHandle: true }, { x: 1 }],
  ])('holds %s', (_, given, form) => {
    expect(formOf(aVisit(given))).toStrictEqual(form);
    expect(visitReadBack(aVisit(given))).toEqual(aVisit(given));
  });

  test.each([
    [{ class: 1, nextOn: on('2025-07-15') } as const, [1, numberOf('2025-07-15')]],
    [{ class: 4, nextOn: undefined } as const, [4, null]],
    [{ class: undefined, nextOn: on('2025-07-15') }, [null, numberOf('2025-07-15')]],
  ])('holds what a doctor decided otherwise, %j, but not why', (set, stored) => {
    const visit = withOverride(aVisit(), set);
    expect(formOf(visit)).toStrictEqual({ n: stored });
    expect(visitReadBack(visit)?.override).toEqual({ ...set, reason: '' });
  });
});

const ON_TARGET = { sbp: 126, dbp: 78 };
const OFF_TARGET = { sbp: 152, dbp: 94 };
const REACTION = { ...ON_TARGET, adverseReaction: 'present' } as const;

describe('a visit is decided in a store as it was after those before it', () => {
  test.each<[string, VisitGiven[], number[]]>([
    ['on target', [ON_TARGET], [7]],
    ['an emergency', [{ sbp: 182, dbp: 94 }], [1]],
    ['a complication', [{ ...ON_TARGET, complication: 'new' }], [2]],
    ['a reaction, then another', [REACTION, REACTION], [5, 3]],
    ['off target, then again', [OFF_TARGET, OFF_TARGET], [6, 4]],
    [
      'off target, then again with a reaction',
      [OFF_TARGET, { ...OFF_TARGET, adverseReaction: 'present' }],
      [6, 4],
    ],
    ['without a reading', [{}], [0]],
    ['not reached', [{ outcome: 'lost' }], [8]],
  ])('%s', (_, given, rows) => {
    const visits = given.map((visit, at) =>
      aVisit({ ...visit, id: `V${at}`, visitedOn: `2025-0${at + 2}-10` }),
    );
    const facts = factsOfWhom({ enrolments: [anEnrolment()], visits });
    const chains = readBack(facts)?.chains;
    expect(chains?.[0]?.chain.map(({ assessment }) => assessment.row)).toEqual(rows);
    expect(chains).toEqual(facts.chains);
  });
});

describe('what never were facts stops the reader', () => {
  test('where a programme is named that does not exist', () => {
    const written = asStored(encodeFacts(factsOfWhom({ enrolments: [anEnrolment()] })));
    const renamed: unknown = JSON.parse(JSON.stringify(written).replace('"hypertension"', '"copd"'));
    expect(() => decodeFacts(renamed)).toThrow('stored facts name no programme: copd');
  });

  test('and says what is wrong with it', () => {
    const { born: _, ...unborn } = encodeFacts(factsOfWhom());
    expect(() => decodeFacts(unborn)).toThrow(z.ZodError);
    expect(() => decodeFacts({ v: 4 })).toThrow(z.ZodError);
  });
});

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const thisYear = datesBetween('2025-01-01', '2025-12-31');
const PROGRAMMES = ['hypertension', 'diabetes'] as const;

const someVisit = fc.record({
  programme: fc.constantFrom(...PROGRAMMES),
  visitedOn: thisYear,
  visitedAt: fc.constantFrom('00:00', '09:30'),
  mode: fc.constantFrom('clinic', 'home', 'phone', 'video'),
  outcome: fc.constantFrom('done', 'done', 'lost', 'refused'),
  sbp: maybe(fc.integer({ min: 110, max: 185 })),
  dbp: maybe(fc.integer({ min: 60, max: 112 })),
  fpg: maybe(fc.integer({ min: 35, max: 170 }).map((tenths) => tenths / 10)),
  ppg: maybe(fc.integer({ min: 35, max: 170 }).map((tenths) => tenths / 10)),
  heartRate: maybe(fc.integer({ min: 60, max: 110 })),
  temperature: maybe(fc.integer({ min: 360, max: 395 }).map((tenths) => tenths / 10)),
  hasDangerSign: fc.boolean(),
  adverseReaction: fc.constantFrom('none', 'none', 'present', 'uncontrolled'),
  complication: fc.constantFrom('none', 'none', 'new', 'worse'),
  pregnantOrLactating: fc.boolean(),
  cannotHandle: fc.boolean(),
});

const somePerson = fc.record({
  keyGroups: fc.subarray<KeyGroupTag>(['disabled', 'low_income', 'tuberculosis']),
  ehrFiledOn: maybe(thisYear),
  ehrLastUsedOn: maybe(thisYear),
  diedOn: maybe(thisYear),
});

const someContract = fc.record({
  signedOn: maybe(datesBetween('2024-06-01', '2025-01-01')),
  termYears: fc.constantFrom(1, 2, 3),
  endedOn: maybe(thisYear),
  endReason: maybe(fc.constantFrom('resident', 'moved_out', 'other')),
  renewsId: maybe(fc.constant('C0')),
  services: fc.array(
    fc.tuple(thisYear, maybe(thisYear)).map(([dueOn, doneOn]) => aService(dueOn, doneOn)),
    { maxLength: 3 },
  ),
});

const someReferral = fc.record({
  direction: fc.constantFrom('up', 'down'),
  programme: maybe(fc.constantFrom(...PROGRAMMES)),
  referredOn: thisYear,
  checkedOn: maybe(thisYear),
});

const upTo = <Item>(most: number, item: fc.Arbitrary<Item>) => fc.array(item, { maxLength: most });

const numbered = <Given extends object>(letter: string, given: readonly Given[]) =>
  given.map((one, at) => ({ ...one, id: `${letter}${at + 1}` }));

const someHistory = fc
  .record({
    person: somePerson,
    contracts: upTo(2, someContract),
    closings: upTo(2, maybe(thisYear)),
    visits: upTo(5, someVisit),
    exams: upTo(2, thisYear),
    referrals: upTo(3, someReferral),
    issued: upTo(3, datesBetween('2024-09-01', '2025-06-30')),
  })
  .map(({ person, contracts, closings, visits, exams, referrals, issued }): Partial<ResidentHistory> => ({
    resident: aResident(person),
    contracts: numbered('C', contracts).map(({ signedOn, ...rest }) =>
      aContract(signedOn === undefined ? rest : { ...rest, signedOn }),
    ),
    enrolments: closings.map((closedOn, at) => anEnrolment({ programme: PROGRAMMES[at] ?? '', closedOn })),
    visits: numbered('V', visits).map(aVisit),
    exams: exams.map((examinedOn) => anExam(examinedOn)),
    referrals: numbered('F', referrals).map(aReferral),
    prescriptions: issued.map((issuedOn, at) => aPrescription({ id: `P${at}`, issuedOn })),
  }));

test('whatever is known of somebody or not, facts that were stored and read back are the same', () => {
  const property = fc.property(someHistory, (history) => {
    const facts = factsOfWhom(history);
    expect(readBack(facts)).toEqual(facts);
  });
  holds(property, 200);
});
