import type { RawCell } from './cell-text.ts';
import { MAX_COLUMNS, MAX_ROW_CHARACTERS, MAX_ROWS } from './limits.ts';
import { damaged, tooLarge, tooManyColumns, tooManyRows } from './refusals.ts';
import type { XmlHandlers } from './xml.ts';

/** Takes the rows of a sheet, rising by number from 1. The last cell of a row is never empty; rows without text have no
 *  cells, or are left out. */
export type TakeRow = (number: number, cells: readonly string[]) => void;

/** How the cells of one sheet become rows of text. */
export type RowsOfSheet = {
  /** The sheet's name for the errors' sentences. */
  readonly sheet: string;
  readonly cellText: (cell: RawCell) => string;
  readonly takeRow: TakeRow;
};

const LETTERS = 26;
const BEFORE_A = 64;

/** The column of a reference such as `AB12`, from 1; 0 where it names none. */
const columnOf = (reference: string): number => {
  let column = 0;
  for (let i = 0; i < reference.length && column <= MAX_COLUMNS; i++) {
    const letter = reference.charCodeAt(i) - BEFORE_A;
    if (letter < 1 || letter > LETTERS) break;
    column = column * LETTERS + letter;
  }
  return column;
};

type Attributes = Readonly<Record<string, string>>;

/** The cells of the row at hand, put at their columns; a reference may be missing, then the next place is meant. */
const createRow = ({ sheet, cellText, takeRow }: RowsOfSheet) => {
  let number = 0;
  let column = 0;
  let cells: string[] = [];
  let characters = 0;
  return {
    begin: ({ r: stated }: Attributes): void => {
      const next = stated === undefined ? number + 1 : Number(stated);
      if (next > MAX_ROWS) throw tooManyRows(sheet);
      if (!Number.isInteger(next) || next <= number) throw damaged(sheet);
      number = next;
      column = 0;
      cells = [];
      characters = 0;
    },
    moveTo: ({ r: reference }: Attributes): void => {
      const next = reference === undefined ? column + 1 : columnOf(reference);
      if (next > MAX_COLUMNS) throw tooManyColumns(sheet);
      if (next <= column) throw damaged(sheet);
      column = next;
    },
    put: (cell: RawCell): void => {
      const text = cellText(cell);
      characters += text.length;
      if (characters > MAX_ROW_CHARACTERS) throw tooLarge(sheet);
      if (text === '') return;
      while (cells.length < column - 1) cells.push('');
      cells.push(text);
    },
    end: (): void => {
      takeRow(number, cells);
    },
  };
};

/** A cell whose end has not come yet. */
type OpenCell = { -readonly [Field in keyof RawCell]: RawCell[Field] };

/** Reads a worksheet's XML as rows of text: cells at their columns, empty ones between them, none after the last.
 *  Refuses more rows or columns than a sheet can have, and rows or cells that run backwards. */
export const rowsOfSheet = (sheet: RowsOfSheet): XmlHandlers => {
  const row = createRow(sheet);
  let cell: OpenCell | undefined;
  let isText = false;
  let isPhonetic = false;
  const openInCell = (name: string, at: OpenCell): void => {
    if (name === 'f') at.hasFormula = true;
    else if (name === 'rPh') isPhonetic = true;
    else if (name === 'v' || (name === 't' && !isPhonetic)) {
      isText = true;
      at.value ??= '';
    }
  };
  return {
    open: (name, attributes) => {
      if (cell !== undefined) openInCell(name, cell);
      else if (name === 'row') row.begin(attributes);
      else if (name === 'c') {
        row.moveTo(attributes);
        const { t: type = 'n', s: style } = attributes;
        cell = { type, style: Number(style ?? 0), value: undefined, hasFormula: false };
      }
    },
    text: (text) => {
      if (!isText || cell?.value === undefined) return;
      cell.value += text;
      if (cell.value.length > MAX_ROW_CHARACTERS) throw tooLarge(sheet.sheet);
    },
    close: (name) => {
      if (name === 'v' || name === 't') isText = false;
      else if (name === 'rPh') isPhonetic = false;
      else if (name === 'row') row.end();
      else if (name === 'c' && cell !== undefined) {
        row.put(cell);
        cell = undefined;
      }
    },
  };
};
