import { describe, expect, test } from 'vitest';

import {
  type Contract,
  type Draft,
  confirm,
  currentContract,
  draft,
  type DraftTerms,
  evolve,
  evolveDrafts,
  voidContract,
  voidDraft,
} from '../../../domain/contracts/index.ts';
import type { ContractEvent } from '../../../events/contracts.ts';
import { aContract } from '../../given/records.ts';
import { anId, on } from '../../given/values.ts';

const today = on('2025-06-28');
const none: readonly Contract[] = [];
const consent = { by: 'resident', at: on('2025-06-28'), method: 'signature' } as const;

const terms = (more: Partial<DraftTerms> = {}): DraftTerms => ({
  contractId: anId('R1.a'),
  residentId: anId('R1'),
  teamId: anId('T1'),
  package: 'basic',
  startsOn: on('2025-07-01'),
  termYears: 1,
  consent: undefined,
  isResident: true,
  ...more,
});

const drafted = (more: Partial<Draft> = {}): Draft => ({
  id: anId('R1.a'),
  residentId: anId('R1'),
  teamId: anId('T1'),
  package: 'basic',
  startsOn: on('2025-07-01'),
  termYears: 1,
  consent: undefined,
  status: 'draft',
  ...more,
});

const event = {
  type: 'contract-drafted@1',
  contractId: anId<'ContractId'>('R1.a'),
  residentId: anId<'ResidentId'>('R1'),
  teamId: anId<'TeamId'>('T1'),
  package: 'basic',
  startsOn: on('2025-07-01'),
  termYears: 1,
} as const satisfies ContractEvent;

describe('a draft', () => {
  test('is written down without consent', () => {
    expect(draft(terms(), today)).toEqual({ ok: true, value: [event] });
  });

  test('keeps an agreement that is there already', () => {
    expect(draft(terms({ consent }), today)).toEqual({ ok: true, value: [{ ...event, consent }] });
  });

  test.each([
    ['2025-06-27', { ok: false, error: { code: 'contract/starts-before-signature' } }],
    ['2025-06-28', { ok: true }],
    ['2026-06-28', { ok: true }],
    ['2026-06-29', { ok: false, error: { code: 'contract/starts-too-late', latest: '2026-06-28' } }],
  ])('that starts on %s is written on 28 June 2025 or not', (day, answer) => {
    expect(draft(terms({ startsOn: on(day) }), today)).toMatchObject(answer);
  });

  test('is not written for somebody who died or moved away', () => {
    expect(draft(terms({ isResident: false }), today)).toEqual({
      ok: false,
      error: { code: 'contract/not-resident' },
    });
  });

  test('is no contract: none is in force, on no day of its term', () => {
    const contracts = evolve(none, event);
    expect(contracts).toEqual([]);
    expect(currentContract(contracts, on('2025-07-01'))).toBeUndefined();
    expect(evolveDrafts([], event)).toEqual([drafted()]);
  });
});

describe('confirming a draft', () => {
  const signing = { draft: drafted(), hasConsent: true } as const;

  test('signs it today under its id', () => {
    expect(confirm(none, signing, today)).toEqual({
      ok: true,
      value: [{ ...event, type: 'contract-signed@1', signedOn: today }],
    });
  });

  test('from another first day than was written', () => {
    const signed = confirm(none, { ...signing, startsOn: on('2025-07-03') }, on('2025-07-03'));
    expect(signed).toMatchObject({ ok: true, value: [{ signedOn: '2025-07-03', startsOn: '2025-07-03' }] });
  });

  test('makes a contract of it', () => {
    const signed = confirm(none, signing, today);
    const events = signed.ok ? signed.value : [];
    expect(events.reduce(evolveDrafts, [drafted(), drafted({ id: anId('R1.b') })])).toEqual([
      drafted({ id: anId('R1.b') }),
    ]);
    expect(events.reduce(evolve, [])).toMatchObject([{ id: 'R1.a', signedOn: today }]);
  });

  const running = aContract({ id: 'C1', startsOn: '2025-01-01' });
  test.each([
    ['without consent', { ...signing, hasConsent: false }, none, '2025-06-28', 'contract/no-consent'],
    [
      'of one given up',
      { ...signing, draft: drafted({ status: 'void' }) },
      none,
      '2025-06-28',
      'contract/not-draft',
    ],
    ['after its first day', signing, none, '2025-07-02', 'contract/starts-before-signature'],
    ['beside another contract', signing, [running], '2025-06-28', 'contract/overlaps'],
  ] as const)('%s is refused', (...[, command, contracts, day, code]) => {
    expect(confirm(contracts, command, on(day))).toMatchObject({ ok: false, error: { code } });
  });
});

describe('giving up', () => {
  const voided = {
    type: 'contract-voided@1',
    contractId: anId<'ContractId'>('R1.a'),
    residentId: anId<'ResidentId'>('R1'),
    reason: '改选其他服务包',
  } as const satisfies ContractEvent;

  test('a draft leaves it void, with the reason, and others as they are', () => {
    expect(voidDraft({ draft: drafted(), reason: voided.reason })).toEqual({ ok: true, value: [voided] });
    const others = [drafted(), drafted({ id: anId('R1.b') })];
    expect(evolveDrafts(others, voided)).toEqual([drafted({ status: 'void' }), others[1]]);
    expect(evolve([], voided)).toEqual([]);
  });

  test('a draft twice is refused', () => {
    expect(voidDraft({ draft: drafted({ status: 'void' }), reason: 'x' })).toEqual({
      ok: false,
      error: { code: 'contract/not-draft' },
    });
  });

  const pending = aContract({ id: 'C1', signedOn: '2025-06-01', startsOn: '2025-07-01' });
  test.each([
    [
      '2025-06-30',
      { ok: true, value: [{ type: 'contract-ended@1', endedOn: '2025-07-01', reason: 'other' }] },
    ],
    ['2025-07-01', { ok: false, error: { code: 'contract/begun', from: '2025-07-01' } }],
  ])('a contract from 1 July on %s leaves no day in force, or is too late', (day, answer) => {
    expect(voidContract([pending], anId('C1'), on(day))).toMatchObject(answer);
  });

  test('a contract twice is refused', () => {
    const given = aContract({ id: 'C1', startsOn: '2025-07-01', endedOn: '2025-07-01' });
    expect(voidContract([given], anId('C1'), today)).toEqual({
      ok: false,
      error: { code: 'contract/ended-early', on: '2025-07-01' },
    });
  });

  test('a contract of nobody is not found', () => {
    expect(voidContract([pending], anId('C9'), today)).toEqual({
      ok: false,
      error: { code: 'contract/not-found' },
    });
  });
});

test('what happens to contracts leaves drafts as they are', () => {
  const ended = {
    type: 'contract-ended@1',
    contractId: anId<'ContractId'>('R1.a'),
    residentId: anId<'ResidentId'>('R1'),
    endedOn: on('2025-08-01'),
    reason: 'other',
  } as const satisfies ContractEvent;
  expect(evolveDrafts([drafted()], ended)).toEqual([drafted()]);
});
