import { describe, expect, test } from 'vitest';

import { evolve, serve, type Serve } from '../../../domain/contracts/index.ts';
import { aContract, aService } from '../../given/records.ts';
import { anId, on } from '../../given/values.ts';

const TODAY = on('2025-06-16');

const contract = aContract({
  services: [
    aService('2025-09-01', undefined, 'bp_check'),
    aService('2025-03-01', undefined, 'bp_check'),
    aService('2025-02-01', '2025-02-01', 'bp_check'),
    aService('2025-04-01', '2025-04-02', 'home_visit'),
  ],
});

const doing = (told: Partial<Serve> = {}): Serve => ({
  contractId: anId('C1'),
  item: 'bp_check',
  doneOn: TODAY,
  evidence: '130/80',
  ...told,
});

describe('a promised service', () => {
  test('that is done is the one due first of those still open', () => {
    const decided = serve([contract], doing(), TODAY);
    expect(decided).toEqual({
      ok: true,
      value: [
        {
          type: 'service-done@1',
          contractId: 'C1',
          residentId: 'R1',
          item: 'bp_check',
          dueOn: '2025-03-01',
          doneOn: '2025-06-16',
          evidence: '130/80',
        },
      ],
    });
    const [event] = decided.ok ? decided.value : [];
    const [after] = event === undefined ? [] : evolve([contract], event);
    expect(after?.services.map(({ doneOn }) => doneOn)).toEqual([
      undefined,
      '2025-06-16',
      '2025-02-01',
      '2025-04-02',
    ]);
  });

  test('of one contract leaves the others as they are', () => {
    const other = { ...contract, id: anId<'ContractId'>('C2') };
    const decided = serve([other, contract], doing(), TODAY);
    const after = decided.ok ? decided.value.reduce(evolve, [other, contract]) : [];
    expect(after[0]).toEqual(other);
    expect(after[1]).not.toEqual(contract);
  });

  test.each([
    ['today', '2025-06-16', true],
    ['tomorrow', '2025-06-17', { code: 'contract/done-after-today', today: '2025-06-16' }],
    ['on the first day', '2025-01-01', true],
    [
      'the day before it',
      '2024-12-31',
      { code: 'contract/done-outside-term', from: '2025-01-01', until: '2025-12-31' },
    ],
  ])('done %s', (_, doneOn, expected) => {
    const decided = serve([contract], doing({ doneOn: on(doneOn) }), TODAY);
    expect(decided.ok || decided.error).toEqual(expected);
  });

  test.each([
    ['the last day', '2025-12-31', true],
    ['the day after', '2026-01-01', false],
  ])('done on %s of the contract', (_, doneOn, isDone) => {
    expect(serve([contract], doing({ doneOn: on(doneOn) }), on('2026-06-16')).ok).toBe(isDone);
  });

  test('may not have been done after an early end', () => {
    const ended = { ...contract, endedOn: on('2025-06-01'), endReason: 'moved_out' } as const;
    expect(serve([ended], doing({ doneOn: on('2025-05-31') }), TODAY).ok).toBe(true);
    expect(serve([ended], doing({ doneOn: on('2025-06-01') }), TODAY)).toMatchObject({
      error: { code: 'contract/done-outside-term' },
    });
  });

  test.each([
    ['of another contract', { contractId: anId<'ContractId'>('C9') }, { code: 'contract/not-found' }],
    [
      'that nobody promised',
      { item: 'massage' },
      { code: 'contract/no-such-item', items: 'bp_check|home_visit' },
    ],
    ['that is done', { item: 'home_visit' }, { code: 'contract/already-done', doneOn: '2025-04-02' }],
  ])('%s is refused', (_, told, error) => {
    expect(serve([contract], doing(told), TODAY)).toEqual({ ok: false, error });
  });
});
