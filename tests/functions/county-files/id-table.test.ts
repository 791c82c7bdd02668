import { array, assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';

import { newIdTable } from '../../../functions/county-files/id-table.ts';

const anId = string({ unit: constantFrom(...Array.from('AZaz09_.-')), minLength: 1, maxLength: 64 });

describe('a table of ids', () => {
  test('numbers ids as they come and knows them again, whatever they are and however many', () => {
    assert(
      property(array(anId, { maxLength: 3000 }), (ids) => {
        const table = newIdTable();
        const expected = new Map<string, number>();
        for (const id of ids) {
          expect(table.find(id)).toBe(expected.get(id) ?? -1);
          if (!expected.has(id)) expected.set(id, expected.size);
          expect(table.add(id)).toBe(expected.get(id));
        }
        for (const [id, number] of expected) {
          expect(table.find(id)).toBe(number);
          expect(table.textOf(number)).toBe(id);
        }
      }),
      { numRuns: 30, seed: 1 },
    );
  });

  test('keeps the values of its ids while it grows', () => {
    const table = newIdTable();
    for (let i = 0; i < 5000; i++) {
      const number = table.add(`R${i}`);
      if (i % 3 === 0) table.setValue(number, i * 7);
    }
    for (let i = 0; i < 5000; i++) expect(table.valueOf(table.find(`R${i}`))).toBe(i % 3 === 0 ? i * 7 : -1);
  });

  test('tells ids apart that begin alike, and by case', () => {
    const table = newIdTable();
    table.add('R1');
    expect([table.find('R'), table.find('R10'), table.find('r1'), table.find('R1')]).toEqual([-1, -1, -1, 0]);
  });
});
