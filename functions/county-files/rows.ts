/** A row of a CSV file as it stands: `line` is the physical line on which it starts. */
export type RawRow = {
  readonly line: number;
  readonly cells: readonly string[];
  /** The row's own text without its line end. */
  readonly text: string;
  /** What is wrong with it before any cell is looked at. */
  readonly fault: 'bad_csv' | 'bad_characters' | undefined;
};

/** Longer rows are taken for an unclosed quote that swallowed what follows. */
const LONGEST_ROW = 4 * 1024 * 1024;

/** NUL and other control characters but tab, line feed and carriage return (readings.md A45). */
const CONTROL = /[\0-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

type Scanned = { readonly cells: string[]; readonly end: number; readonly lineFeeds: number };

/** Where a quoted cell that opens at `from` closes, or −1. */
const closingQuote = (text: string, from: number): number => {
  let at = text.indexOf('"', from + 1);
  while (at !== -1 && text.charAt(at + 1) === '"') at = text.indexOf('"', at + 2);
  return at;
};

const countLineFeeds = (text: string): number => text.split('\n').length - 1;

/** Where a cell ends whose closing quote stands before `at`: at a comma, a line end or the end of the text; −1 where
 *  other text follows, so that the quote that opened it was never closed and this one opens another cell. */
const endOfQuoted = (text: string, at: number): number => {
  const isReturn = text.charAt(at) === '\r' && (at + 1 === text.length || text.charAt(at + 1) === '\n');
  const end = isReturn ? at + 1 : at;
  return end === text.length || text.charAt(end) === '\n' || text.charAt(at) === ',' ? end : -1;
};

/** Scans a row with quotes; a quote may be still open at the end of the text, or be seen to stay unclosed. */
const scanQuoted = (text: string, start: number): Scanned | 'open' | 'unclosed' => {
  const cells: string[] = [];
  let at = start;
  let lineFeeds = 0;
  for (;;) {
    let end: number;
    if (text.charAt(at) === '"') {
      const close = closingQuote(text, at);
      if (close === -1) return 'open';
      end = endOfQuoted(text, close + 1);
      if (end === -1) return 'unclosed';
      const cell = text.slice(at + 1, close).replaceAll('""', '"');
      lineFeeds += countLineFeeds(cell);
      cells.push(cell);
    } else {
      end = endOfCell(text, at);
      const cell = text.slice(at, end);
      cells.push(text.charAt(end) === ',' ? cell : withoutReturn(cell));
    }
    if (text.charAt(end) !== ',') return { cells, end, lineFeeds };
    at = end + 1;
  }
};

/** The comma, line end or end of text that ends a cell. */
const endOfCell = (text: string, from: number): number => {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 44 || code === 10) return at;
  }
  return text.length;
};

const withoutReturn = (text: string): string => (text.endsWith('\r') ? text.slice(0, -1) : text);

type Place = { readonly at: number; readonly line: number };
type Found = { readonly row: RawRow; readonly next: number; readonly lines: number };

const plainRow = (text: string, { at, line }: Place, end: number): Found => {
  const row = withoutReturn(text.slice(at, end));
  return { row: { line, cells: row.split(','), text: row, fault: undefined }, next: end + 1, lines: 1 };
};

const quotedRow = (text: string, { at, line }: Place, { cells, end, lineFeeds }: Scanned): Found => {
  const row = withoutReturn(text.slice(at, end));
  return { row: { line, cells, text: row, fault: undefined }, next: end + 1, lines: 1 + lineFeeds };
};

/** The row that begins at an unclosed quote falls; reading goes on with the next physical line (readings.md A48). */
const unclosedRow = (text: string, { at, line }: Place, end: number): Found => {
  const row = withoutReturn(text.slice(at, end));
  return { row: { line, cells: [], text: row, fault: 'bad_csv' }, next: end + 1, lines: 1 };
};

/** A text that is read row by row; `isLast`: no more text comes behind it. */
type Page = { readonly text: string; readonly isLast: boolean; nextQuote: number };

/** A row whose first line holds a quote, or undefined where more text is needed to see its end. */
const rowWithQuotes = ({ text, isLast }: Page, place: Place, lineEnd: number): Found | undefined => {
  const scanned = scanQuoted(text, place.at);
  if (scanned === 'unclosed') return unclosedRow(text, place, lineEnd);
  if (scanned !== 'open' && (scanned.end < text.length || isLast)) return quotedRow(text, place, scanned);
  return isLast || text.length - place.at > LONGEST_ROW ? unclosedRow(text, place, lineEnd) : undefined;
};

/** The row at a place, or undefined where its end is not in the text. The next quote is looked for again only once it
 *  is passed: most texts have few or none. */
const rowAt = (page: Page, place: Place): Found | undefined => {
  const { text, isLast } = page;
  const feed = text.indexOf('\n', place.at);
  if (feed === -1 && !isLast) return undefined;
  const end = feed === -1 ? text.length : feed;
  if (page.nextQuote < place.at) page.nextQuote = nextQuoteFrom(text, place.at);
  return page.nextQuote >= end ? plainRow(text, place, end) : rowWithQuotes(page, place, end);
};

const nextQuoteFrom = (text: string, from: number): number => {
  const quote = text.indexOf('"', from);
  return quote === -1 ? text.length : quote;
};

const checked = (row: RawRow): RawRow =>
  row.fault === undefined && CONTROL.test(row.text) ? { ...row, fault: 'bad_characters' } : row;

/** The rows of a text, and the place where it must be read on with more text behind it. */
const rowsOnPage = function* (text: string, line: number, isLast: boolean): Generator<RawRow, Place> {
  const page: Page = { text, isLast, nextQuote: -1 };
  const isClean = !CONTROL.test(text);
  let place: Place = { at: 0, line };
  while (place.at < text.length) {
    const found = rowAt(page, place);
    if (found === undefined) break;
    if (found.row.text !== '') yield isClean ? found.row : checked(found.row);
    place = { at: found.next, line: place.line + found.lines };
  }
  return place;
};

/** Every row of a CSV text that comes in blocks: RFC 4180 quoting, CRLF or LF in any mixture; blank lines are no
 *  rows but count as lines; a row with control characters or an unclosed quote carries its fault.
 *  @source county-files.md, Form; readings.md A41, A45, A48 */
export const rowsOf = function* (blocks: Iterable<string>): Generator<RawRow> {
  let text = '';
  let line = 1;
  for (const block of blocks) {
    text += block;
    const reached = yield* rowsOnPage(text, line, false);
    text = text.slice(reached.at);
    line = reached.line;
  }
  yield* rowsOnPage(text, line, true);
};
