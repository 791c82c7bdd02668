import { type Area, type Counts, type Rate, ratesOfCounts } from '../../domain/indicators/index.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import type { Ports } from '../kit/ports.ts';
import type { AnswerOf } from '../kit/route.ts';
import { type Asked, type Refused, useCase } from '../kit/use-case.ts';
import { exportRates, showRates } from './api.ts';
import { liveCounts } from './area-counts.ts';
import { askedArea } from './asked-area.ts';
import { countPastDay } from './count-past-day.ts';
import { rateBody } from './rate-body.ts';

type Asking = { readonly ports: Ports; readonly area: Area; readonly today: LocalDate };

type Numbers = {
  readonly rates: readonly Rate[];
  readonly asOf: LocalDate;
  readonly age: number | null;
  readonly asReported: boolean;
  readonly asKnownNow: boolean;
};

const live = async ({ ports, area, today }: Asking): Promise<Numbers> => {
  const [found] = await liveCounts(ports, [area], today);
  if (found === undefined) throw new Error('one area was asked for');
  const { counts, asOf, age } = found;
  return { rates: ratesOfCounts(counts, area), asOf, age, asReported: false, asKnownNow: true };
};

const isOther = (reported: Counts, rates: readonly Rate[]): boolean =>
  rates.some(
    ({ numerator, denominator }, cell) =>
      reported[2 * cell] !== numerator || reported[2 * cell + 1] !== denominator,
  );

const countsIn = (rates: readonly Rate[]): Counts =>
  Float64Array.from(rates.flatMap(({ numerator, denominator }) => [numerator, denominator]));

/** A past day from its snapshot, or counted from what is recorded now; where that differs from what was reported, it is
 *  kept beside it as an amendment. */
const past = async (
  { ports, area }: Asking,
  day: LocalDate,
  as: 'reported' | 'known',
): Promise<Result<Numbers, Refused>> => {
  const { reported } = await ports.indicators.snapshots(area, { from: day, until: day });
  const [snapshot] = reported;
  const numbers = { asOf: day, age: null };
  if (snapshot !== undefined && as === 'reported')
    return ok({
      ...numbers,
      rates: ratesOfCounts(snapshot.counts, area),
      asReported: true,
      asKnownNow: false,
    });
  const known = await countPastDay(ports, area, day);
  if (!known.ok) return known;
  if (snapshot !== undefined && isOther(snapshot.counts, known.value))
    await ports.indicators.amend(area, { day, counts: countsIn(known.value) });
  return ok({ ...numbers, rates: known.value, asReported: false, asKnownNow: true });
};

const numbersOf = async (
  asking: Asking,
  { on, as = 'reported' }: Asked<typeof showRates>['query'],
): Promise<Result<Numbers, Refused>> => {
  const { today } = asking;
  if (on === undefined || on === today) return ok(await live(asking));
  return on > today ? err({ code: 'indicator/day-to-come' }) : past(asking, on, as);
};

/** The numbers of an area that the asker may see, few people withheld from who sees aggregates only. */
const answerRates = async (
  { by, query, today }: Pick<Asked<typeof showRates>, 'by' | 'query' | 'today'>,
  ports: Ports,
): Promise<Result<AnswerOf<typeof showRates>, Refused>> => {
  const { organisation } = await ports.reference();
  const area = askedArea(by, query, organisation);
  if (!area.ok) return area;
  const numbers = await numbersOf({ ports, area: area.value, today }, query);
  if (!numbers.ok) return numbers;
  const { rates, ...when } = numbers.value;
  const asked = rates.filter(
    ({ indicator, group }) =>
      (query.indicator ?? indicator) === indicator && (query.group ?? group) === group,
  );
  return ok({ items: asked.map((rate) => rateBody(by, rate)), next: null, ...when });
};

/** Answers the numbers of an area. */
export const showRatesUseCase = useCase(showRates, async (asked, ports) => {
  const answer = await answerRates(asked, ports);
  return answer.ok ? ok({ answer: answer.value, saw: [] }) : answer;
});

const COLUMNS = ['scope', 'scopeId', 'indicator', 'group', 'numerator', 'denominator', 'rate'] as const;

/** Answers the numbers of an area as CSV; no cell needs quotes, since ids and codes have none of their marks. */
export const exportRatesUseCase = useCase(exportRates, async (asked, ports) => {
  const answer = await answerRates(asked, ports);
  if (!answer.ok) return answer;
  const rows = answer.value.items.map((item) => COLUMNS.map((column) => item[column] ?? ''));
  const lines = [COLUMNS, ...rows].map((cells) => cells.join(','));
  return ok({ answer: `${lines.join('\n')}\n`, saw: [] });
});
