// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';

import { type DrawnRank, ranksDrawing, tilesDrawing } from '../../../console/overview/drawing.ts';

const read = (drawing: string): Element =>
  new DOMParser().parseFromString(drawing, 'image/svg+xml').documentElement;

const texts = (drawing: string): string[] =>
  [...read(drawing).querySelectorAll('text')].map(({ textContent }) => textContent ?? '');

const tile = (name: string, step: number | undefined) => ({ name, size: '43.5%', counts: '10 / 23', step });

describe('the picture of a grid', () => {
  test('says what each tile says, whatever signs are in it', () => {
    const drawing = tilesDrawing([
      tile('A & <B>', 4),
      { ...tile('乙', undefined), size: '人数过少', counts: '' },
    ]);
    expect(texts(drawing)).toEqual(['A & <B>', '43.5%', '10 / 23', '乙', '人数过少', '']);
  });

  test.each([
    [1, 160, 84],
    [5, 824, 84],
    [6, 824, 174],
  ])('of %i tiles is as large as they are', (count, width, height) => {
    const svg = read(tilesDrawing(Array.from({ length: count }, (_, at) => tile(`${at}`, 0))));
    expect([svg.getAttribute('width'), svg.getAttribute('height')]).toEqual([`${width}`, `${height}`]);
  });

  test('shortens a name that is too long for its tile', () => {
    const [name = ''] = texts(tilesDrawing([tile('龙河街道石山社区卫生服务站', 0)]));
    expect(name.endsWith('…')).toBe(true);
    expect(name.length).toBeLessThanOrEqual(10);
  });
});

describe('the picture of ranks', () => {
  const row: DrawnRank = {
    place: '1',
    name: '甲',
    value: '50.0%',
    counts: '5 / 10',
    verdict: '≈',
    low: 40,
    high: 60,
    rate: 50,
  };
  const few: DrawnRank = { ...row, low: undefined, high: undefined, rate: undefined };

  test('has the number of each part between the ends of its interval', () => {
    const svg = read(ranksDrawing([row], 45, { from: 30, to: 70 }));
    expect(svg.querySelector('circle')?.getAttribute('cx')).toBe('520');
    const ends = [...svg.querySelectorAll('line[stroke-width]')].map((line) => [
      line.getAttribute('x1'),
      line.getAttribute('x2'),
    ]);
    expect(ends).toEqual([['460', '580']]);
    expect(svg.querySelector('line[stroke-dasharray]')?.getAttribute('x1')).toBe('490');
  });

  test('draws nothing of a part whose number is withheld', () => {
    const svg = read(ranksDrawing([few], undefined, { from: 30, to: 70 }));
    expect(svg.querySelectorAll('circle, line[stroke-width], line[stroke-dasharray]')).toHaveLength(0);
  });
});
