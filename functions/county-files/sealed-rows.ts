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

/** Turns the cells that say who somebody is, of the rows that begin up to a place; what follows stays as it is. */
const turned = (rows: string, turn: (cell: string) => string, lastPlace: number): string => {
  const packed: string[] = [];
  let at = 0;
  for (const { file, cells, text } of unpackRows(rows)) {
    if (at > lastPlace) return [...packed, rows.slice(at)].join('\n');
    const own = [...cells];
    if (file === 'residents') for (const place of PLACES) own[place] = turn(own[place] ?? '');
    packed.push(packRow(file, file === 'residents' ? csvRow(own) : text));
    at = rows.indexOf(text, at) + text.length + 1;
  }
  return packed.join('\n');
};

/** Seals what says who somebody is within packed rows, and opens it again; a cell that was never sealed stays. */
export const rowSealing = ({ seal, open }: Pick<Keys, 'seal' | 'open'>): NonNullable<Keys['rows']> => ({
  seal: (rows) => turned(rows, (cell) => (cell === '' ? cell : `${SEALED}${seal(cell)}`), rows.length),
  open: (rows) => {
    // One short row of a long history: the rest need not be taken apart for it.
    const last = rows.lastIndexOf(SEALED);
    if (last === -1) return rows;
    return turned(rows, (cell) => (cell.startsWith(SEALED) ? open(cell.slice(SEALED.length)) : cell), last);
  },
});
