import { expect, test } from 'vitest';

import { segmentsOf } from '../../../domain/reminders/index.ts';

const han = (units: number): string => '随'.repeat(units);

test.each([
  [1, 1],
  [70, 1],
  [71, 2],
  [134, 2],
  [135, 3],
  [201, 3],
  [202, 4],
])('a Chinese text of %i characters is billed as %i', (units, segments) => {
  expect(segmentsOf(han(units))).toBe(segments);
});

test.each([
  [0, 1],
  [160, 1],
  [161, 2],
  [306, 2],
  [307, 3],
])('a plain Latin text of %i characters is billed as %i', (units, segments) => {
  expect(segmentsOf('a'.repeat(units))).toBe(segments);
});

test('one Chinese character makes the whole text count by 70', () => {
  expect(segmentsOf(`${'a'.repeat(69)}随`)).toBe(1);
  expect(segmentsOf(`${'a'.repeat(70)}随`)).toBe(2);
});

test('an emoji and a rare character of the second plane are two units each', () => {
  expect(segmentsOf(`${han(68)}😀`)).toBe(1);
  expect(segmentsOf(`${han(69)}😀`)).toBe(2);
  expect(segmentsOf('𬱖'.repeat(35))).toBe(1);
  expect(segmentsOf(`${'𬱖'.repeat(35)}医`)).toBe(2);
});

test.each(Array.from('^{}\\[~]|€'))('%s is in the extension table and takes two septets', (character) => {
  expect(segmentsOf(character.repeat(80))).toBe(1);
  expect(segmentsOf(`${character.repeat(80)}a`)).toBe(2);
});

const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';

test('every character of the basic alphabet takes one septet', () => {
  expect(Array.from(basic)).toHaveLength(127);
  for (const character of basic) expect(segmentsOf(character.repeat(160)), character).toBe(1);
});

test.each(['ç', 'ê', '`', '’', '…', '¦'])('%s is in neither table and counts by 70', (character) => {
  expect(segmentsOf(character.repeat(71))).toBe(2);
});
