import type { Subject } from '../../domain/access/index.ts';
import {
  type Area,
  permanentResidentsOf,
  ratesOfCounts,
  type ShownRate,
} from '../../domain/indicators/index.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import type { Ports } from '../kit/ports.ts';
import type { Asked, Refused } from '../kit/use-case.ts';
import type { CountedRates, exportRates } from './api.ts';
import { liveCounts, secondsSince } from './area-counts.ts';
import { askedArea } from './asked-area.ts';
import { countPastDay, isManyPeople } from './count-past-day.ts';
import type { Amendment, Snapshot } from './indicator-store.ts';
import { countsFor, rateBody } from './rate-body.ts';

type Asking = {
  readonly by: Subject;
  readonly ports: Ports;
  readonly area: Area;
  readonly permanentResidents: number | undefined;
  readonly today: LocalDate;
};

type Numbers = {
  readonly rates: readonly ShownRate[];
  readonly asOf: LocalDate;
  readonly age: number | null;
  readonly asReported: boolean;
  readonly asKnownNow: boolean;
};

const liveNow = async ({ ports, area, today }: Asking) => {
  const [found] = await liveCounts(ports, [area], today);
  if (found === undefined) throw new Error('one area was asked for');
  return found;
};

const live = async (asking: Asking): Promise<Numbers> => {
  const { counts, asOf, age } = await liveNow(asking);
  const rates = ratesOfCounts(countsFor(asking.by, counts), asking.area, asking.permanentResidents);
  return { rates, asOf, age, asReported: false, asKnownNow: true };
};

const ratesIn = (
  { counts, permanentResidents }: Snapshot,
  { by, area }: Pick<Asking, 'by' | 'area'>,
): ShownRate[] => ratesOfCounts(countsFor(by, counts), area, permanentResidents);

const knownNow = (asking: Asking, found: Amendment): Numbers => ({
  rates: ratesIn(found, asking),
  asOf: found.day,
  age: secondsSince([found.countedAt], asking.ports.now()),
  asReported: false,
  asKnownNow: true,
});

/** A past day from its snapshot, or counted from what is recorded now: here where they are few, else as a job found it
 *  the last time that it was asked. */
const past = async (
  asking: Asking,
  day: LocalDate,
  as: 'reported' | 'known',
): Promise<Result<Numbers, Refused>> => {
  const { ports, area } = asking;
  const [{ reported, amended }, { counts }] = await Promise.all([
    ports.indicators.snapshots(area, { from: day, until: day }),
    liveNow(asking),
  ]);
  const [[snapshot], [kept]] = [reported, amended];
  if (snapshot !== undefined && as === 'reported') {
    const rates = ratesIn(snapshot, asking);
    return ok({ rates, asOf: day, age: null, asReported: true, asKnownNow: false });
  }
  if (!isManyPeople(counts)) return ok(knownNow(asking, await countPastDay(ports, { area, day })));
  return kept === undefined ? err({ code: 'indicator/too-many-people' }) : ok(knownNow(asking, kept));
};

const numbersOf = async (
  asking: Asking,
  { on, as = 'reported' }: RatesAsked['query'],
): Promise<Result<Numbers, Refused>> => {
  const { today } = asking;
  if (on === undefined || on === today) return ok(await live(asking));
  return on > today ? err({ code: 'indicator/day-to-come' }) : past(asking, on, as);
};

/** An area, a day and a group as a query names them; of the indicators any name, also one that is not counted here. */
type RatesAsked = Pick<Asked<typeof exportRates>, 'by' | 'today'> & {
  readonly query: Omit<Asked<typeof exportRates>['query'], 'indicator'> & {
    readonly indicator?: string | undefined;
  };
};

/** The numbers of an area that the asker may see, few people withheld from who sees aggregates only. */
export const answerRates = async (
  { by, query, today }: RatesAsked,
  ports: Ports,
): Promise<Result<CountedRates, Refused>> => {
  const { organisation } = await ports.reference();
  const area = askedArea(by, query, organisation);
  if (!area.ok) return area;
  const permanentResidents = permanentResidentsOf(organisation, area.value);
  const numbers = await numbersOf({ by, ports, area: area.value, permanentResidents, today }, query);
  if (!numbers.ok) return numbers;
  const { rates, ...when } = numbers.value;
  const asked = rates.filter(
    ({ indicator, group }) =>
      (query.indicator ?? indicator) === indicator && (query.group ?? group) === group,
  );
  return ok({ items: asked.map((rate) => rateBody(by, rate)), next: null, ...when });
};
