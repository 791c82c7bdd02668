import { describe, expect, test } from 'vitest';

import { idNumber } from '../../../domain/kernel/id-number.ts';
import { type Comparable, possibleDuplicates } from '../../../domain/residents/index.ts';
import { anId, on } from '../../given/values.ts';

type Given = Partial<Pick<Comparable, 'name' | 'phone' | 'idNumber'>> & {
  readonly id?: string;
  readonly birthDate?: string;
};

const aPerson = (given: Given = {}): Comparable => ({
  id: anId(given.id ?? 'R2'),
  name: given.name ?? '李四',
  birthDate: on(given.birthDate ?? '1950-01-31'),
  phone: given.phone ?? '',
  idNumber: given.idNumber,
});

const candidate = aPerson({
  id: 'R1',
  name: '王春兰',
  birthDate: '1970-05-10',
  phone: '13800000001',
  idNumber: idNumber('11010519491231002X'),
});

const foundWith = (other: Given): object[] =>
  possibleDuplicates(candidate, [aPerson(other)]).map(({ reasons, strength }) => ({ reasons, strength }));

describe('records of one person', () => {
  test.each([
    ['the same number', { idNumber: candidate.idNumber }, 'same_id_number', 'certain'],
    [
      'the same name and birth date',
      { name: '王春兰', birthDate: '1970-05-10' },
      'same_name_and_birth_date',
      'likely',
    ],
    [
      'the same phone, however written, and birth date',
      { phone: '+86 138-0000-0001', birthDate: '1970-05-10' },
      'same_phone_and_birth_date',
      'possible',
    ],
    [
      'the same name and a birth date with one digit different',
      { name: '王春兰', birthDate: '1971-05-10' },
      'same_name_and_similar_birth_date',
      'possible',
    ],
    [
      'the same name and a birth date with day and month swapped',
      { name: '王春兰', birthDate: '1970-10-05' },
      'same_name_and_similar_birth_date',
      'possible',
    ],
  ])('are suspected by %s', (...[, other, reason, strength]) => {
    expect(foundWith(other)).toEqual([{ reasons: [reason], strength }]);
  });

  test.each([
    ['the same name alone', { name: '王春兰' }],
    ['the same birth date alone', { birthDate: '1970-05-10' }],
    ['the same phone alone: a family shares it', { phone: '13800000001' }],
    ['the same name and a birth date with two digits different', { name: '王春兰', birthDate: '1971-06-10' }],
    ['the same name and day and month swapped in another year', { name: '王春兰', birthDate: '1971-10-05' }],
    ['a similar birth date alone', { birthDate: '1971-05-10' }],
  ])('are not suspected by %s', (_, other) => {
    expect(foundWith(other)).toEqual([]);
  });

  test('two without phone or number are not the same for that', () => {
    const nobody = aPerson({ id: 'R1', birthDate: '1970-05-10' });
    expect(possibleDuplicates(nobody, [aPerson({ name: '张三', birthDate: '1970-05-10' })])).toEqual([]);
  });

  test('are listed with all reasons, the surest first, then by id; never the record itself', () => {
    const name = '王春兰';
    const birthDate = '1970-05-10';
    const others = [
      aPerson({ id: 'R9', name, birthDate: '1970-05-11' }),
      aPerson({ id: 'R8', name, birthDate }),
      aPerson({ id: 'R7', name, birthDate }),
      aPerson({ id: 'R6', name, birthDate, phone: candidate.phone }),
      aPerson({ id: 'R5', idNumber: candidate.idNumber }),
      aPerson({ id: 'R4' }),
      candidate,
    ];
    const found = possibleDuplicates(candidate, others);
    expect(found.map(({ residentId }) => residentId)).toEqual(['R5', 'R6', 'R7', 'R8', 'R9']);
    expect(found[1]?.reasons).toEqual(['same_name_and_birth_date', 'same_phone_and_birth_date']);
    expect(possibleDuplicates(candidate, others.toReversed())).toEqual(found);
  });
});
