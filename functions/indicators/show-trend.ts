import type { Subject } from '../../domain/access/index.ts';
import {
  type Area,
  permanentResidentsOf,
  ratesOfCounts,
  SHOWN_CELLS,
} from '../../domain/indicators/index.ts';
import { ok } from '../../domain/kernel/result.ts';
import { earlierOf, plusDays } from '../../domain/kernel/time.ts';
import { useCase } from '../kit/use-case.ts';
import { showTrend } from './api.ts';
import { liveCounts } from './area-counts.ts';
import { askedArea, askedCell } from './asked-area.ts';
import type { TrendPoint } from './bodies.ts';
import type { Snapshot } from './indicator-store.ts';
import { countsFor, shownCounts, targetOf } from './rate-body.ts';

const USUAL_DAYS = 365;

type Shown = Pick<TrendPoint, 'numerator' | 'denominator' | 'rate'>;
type Held = Pick<Snapshot, 'counts' | 'permanentResidents'>;
type Show = (held: Held) => Shown | undefined;

/** Shows one number of what was counted; undefined where the area had none of that kind. */
const showing =
  (by: Subject, { scope, id }: Area, cell: number): Show =>
  ({ counts, permanentResidents }) => {
    const rate = ratesOfCounts(countsFor(by, counts), { scope, id }, permanentResidents)[cell];
    return rate && shownCounts(by, rate);
  };

const pointOf = (snapshot: Snapshot, amended: readonly Snapshot[], show: Show): TrendPoint[] => {
  const { day: on } = snapshot;
  const reported = show(snapshot);
  if (reported === undefined) return [];
  const later = amended.find((one) => one.day === on);
  const found = later && show(later);
  const isOther =
    found !== undefined &&
    (found.numerator !== reported.numerator || found.denominator !== reported.denominator);
  return [{ on, ...reported, asReported: true, ...(isOther && { amended: found }) }];
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
  const show = showing(by, area.value, cell.value);
  const points = past.reported.flatMap((snapshot) => pointOf(snapshot, past.amended, show));
  const permanentResidents = permanentResidentsOf(organisation, area.value);
  const live = now.flatMap(({ counts, asOf: on }) => {
    const shown = until < today ? undefined : show({ counts, permanentResidents });
    return shown === undefined ? [] : [{ on, ...shown, asReported: false }];
  });
  const known = SHOWN_CELLS[cell.value];
  return ok({
    answer: { items: [...points, ...live], next: null, ...(known && targetOf(known)) },
    saw: [],
  });
});
