import { type Area, IMPORTED_INDICATORS, monthTextOf } from '../../domain/indicators/index.ts';
import { ok } from '../../domain/kernel/result.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import type { Ports } from '../kit/ports.ts';
import { useCase } from '../kit/use-case.ts';
import { answerRates } from './answer-rates.ts';
import { showRates } from './api.ts';
import { askedArea } from './asked-area.ts';
import type { ImportedRateBody } from './imported-bodies.ts';

/** What other systems counted of an area, of the latest month that had begun by the day. */
const importedRates = async (
  { indicators }: Pick<Ports, 'indicators'>,
  { scope, id }: Area,
  day: LocalDate,
): Promise<ImportedRateBody[]> => {
  const found = await indicators.latestImported({ scope, id }, monthTextOf(day));
  if (found === undefined) return [];
  const { month, source, values } = found;
  return IMPORTED_INDICATORS.flatMap(({ indicator, unit }): ImportedRateBody[] => {
    const value = values[indicator];
    if (value === undefined) return [];
    const counts = { numerator: null, denominator: null, rate: unit === 'percent' ? value : null };
    const said = { value, unit, imported: true, source, month } as const;
    return [{ scope, scopeId: id, indicator, group: 'all', ...counts, ...said }];
  });
};

/** Answers the numbers of an area, and after them those that other systems counted. */
export const showRatesUseCase = useCase(showRates, async (asked, ports) => {
  const { by, query, today } = asked;
  const answer = await answerRates(asked, ports);
  if (!answer.ok) return answer;
  const { organisation } = await ports.reference();
  const area = askedArea(by, query, organisation);
  if (!area.ok) return area;
  const imported = await importedRates(ports, area.value, query.on ?? today);
  const asksFor = ({ indicator, group }: ImportedRateBody): boolean =>
    (query.indicator ?? indicator) === indicator && (query.group ?? group) === group;
  const { items, ...rest } = answer.value;
  return ok({ answer: { items: [...items, ...imported.filter(asksFor)], ...rest }, saw: [] });
});
