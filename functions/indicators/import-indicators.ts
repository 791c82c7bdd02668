import { canSeeArea } from '../../domain/access/index.ts';
import { monthTextOf } from '../../domain/indicators/index.ts';
import { err, ok } from '../../domain/kernel/result.ts';
import { dataOf } from '../kit/data-of.ts';
import { useCase } from '../kit/use-case.ts';
import { importIndicators } from './api.ts';
import type { ImportedMonth } from './indicator-store.ts';
import { indicatorsProblems } from './problems.ts';
import { type ImportedRow, readImported, type RowReject } from './read-imported.ts';

const sameValues = (a: ImportedMonth, b: ImportedMonth): boolean =>
  a.source === b.source &&
  Object.keys({ ...a.values, ...b.values }).every((name) => a.values[name] === b.values[name]);

type Checked = { readonly sound: readonly ImportedRow[]; readonly refused: readonly RowReject[] };

const checked = (
  rows: readonly ImportedRow[],
  faultOf: (read: ImportedMonth) => Omit<RowReject, 'line'> | undefined,
): Checked => {
  const faults = rows.map(({ read }) => faultOf(read));
  return {
    sound: rows.filter((_, at) => faults[at] === undefined),
    refused: rows.flatMap(({ line }, at) => {
      const fault = faults[at];
      return fault === undefined ? [] : [{ line, ...fault }];
    }),
  };
};

/** Takes numbers that another system counted, in the place of what stood there of the same area and month. The same file
 *  again changes nothing. */
export const importIndicatorsUseCase = useCase(importIndicators, async (asked, ports) => {
  const { by, body, today, language } = asked;
  const file = readImported(body);
  if (!file.ok) return err({ code: file.error.code, data: dataOf(file.error) });
  const { organisation } = await ports.reference();
  const thisMonth = monthTextOf(today);
  const { sound, refused } = checked(file.value.rows, ({ area, month }) => {
    if (!canSeeArea(by, area, organisation)) return { column: 'scopeId', code: 'indicator/no-such-area' };
    return month > thisMonth ? { column: 'month', code: 'indicator/bad-month' } : undefined;
  });
  const months = sound.map(({ read }) => read);
  const before = await ports.indicators.findImported(months);
  const changed = months.filter((month, at) => {
    const known = before[at];
    return known === undefined || !sameValues(known, month);
  });
  await ports.indicators.keepImported(changed);
  const rejects = [...file.value.rejects, ...refused]
    .toSorted((a, b) => a.line - b.line)
    .map((reject) => ({ ...reject, reason: indicatorsProblems[reject.code].title[language] }));
  const answer = {
    rows: months.length + rejects.length,
    stored: changed.length,
    unchanged: months.length - changed.length,
    rejected: rejects.length,
    rejects,
    unknownColumns: [...file.value.unknownColumns],
  };
  // The numbers are stored: what is left to store is the receipt.
  return ok({ answer, saw: [], writes: {} });
});
