import type { Subject } from '../../domain/access/index.ts';
import { type Counts, LIVE_CELLS, ratesOfCounts } from '../../domain/indicators/index.ts';
import { ok } from '../../domain/kernel/result.ts';
import { earlierOf, plusDays } from '../../domain/kernel/time.ts';
import { useCase } from '../kit/use-case.ts';
import { showTrend, type TrendPoint } from './api.ts';
import { liveCounts } from './area-counts.ts';
import { askedArea, askedCell } from './asked-area.ts';
import type { Snapshot } from './indicator-store.ts';
import { shownCounts, targetOf } from './rate-body.ts';

const USUAL_DAYS = 365;

type Shown = Pick<TrendPoint, 'numerator' | 'denominator' | 'rate'>;

const showing =
  (by: Subject, cell: number) =>
  (counts: Counts): Shown => {
    const rate = ratesOfCounts(counts, { scope: 'region', id: '' })[cell];
    if (rate === undefined) throw new Error('every list of counts has every cell');
    return shownCounts(by, rate);
  };

const pointOf = (
  { day, counts }: Snapshot,
  amended: readonly Snapshot[],
  show: (counts: Counts) => Shown,
): TrendPoint => {
  const reported = show(counts);
  const later = amended.find((one) => one.day === day);
  const found = later && show(later.counts);
  const isOther =
    found !== undefined &&
    (found.numerator !== reported.numerator || found.denominator !== reported.denominator);
  return { on: day, ...reported, asReported: true, ...(isOther && { amended: found }) };
};

/** Answers a number of an area day by day as reported, and today's. */
export const showTrendUseCase = useCase(showTrend, async ({ by, params, query, today }, ports) => {
  const { organisation } = await ports.reference();
  const area = askedArea(by, query, organisation);
  if (!area.ok) return area;
  const cell = askedCell(params.indicator, query.group);
  if (!cell.ok) return cell;
  const { from = plusDays(today, -USUAL_DAYS), until = today } = query;
  const between = { from, until: earlierOf(until, plusDays(today, -1)) };
  const [past, now] = await Promise.all([
    from <= between.until ? ports.indicators.snapshots(area.value, between) : { reported: [], amended: [] },
    liveCounts(ports, [area.value], today),
  ]);
  const show = showing(by, cell.value);
  const points = past.reported.map((snapshot) => pointOf(snapshot, past.amended, show));
  const live =
    until < today ? [] : now.map(({ counts, asOf }) => ({ on: asOf, ...show(counts), asReported: false }));
  const known = LIVE_CELLS[cell.value];
  return ok({
    answer: { items: [...points, ...live], next: null, ...(known && targetOf(known)) },
    saw: [],
  });
});
