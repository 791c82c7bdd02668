import type { Row, SheetData } from 'write-excel-file/node';

import { ok } from '../../domain/kernel/result.ts';
import { useCase } from '../kit/use-case.ts';
import { answerRates } from './answer-rates.ts';
import { exportRates, exportWorkbook } from './api.ts';
import type { RateBody } from './bodies.ts';

const COLUMNS = ['scope', 'scopeId', 'indicator', 'group', 'numerator', 'denominator', 'rate'] as const;

/** Answers the numbers of an area as CSV; no cell needs quotes, since ids and codes have none of their marks. */
export const exportRatesUseCase = useCase(exportRates, async (asked, ports) => {
  const answer = await answerRates(asked, ports);
  if (!answer.ok) return answer;
  const rows = answer.value.items.map((item) => COLUMNS.map((column) => item[column] ?? ''));
  const lines = [COLUMNS, ...rows].map((cells) => cells.join(','));
  return ok({ answer: `${lines.join('\n')}\n`, saw: [] });
});

const SHEET = 'rates';
/** In characters, wide enough for the longest text of each column. */
const WIDTHS = [12, 16, 44, 18, 12, 12, 10].map((width) => ({ width }));

/** Ids stay text, so that no program cuts a zero off; numbers are numbers, and what is withheld is an empty cell. */
const rowOf = ({ scope, scopeId, indicator, group, numerator, denominator, rate }: RateBody): Row => [
  ...[scope, scopeId, indicator, group].map((value) => ({ value, type: String })),
  ...[numerator, denominator].map((value) => (value === null ? null : { value, type: Number })),
  rate === null || rate === '' ? null : { value: Number(rate), type: Number, format: '0.00' },
];

/** Answers the numbers of an area as a workbook of one sheet. What writes workbooks is loaded with the first of them. */
export const exportWorkbookUseCase = useCase(exportWorkbook, async (asked, ports) => {
  const answer = await answerRates(asked, ports);
  if (!answer.ok) return answer;
  const header: Row = COLUMNS.map((value) => ({ value, type: String, fontWeight: 'bold' }));
  const data: SheetData = [header, ...answer.value.items.map(rowOf)];
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const options = { sheet: SHEET, columns: WIDTHS, stickyRowsCount: 1 };
  return ok({ answer: await writeXlsxFile(data, options).toBuffer(), saw: [] });
});
