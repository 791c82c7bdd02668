import { accessPolicy } from '../../domain/access/index.ts';
import type { Keys } from '../kit/ports.ts';
import { COUNTY_COLUMNS } from './columns.ts';
import { csvRow } from './csv-text.ts';
import { packRow, unpackRows } from './pack.ts';

const PLACES = accessPolicy.sealedFields.map((field) =>
  COUNTY_COLUMNS.residents.findIndex(({ name }) => name === field),
);

/** Begins a sealed cell; nobody's name, number or phone begins so. */
const SEALED = '~1.';

const turned = (rows: string, turn: (cell: string) => string): string => {
  const packed: string[] = [];
  for (const { file, cells, text } of unpackRows(rows)) {
    const own = [...cells];
    if (file === 'residents') for (const place of PLACES) own[place] = turn(own[place] ?? '');
    packed.push(packRow(file, file === 'residents' ? csvRow(own) : text));
  }
  return packed.join('\n');
};

/** Seals what says who somebody is within packed rows, and opens it again; a cell that was never sealed stays. */
export const rowSealing = ({ seal, open }: Pick<Keys, 'seal' | 'open'>): NonNullable<Keys['rows']> => ({
  seal: (rows) => turned(rows, (cell) => (cell === '' ? cell : `${SEALED}${seal(cell)}`)),
  open: (rows) =>
    rows.includes(SEALED)
      ? turned(rows, (cell) => (cell.startsWith(SEALED) ? open(cell.slice(SEALED.length)) : cell))
      : rows,
});
