import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { duePartition, duePartitions } from '../../../../functions/adapters/store/due-keys.ts';
import { keyText } from '../../../../functions/adapters/store/keys.ts';
import { isViewsDueDated, viewsDueKey } from '../../../../functions/adapters/store/service-keys.ts';
import { anId, on } from '../../../given/values.ts';

const DAY = on('2025-06-16');
const ids = Array.from({ length: 4_000 }, (_, n) => anId<'ResidentId'>(`R${n}`));

describe('what is due on a day', () => {
  test('lies in one of the eight partitions of the day, whatever its name', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(duePartitions(DAY)).toContain(duePartition(DAY, name));
      }),
    );
    expect(new Set(duePartitions(DAY)).size).toBe(8);
  });

  test('was in the first of them before there were others, and is found there', () => {
    expect(duePartitions(DAY)[0]).toBe('views-due#2025-06-16');
  });

  test('says whether a dated value of the rows may change; as it was stored earlier, it may', () => {
    const [id] = ids;
    if (id === undefined) throw new Error('there is somebody');
    expect(isViewsDueDated(viewsDueKey(DAY, id, 'dated'))).toBe(true);
    expect(isViewsDueDated(viewsDueKey(DAY, id, 'lists'))).toBe(false);
    expect(isViewsDueDated({ pk: keyText('views-due', DAY), sk: keyText(id) })).toBe(true);
  });

  test('is spread evenly: no partition has a fifth of the people', () => {
    const partitions = Map.groupBy(ids, (id) => viewsDueKey(DAY, id, 'lists').pk);
    const most = Math.max(...partitions.values().map(({ length }) => length));
    expect(most / ids.length).toBeLessThan(0.2);
  });
});
