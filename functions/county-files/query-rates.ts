import {
  areasOf,
  type Area,
  CELLS,
  explainShare,
  isCounty,
  isCountedIn,
  type Rate,
  ratesOf,
  type Reason,
  type Scope,
  startCounting,
} from '../../domain/indicators/index.ts';
import { byCodePoints, type ResidentId } from '../../domain/kernel/ids.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import type { RuleProfile } from '../../domain/programmes/index.ts';
import { type ResidentDay, residentOn } from '../../domain/residents/index.ts';
import { countyError } from './county-error.ts';
import type { CountyStore } from './county-store.ts';
import { startReadingHistories } from './histories.ts';
import { unpackRows } from './pack.ts';
import { standing } from './standing.ts';
import { readOrganisation } from './organisation-rows.ts';
import { requireFinishedImport } from './run-day.ts';

/** A question about rates: on which day, by which profile, for which areas. */
export type RatesQuestion = {
  readonly store: CountyStore;
  readonly day: LocalDate;
  readonly profile: RuleProfile;
  /** Undefined: areas of every scope. */
  readonly scope: Scope | undefined;
  /** Undefined: every area of the scope. */
  readonly id: string | undefined;
};

const everyone = async function* ({ store, day, profile }: RatesQuestion): AsyncGenerator<ResidentDay> {
  const read = startReadingHistories();
  for (let partition = 0; partition < store.partitions; partition++) {
    for await (const histories of store.histories(partition)) {
      for (const stored of standing(histories)) yield residentOn(read(unpackRows(stored.rows)), day, profile);
    }
  }
};

const areasAsked = async ({ store, scope, id }: RatesQuestion): Promise<Area[]> => {
  const areas = areasOf(await readOrganisation(store)).filter(
    (area) => (scope === undefined || area.scope === scope) && (id === undefined || area.id === id),
  );
  if (areas.length > 0) return areas;
  throw countyError({
    'zh-CN': `没有找到该范围：${scope ?? ''} ${id ?? ''}`,
    en: `there is no such area: ${scope ?? ''} ${id ?? ''}`,
  });
};

/** The rates of the areas asked for, every indicator and group, by area and cell. */
export const askRates = async (question: RatesQuestion): Promise<Rate[]> => {
  await requireFinishedImport(question.store);
  const areas = await areasAsked(question);
  const counter = startCounting();
  for await (const person of everyone(question)) counter.add(person);
  return areas.flatMap((area) => ratesOf(counter.tally, area));
};

/** One person behind a number. */
export type PersonBehind = Reason & { readonly residentId: ResidentId };

/** The area whose number is explained: the one named, or the county where none is. */
const areaToExplain = async (question: RatesQuestion): Promise<Area> => {
  const areas = await areasAsked(question);
  const isNamed = question.scope !== undefined || question.id !== undefined;
  const [area, ...others] = isNamed ? areas : areas.filter(isCounty);
  if (area !== undefined && others.length === 0) return area;
  throw countyError({ 'zh-CN': '请用--scope和--id指定一个范围', en: 'name one area by --scope and --id' });
};

/** The people behind one number, by resident id: everybody in its denominator, with the part they are in and the rule
 *  for it. The question names one area, or none for the county. */
export const explainRate = async (
  question: RatesQuestion,
  { indicator, group }: { readonly indicator: string; readonly group: string },
): Promise<PersonBehind[]> => {
  await requireFinishedImport(question.store);
  const cell = CELLS.find((candidate) => candidate.indicator === indicator && candidate.group === group);
  if (cell === undefined) {
    throw countyError({
      'zh-CN': `没有该指标或人群：${indicator} ${group}，可用rates查看`,
      en: `there is no such indicator and group: ${indicator} ${group}; \`rates\` lists them`,
    });
  }
  const area = await areaToExplain(question);
  const people: PersonBehind[] = [];
  for await (const person of everyone(question)) {
    const reason = isCountedIn(area, cell, person) ? explainShare(person, indicator, group) : undefined;
    if (reason !== undefined) people.push({ ...reason, residentId: person.history.resident.id });
  }
  return people.toSorted((a, b) => byCodePoints(a.residentId, b.residentId));
};
