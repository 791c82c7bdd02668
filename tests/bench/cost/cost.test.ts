import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { assumptions } from './assumptions.ts';
import { billOf, dominating, freeOf, targetOf, totalOf, usualCapacity } from './bill.ts';
import { aYear, item } from './given-year.ts';
import { readOptions } from './options.ts';
import { LINES, priceOf, readPriceList } from './prices.ts';
import { reportCost, verdictOf } from './report.ts';
import { localUnits, meanBytes } from './storage.ts';
import { referenceUnits, transitionsOf, type Usage, usageOf } from './usage.ts';

const list = readPriceList();
const place = { region: 'us-east-1', cnyPerUsd: 7 } as const;
const deployment = {
  residents: 1_000,
  profile: 'aws',
  smsPerSecond: 20,
  capacity: 'on-demand',
} as const;

const NOTHING: Usage = usageOf(
  aYear({ changes: {}, requests: {}, stored: {}, parts: {}, imported: {} }),
  deployment,
);

describe('the price list', () => {
  test('has a price for every line, with its source and day', () => {
    expect(list.lines.map(({ id }) => id).toSorted()).toEqual(LINES.toSorted());
    for (const { prices } of list.lines) expect(Object.keys(prices)).not.toHaveLength(0);
  });

  test('gives yuan in US dollars', () => {
    const { usd, from } = priceOf(list, { id: 'alarms', region: 'cn-northwest-1', cnyPerUsd: 7 });

    expect(from.currency).toBe('CNY');
    expect(usd).toBeCloseTo(from.price / 7);
  });

  test('says where the price of another region stands in', () => {
    expect(priceOf(list, { id: 'tableWrites', ...place }).isStandIn).toBe(false);
    expect(priceOf(list, { id: 'tableWrites', region: 'ap-southeast-1', cnyPerUsd: 7 })).toMatchObject({
      isStandIn: true,
      isConfirmed: false,
      usd: 0.625,
    });
  });
});

describe('what a year takes', () => {
  test('is scaled to its days, without the first day and the phones of the demonstration', () => {
    const usage = usageOf(aYear(), deployment);

    expect(localUnits(aYear())).toBe(100);
    expect(usage.tableWrites).toBeCloseTo((9_900 * 5) / 1e6);
    expect(usage.tableReads).toBeCloseTo((2_000 * 5) / 1e6);
    // A third of the changes were counted live.
    expect(usage.countReads).toBeCloseTo((2_500 * 3 * 5) / 1e6);
    expect(usage.countWrites).toBeCloseTo((400 * 3 * 5) / 1e6);
    expect(usage.apiRequests).toBeCloseTo((400 * 5) / 1e6);
    expect(usage.busEvents).toBeCloseTo((60 * 5) / 1e6);
    expect(usage.smsSegments).toBeCloseTo(120 * 5);
  });

  test('is not reckoned from days of which none was counted live', () => {
    expect(() => usageOf(aYear({ countedLive: 0 }), deployment)).toThrow('simulate thirty days or more');
    expect(usageOf(aYear({ changes: {}, countedLive: 0 }), deployment).countReads).toBe(0);
  });

  test('has what providers tell taken out of a queue: no request, no line of the gateway, no event', () => {
    const told = { 'POST /v1/sms/receipts': { times: 1_000, cpuMs: 5_000, bytes: 1_000 } };
    const without = usageOf(aYear(), deployment);
    const usage = usageOf(aYear({ requests: { ...aYear().requests, ...told } }), deployment);
    for (const id of ['apiRequests', 'transferOut', 'busEvents', 'logIngestion'] as const)
      expect(usage[id], id).toBeCloseTo(without[id], 9);
    expect(usage.topicRequests).toBeCloseTo(5_000 / 1e6);
    // Each is put there alone, and ten are taken and removed together.
    expect(usage.queueRequests - without.queueRequests).toBeCloseTo((5_000 * 1.2) / 1e6, 9);
    expect(usage.lambdaCompute).toBeGreaterThan(without.lambdaCompute);
  });

  test('counts what is added to the audit apart, by its records and seals', () => {
    const year = aYear({
      stored: { ...aYear().stored, audit: item(1_000, 300_000), 'audit-seal': item(10, 20_480) },
    });
    const usage = usageOf(year, deployment);

    // A seal of two kilobytes takes two units.
    expect(usage.auditWrites).toBeCloseTo((1_020 * 5) / 1e6);
    expect(usage.tableWrites).toBeCloseTo(((9_900 - 1_020) * 5) / 1e6);
    expect(usage.auditStorage).toBeGreaterThan(0);
    expect(usage.tableRestore).toBeCloseTo(usage.tableStorage + usage.auditStorage);
  });

  test('keeps two copies of the table and four of the audit, warm for two days each', () => {
    const year = aYear({ stored: { ...aYear().stored, audit: item(1_000, 300_000) } });
    const { tableStorage, auditStorage, tableBackup, tableBackupCold } = usageOf(year, deployment);

    expect(tableBackup + tableBackupCold).toBeCloseTo(2 * tableStorage + 4 * auditStorage, 9);
    expect(tableBackup).toBeCloseTo(((tableStorage + auditStorage) * 2) / 91, 9);
  });

  test('pays for what is held, and not for what is used, where capacity is provisioned', () => {
    const usage = usageOf(aYear(), { ...deployment, capacity: 'provisioned' });

    expect([usage.tableWrites, usage.tableReads, usage.recountReads, usage.referenceReads]).toEqual([
      0, 0, 0, 0,
    ]);
    expect(usage.heldWrites).toBeGreaterThan(0);
    expect(usage.alarms).toBe(usageOf(aYear(), deployment).alarms + 16 * 12);
    expect(usageOf(aYear(), deployment).heldReads).toBe(0);
  });

  test('holds what was imported and half of what a year adds', () => {
    // 1,000 bytes an item with what the table adds: 1,000,000 imported, 5,000,000 more after a year.
    expect(meanBytes(aYear())).toBeCloseTo(1_000_000 + 5_000_000 / 2);
  });

  test('holds receipts for as long as they live', () => {
    const year = aYear({ imported: {}, stored: { receipt: item(730, 730 * 900) } });

    expect(meanBytes(year)).toBeCloseTo(730_000 * (2 / 73));
  });

  test('has no Cognito, firewall or topic in the mainland', () => {
    const usage = usageOf(aYear(), { ...deployment, profile: 'aws-cn' });

    const { identity, firewall, firewallRules, topicRequests } = usage;
    expect([identity, firewall, firewallRules, topicRequests]).toEqual([0, 0, 0, 0]);
  });

  test('grows with the residents: twice the people write twice the units', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000_000 }), (residents) => {
        const one = usageOf(aYear(), { ...deployment, residents });
        const two = usageOf(aYear(), { ...deployment, residents: 2 * residents });
        expect(two.tableWrites).toBeCloseTo(2 * one.tableWrites, 6);
        expect(two.alarms).toBe(one.alarms);
      }),
    );
  });
});

describe('a Lambda', () => {
  test('starts a part of the night’s recount for each town, and once a week for each partition', () => {
    expect(transitionsOf(800_000)).toBeCloseTo(((256 / 7 + 16) * 2 + 6) * 365);
    expect(transitionsOf(80_000_000)).toBeCloseTo(((256 / 7 + 1_600) * 2 + 6) * 365);
  });

  test('looks at most once for each request who works where, and reads it where somebody came or went', () => {
    expect(referenceUnits(100, 1_000)).toBeLessThanOrEqual(200);
    const [county, province] = [referenceUnits(1e6, 800_000), referenceUnits(1e6, 80_000_000)];
    expect(province).toBeGreaterThan(100 * county);
    // Among many more requests nearly all units are looks.
    expect(referenceUnits(1e9, 800_000)).toBeLessThan(2 * 1e9);
  });

  test('reads of a change little beside the staff: a fifth of what reading everything took', () => {
    const { requestLambdas, workingSecondsAYear, reference } = assumptions;
    const { residentsAChange, everySeconds, livesSeconds, bytesAResident } = reference;
    const residents = 80_000_000;
    const everything = (residents * bytesAResident) / 4_096;
    const changes = (residents / residentsAChange) * requestLambdas;
    const starts = (workingSecondsAYear / livesSeconds) * requestLambdas * everything;
    const looks = (workingSecondsAYear / everySeconds) * requestLambdas;
    const units = referenceUnits(1e9, residents) - looks - starts;
    expect(units).toBeGreaterThan(0);
    expect(units).toBeLessThan((changes * everything) / 5);
  });
});

describe('a bill', () => {
  const bill = billOf(list, usageOf(aYear(), deployment), place);

  test('keeps SMS and identity apart from its total', () => {
    const apart = bill.filter(({ isApart }) => isApart).map(({ id }) => id);
    const all = bill.reduce((sum, { usd }) => sum + usd, 0);

    expect(apart).toEqual(['identity', 'smsSegments']);
    expect(totalOf(bill)).toBeLessThan(all);
  });

  test.each([
    ['ap-southeast-1', 1, 1],
    ['ap-southeast-1', 12, 12],
    ['ap-southeast-1', 13, 12],
    ['cn-northwest-1', 1, 0],
  ] as const)('in %s, of %d million requests to Lambda in a year, has %d free', (region, used, free) => {
    const [line] = billOf(list, { ...NOTHING, lambdaRequests: used }, { region, cnyPerUsd: 7 }).filter(
      ({ id }) => id === 'lambdaRequests',
    );
    expect(freeOf(line === undefined ? [] : [line])).toBeCloseTo(free * (line?.priced.usd ?? 0));
  });

  test('names first what costs the most', () => {
    const [first, second] = dominating(bill, 2);

    expect(first?.usd).toBeGreaterThanOrEqual(second?.usd ?? 0);
  });

  test.each([
    [800_000, 0.001],
    [9_999_999, 0.001],
    [10_000_000, 0.000_15],
    [79_999_999, 0.000_15],
    [80_000_000, 0.000_1],
  ])('of %i residents has the target %d', (residents, target) => {
    expect(targetOf(residents).target).toBe(target);
  });

  test.each([
    [79_999_999, 'on-demand'],
    [80_000_000, 'provisioned'],
  ] as const)('of %i residents is by capacity %s where nothing is said', (residents, capacity) => {
    expect(usualCapacity(residents)).toBe(capacity);
  });

  test('says by how much a target is missed', () => {
    expect(verdictOf({ residents: 1_000, capacity: 'on-demand', bill })).toContain('**misses**');
  });

  test('is told with its sizes side by side', () => {
    const sizes = [{ residents: 1_000, capacity: 'on-demand' as const, bill }];
    const told = { command: 'npm run cost', list, year: aYear(), profile: 'aws', place, sizes };

    expect(reportCost(told)).toContain('| DynamoDB');
  });
});

describe('the command', () => {
  test('reckons three sizes in the region of its profile where nothing else is asked', () => {
    expect(readOptions([])).toMatchObject({
      residents: undefined,
      capacity: undefined,
      region: 'ap-southeast-1',
      smsPerSecond: 20,
    });
    expect(readOptions(['--profile', 'aws-cn'])).toMatchObject({
      region: 'cn-northwest-1',
      smsPerSecond: 50,
    });
    expect(readOptions(['--capacity', 'provisioned'])).toMatchObject({ capacity: 'provisioned' });
    expect(readOptions(['--help'])).toBeUndefined();
  });

  test.each([
    [['--residents', '0']],
    [['--profile', 'gcp']],
    [['--region', 'cn-northwest-1']],
    [['--profile', 'aws-cn', '--region', 'us-east-1']],
    [['--cny', 'x']],
    [['--capacity', 'reserved']],
  ])('refuses %j', (args) => {
    expect(() => readOptions(args)).toThrow(RangeError);
  });
});
