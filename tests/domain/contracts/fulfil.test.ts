import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { type Contract, type Deed, evolve, fulfil, type Proven } from '../../../domain/contracts/index.ts';
import type { ServiceDone, ServiceReopened } from '../../../events/contracts.ts';
import { datesBetween, holds } from '../../given/properties.ts';
import { aContract, aService } from '../../given/records.ts';
import { on } from '../../given/values.ts';

type Told = ServiceDone | ServiceReopened;

const TODAY = on('2026-06-16');

const deed = (day: string, proves: readonly Proven[], evidence = 'followups:V1'): Deed => ({
  evidence,
  on: on(day),
  proves,
});

const entered = (...deeds: readonly Deed[]): ReadonlyMap<string, Deed | undefined> =>
  new Map(deeds.map((one) => [one.evidence, one]));

const ledger = (contracts: readonly Contract[], told: readonly Told[] = [], deeds: readonly Deed[] = []) => ({
  contracts: told.reduce<readonly Contract[]>(evolve, contracts),
  told,
  deeds,
  today: TODAY,
});

const short = (events: readonly Told[]): string[] =>
  events.map((one) =>
    one.type === 'service-done@1'
      ? `${one.item} ${one.dueOn} done ${one.doneOn} by ${one.evidence}`
      : `${one.item} ${one.dueOn} open, was by ${one.evidence}`,
  );

/** Two years from 1 January 2025. */
const twoYears = (...services: Contract['services']): Contract =>
  aContract({ startsOn: '2025-01-01', termYears: 2, services: [...services] });

describe('a deed', () => {
  test.each([
    ['exam', 'annual_exam'],
    ['exam', 'health_assessment'],
    ['blood_pressure', 'bp_check'],
    ['glucose', 'glucose_check'],
    ['home_visit', 'home_visit'],
    ['follow_up', 'follow_up'],
    ['prescription', 'medication_review'],
    ['referral', 'referral'],
  ] as const)('of the kind %s does the item %s', (proven, item) => {
    const contracts = [twoYears(aService('2025-07-01', undefined, item), aService('2025-07-01'))];
    expect(short(fulfil(entered(deed('2025-06-16', [proven])), ledger(contracts)))).toEqual([
      `${item} 2025-07-01 done 2025-06-16 by followups:V1`,
    ]);
  });

  test('does the item that is due first of those open, also late, and none that is done', () => {
    const contracts = [
      twoYears(
        aService('2025-09-01', undefined, 'bp_check'),
        aService('2025-03-01', undefined, 'bp_check'),
        aService('2025-02-01', '2025-02-03', 'bp_check'),
      ),
    ];
    const done = fulfil(entered(deed('2025-06-16', ['blood_pressure'])), ledger(contracts));
    expect(short(done)).toEqual(['bp_check 2025-03-01 done 2025-06-16 by followups:V1']);
  });

  test.each([
    ['2025-12-31', '2025-12-31', 1],
    ['2025-12-31', '2026-01-01', 0],
    ['2026-01-01', '2026-01-01', 1],
    ['2026-01-01', '2025-12-31', 1],
  ])('of %s does an item due on %s, none of a later year of the contract: %s', (day, dueOn, count) => {
    const contracts = [twoYears(aService(dueOn, undefined, 'home_visit'))];
    expect(fulfil(entered(deed(day, ['home_visit'])), ledger(contracts))).toHaveLength(count);
  });

  test.each([
    ['2024-12-31', 0],
    ['2025-01-01', 1],
    ['2025-12-31', 1],
    ['2026-01-01', 0],
  ])('of %s counts for the contract of 2025: %s', (day, count) => {
    const services = [aService('2025-06-01', undefined, 'home_visit')];
    const contracts = [aContract({ startsOn: '2025-01-01', termYears: 1, services })];
    expect(fulfil(entered(deed(day, ['home_visit'])), ledger(contracts))).toHaveLength(count);
  });

  test.each([
    ['2026-06-16', 1],
    ['2026-06-17', 0],
  ])('of %s, seen on 16 June 2026, does %s', (day, count) => {
    const contracts = [twoYears(aService('2026-06-01', undefined, 'home_visit'))];
    expect(fulfil(entered(deed(day, ['home_visit'])), ledger(contracts))).toHaveLength(count);
  });

  test('does one item of a name a day, however many records one encounter leaves', () => {
    const contracts = [
      twoYears(aService('2025-03-01', undefined, 'bp_check'), aService('2025-09-01', undefined, 'bp_check')),
    ];
    const both = entered(
      deed('2025-06-16', ['blood_pressure'], 'followups:V1'),
      deed('2025-06-16', ['blood_pressure'], 'followups:V2'),
    );
    expect(short(fulfil(both, ledger(contracts)))).toEqual([
      'bp_check 2025-03-01 done 2025-06-16 by followups:V1',
    ]);
    const later = entered(
      deed('2025-06-17', ['blood_pressure'], 'followups:V2'),
      deed('2025-06-16', ['blood_pressure'], 'followups:V1'),
    );
    expect(short(fulfil(later, ledger(contracts)))).toEqual([
      'bp_check 2025-03-01 done 2025-06-16 by followups:V1',
      'bp_check 2025-09-01 done 2025-06-17 by followups:V2',
    ]);
  });

  test('does nothing without a contract or an item of its name', () => {
    expect(fulfil(entered(deed('2025-06-16', ['home_visit'])), ledger([]))).toEqual([]);
    const talk = [twoYears(aService('2025-07-01', undefined, 'health_education'))];
    expect(fulfil(entered(deed('2025-06-16', ['home_visit'])), ledger(talk))).toEqual([]);
  });
});

describe('a corrected deed', () => {
  const contracts = [twoYears(aService('2025-07-01', undefined, 'home_visit'))];
  const first = deed('2025-06-16', ['home_visit']);
  const told = fulfil(entered(first), ledger(contracts));
  const after = (now: Deed | undefined, others: readonly Deed[] = []): string[] =>
    short(fulfil(new Map([[first.evidence, now]]), ledger(contracts, told, others)));

  test('that says the same leaves what it did', () => {
    expect(after(first)).toEqual([]);
  });

  test('that is of another day moves what it did', () => {
    expect(after(deed('2025-06-10', ['home_visit']))).toEqual([
      'home_visit 2025-07-01 done 2025-06-10 by followups:V1',
    ]);
  });

  test.each([
    ['shows nothing any more', undefined],
    ['shows something else', deed('2025-06-16', ['blood_pressure'])],
    ['lies before the contract', deed('2024-12-31', ['home_visit'])],
  ])('that %s opens the item again', (_, now) => {
    expect(after(now)).toEqual(['home_visit 2025-07-01 open, was by followups:V1']);
  });

  test('leaves the item to another deed that does it too', () => {
    const other = deed('2025-06-20', ['home_visit'], 'followups:V2');
    expect(after(undefined, [other])).toEqual(['home_visit 2025-07-01 done 2025-06-20 by followups:V2']);
  });

  test('leaves what was told by hand since', () => {
    const byHand = told.map((one) => ({ ...one, evidence: '签到表' }));
    const all = [...told, ...byHand];
    expect(fulfil(new Map([[first.evidence, undefined]]), ledger(contracts, all))).toEqual([]);
  });
});

test('the same deeds once more change nothing, and no item is done after today or outside the contract', () => {
  const proofs = fc.subarray<Proven>(['home_visit', 'blood_pressure'], { minLength: 1 });
  const deeds = fc.array(fc.record({ on: datesBetween('2024-06-01', '2027-06-01'), proves: proofs }), {
    maxLength: 6,
  });
  const due = fc.array(datesBetween('2025-01-01', '2026-12-31'), { maxLength: 5 });
  holds(
    fc.property(deeds, due, (given, days) => {
      const services = [...new Set(days)].map((day, at) =>
        aService(day, undefined, at % 2 === 0 ? 'home_visit' : 'bp_check'),
      );
      const contracts = [twoYears(...services)];
      const all = new Map(
        given.map((one, at): [string, Deed] => [
          `followups:V${at}`,
          { evidence: `followups:V${at}`, ...one },
        ]),
      );
      const told = fulfil(all, ledger(contracts));
      expect(fulfil(all, ledger(contracts, told, [...all.values()]))).toEqual([]);
      for (const event of told) {
        if (event.type !== 'service-done@1') throw new Error('nothing was done before');
        expect(event.doneOn >= '2025-01-01' && event.doneOn <= TODAY).toBe(true);
        expect(all.get(event.evidence)?.on).toBe(event.doneOn);
      }
      const none = new Map([...all.keys()].map((evidence) => [evidence, undefined]));
      const undone = fulfil(none, ledger(contracts, told));
      expect([...told, ...undone].reduce<readonly Contract[]>(evolve, contracts)).toEqual(contracts);
    }),
  );
});
