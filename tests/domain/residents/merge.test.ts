import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  evolve,
  fileOf,
  merge,
  type ResidentFile,
  unitedHistory,
  unmerge,
} from '../../../domain/residents/index.ts';
import { holds } from '../../given/properties.ts';
import {
  aContract,
  aHistory,
  anEnrolment,
  anExam,
  aPrescription,
  aReferral,
  aResident,
  aVisit,
} from '../../given/records.ts';
import { anId } from '../../given/values.ts';

const aFile = (id: string): ResidentFile => fileOf(aResident({ id }));

const mergedInto = (kept: ResidentFile, other: ResidentFile): readonly [ResidentFile, ResidentFile] => {
  const result = merge(kept, other);
  if (!result.ok) throw new Error(`refused: ${result.error.code}`);
  return [result.value.reduce(evolve, kept), result.value.reduce(evolve, other)];
};

describe('merging', () => {
  test('makes the other an alias of the kept one', () => {
    expect(merge(aFile('R1'), aFile('R2'))).toStrictEqual({
      ok: true,
      value: [{ type: 'residents-merged@1', residentId: 'R1', otherId: 'R2' }],
    });
    const [kept, other] = mergedInto(aFile('R1'), aFile('R2'));
    expect([kept.aliases, kept.aliasOf]).toEqual([['R2'], undefined]);
    expect([other.aliases, other.aliasOf]).toEqual([[], 'R1']);
  });

  test('with itself is refused', () => {
    expect(merge(aFile('R1'), aFile('R1'))).toEqual({
      ok: false,
      error: { code: 'resident/merged-with-itself' },
    });
  });

  test('a record that is merged already is refused, with what it is merged with', () => {
    const [kept, other] = mergedInto(aFile('R1'), aFile('R2'));
    const refused = (residentId: string, withId: string) => ({
      ok: false,
      error: { code: 'resident/already-merged', residentId, withId },
    });
    expect(merge(kept, other)).toEqual(refused('R2', 'R1'));
    expect(merge(aFile('R3'), other)).toEqual(refused('R2', 'R1'));
    expect(merge(aFile('R3'), kept)).toEqual(refused('R1', 'R2'));
    expect(merge(other, aFile('R3'))).toEqual(refused('R2', 'R1'));
    expect(merge(kept, aFile('R3')).ok).toBe(true);
  });

  test('what is not merged is not unmerged', () => {
    const [kept, other] = mergedInto(aFile('R1'), aFile('R2'));
    const refusal = { ok: false, error: { code: 'resident/not-merged' } };
    expect(unmerge(kept, anId('R3'))).toEqual(refusal);
    expect(unmerge(other, anId('R1'))).toEqual(refusal);
  });

  test('and unmerging in any order gives every record back', () => {
    const ids = ['R2', 'R3', 'R4', 'R5'];
    holds(
      fc.property(fc.shuffledSubarray(ids), fc.infiniteStream(fc.nat()), (others, draws) => {
        let kept = aFile('R1');
        const merged = others.map((id) => {
          const [keptNow, other] = mergedInto(kept, aFile(id));
          kept = keptNow;
          return other;
        });
        const order = merged
          .map((file) => ({ file, draw: draws.next().value ?? 0 }))
          .toSorted((a, b) => a.draw - b.draw);
        for (const { file } of order) {
          const result = unmerge(kept, file.person.id);
          if (!result.ok) throw new Error('refused');
          kept = result.value.reduce(evolve, kept);
          expect(result.value.reduce(evolve, file)).toStrictEqual(aFile(file.person.id));
        }
        expect(kept).toStrictEqual(aFile('R1'));
      }),
      50,
    );
  });
});

describe('records read as one', () => {
  test('hold what is recorded under each', () => {
    const kept = aHistory({ contracts: [aContract({ id: 'C1' })], visits: [aVisit({ id: 'V1' })] });
    const other = aHistory({
      resident: aResident({ id: 'R2' }),
      contracts: [aContract({ id: 'C2' })],
      enrolments: [anEnrolment()],
      visits: [aVisit({ id: 'V2' })],
      exams: [anExam()],
      prescriptions: [aPrescription()],
      referrals: [aReferral()],
    });
    expect(unitedHistory(kept, [other])).toEqual({
      ...other,
      resident: kept.resident,
      contracts: [...kept.contracts, ...other.contracts],
      visits: [...kept.visits, ...other.visits],
    });
  });

  test('keep the kept one’s own values, with the groups, the file and the death of any', () => {
    const kept = aResident({
      keyGroups: ['disabled'],
      ehrFiledOn: '2020-02-01',
      ehrLastUsedOn: '2024-01-01',
    });
    const other = aResident({
      id: 'R2',
      name: '王春梅',
      keyGroups: ['low_income', 'disabled'],
      ehrFiledOn: '2020-01-01',
      ehrLastUsedOn: '2025-01-01',
      diedOn: '2025-06-01',
    });
    const asOne = {
      keyGroups: ['disabled', 'low_income'],
      ehrFiledOn: '2020-01-01',
      ehrLastUsedOn: '2025-01-01',
      diedOn: '2025-06-01',
    };
    const histories = [aHistory({ resident: aResident({ id: 'R3' }) }), aHistory({ resident: other })];
    expect(unitedHistory(aHistory({ resident: kept }), histories).resident).toEqual({ ...kept, ...asOne });
    expect(unitedHistory(aHistory({ resident: kept }), []).resident).toStrictEqual(kept);
  });
});
