import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { duePartition, duePartitions } from '../../../../functions/adapters/store/due-keys.ts';
import { recountDueKey } from '../../../../functions/adapters/store/indicator-keys.ts';
import { keyText } from '../../../../functions/adapters/store/keys.ts';
import { isViewsDueDated, viewsDueKey } from '../../../../functions/adapters/store/service-keys.ts';
import { anId, on } from '../../../given/values.ts';

const DAY = on('2025-06-16');
const ids = Array.from({ length: 4_000 }, (_, n) => anId<'ResidentId'>(`R${n}`));

describe('what is due on a day', () => {
  test('lies in one of the eight partitions of the day, whatever its name', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(duePartitions('views-due', DAY)).toContain(duePartition('views-due', DAY, name));
      }),
    );
    expect(new Set(duePartitions('recount-due', DAY)).size).toBe(8);
  });

  test('was in the first of them before there were others, and is found there', () => {
    expect(duePartitions('views-due', DAY)[0]).toBe('views-due#2025-06-16');
    expect(duePartitions('recount-due', DAY)[0]).toBe('recount-due#2025-06-16');
  });

  test('says whether a dated value of the rows may change; as it was stored earlier, it may', () => {
    const [id] = ids;
    if (id === undefined) throw new Error('there is somebody');
    expect(isViewsDueDated(viewsDueKey(DAY, id, 'dated'))).toBe(true);
    expect(isViewsDueDated(viewsDueKey(DAY, id, 'lists'))).toBe(false);
    expect(isViewsDueDated({ pk: keyText('views-due', DAY), sk: keyText(id) })).toBe(true);
  });

  test('is spread evenly: no partition has a fifth of the people or the buckets', () => {
    const most = (partitions: readonly string[]): number =>
      Math.max(
        ...Map.groupBy(partitions, (one) => one)
          .values()
          .map(({ length }) => length),
      ) / partitions.length;
    expect(most(ids.map((id) => viewsDueKey(DAY, id, 'lists').pk))).toBeLessThan(0.2);
    const villages = Array.from({ length: 500 }, (_, n) => `5301211${String(n).padStart(5, '0')}`);
    const buckets = villages.flatMap((village) =>
      [0, 1, 2, 3].map((bucket) => recountDueKey(DAY, village, bucket).pk),
    );
    expect(most(buckets)).toBeLessThan(0.2);
  });
});
