import { describe, expect, test } from 'vitest';

import { indicatorTargets, SHOWN_CELLS } from '../../../domain/indicators/index.ts';
import { tableRows } from '../../architecture/markdown.ts';

describe('the targets', () => {
  test.each(indicatorTargets)('of $indicator, $group are those of a number that is shown', (target) => {
    const { indicator, group, percent } = target;
    expect(SHOWN_CELLS).toContainEqual(expect.objectContaining({ indicator, group }));
    expect(percent).toBeGreaterThan(0);
    expect(percent).toBeLessThanOrEqual(100);
  });

  test('are set once for a number', () => {
    const named = indicatorTargets.map(({ indicator, group }) => `${indicator} ${group}`);
    expect(new Set(named).size).toBe(named.length);
  });

  test('of key groups lie above those of everybody', () => {
    const of = (group: string): number | undefined =>
      indicatorTargets.find((one) => one.indicator === 'contract_rate' && one.group === group)?.percent;
    expect([of('all'), of('key')]).toEqual([75, 85]);
  });

  test('stand in the dictionary as they are set', () => {
    const rows = tableRows('docs/indicators.md');
    for (const { indicator, group, percent, byYear } of indicatorTargets)
      expect(rows).toContainEqual([
        `\`${indicator}\`, \`${group}\``,
        String(percent),
        byYear === undefined ? '—' : String(byYear),
      ]);
  });
});
