import { describe, expect, test } from 'vitest';

import { phonesOf } from '../../../console/phones/by-phone.ts';
import type { PhoneText } from '../../../console/phones/outbox.ts';

const text = (phone: string, at: string): PhoneText => ({
  id: `${phone}-${at}`,
  day: '2025-06-16',
  at: `2025-06-16T${at}:00Z`,
  phone,
  text: '您好',
  fate: 'arrived',
});

const A = '13900000001';
const B = '13900000002';
const items = [text(A, '02:00'), text(B, '02:05'), text(A, '03:00')];
const numbers = (sought: string, delayed: readonly string[] = []) =>
  phonesOf({ items, delayed }, sought).map(({ phone }) => phone);

describe('the phones of an outbox', () => {
  test('a phone that is answered keeps its place: the order is that of the first text', () => {
    expect(numbers('')).toEqual([B, A]);
  });

  test('each holds its own texts in their order', () => {
    const [, second] = phonesOf({ items, delayed: [A] }, '');
    expect(second).toEqual({ phone: A, texts: [items[0], items[2]], isDelayed: true });
  });

  test('part of a number finds the phones that have it, however it is written', () => {
    expect(numbers('0002')).toEqual([B]);
    expect(numbers('139 0000 0001')).toEqual([A]);
    expect(numbers('777')).toEqual([]);
  });

  test('a whole number and one that is held back are shown though nothing came', () => {
    expect(numbers('+86 13911112222')).toEqual(['13911112222']);
    expect(numbers('', ['13933334444'])).toEqual([B, A, '13933334444']);
  });
});
