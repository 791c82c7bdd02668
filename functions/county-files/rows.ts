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

/** A text that is read row by row from `at`, where line `line` begins; `isLast`: no more text comes behind it. */
type Page = {
  readonly text: string;
  readonly isLast: boolean;
  /** No control character stands anywhere in it. */
  readonly isClean: boolean;
  at: number;
  line: number;
  /** Looked for again only once it is passed: most texts have few or none. */
  nextQuote: number;
};

type Ended = {
  readonly text: string;
  readonly cells: readonly string[];
  readonly fault: RawRow['fault'];
  readonly end: number;
  readonly lines: number;
};

const startPage = (text: string, line: number, isLast: boolean): Page => ({
  text,
  isLast,
  isClean: !CONTROL.test(text),
  at: 0,
  line,
  nextQuote: -1,
});

const textUpTo = ({ text, at }: Page, end: number): string => withoutReturn(text.slice(at, end));

/** Ends the row that begins where the page stands, and goes on behind it. */
const takeRow = (page: Page, { text, cells, fault, end, lines }: Ended): RawRow => {
  const { line, isClean } = page;
  page.at = end + 1;
  page.line += lines;
  return {
    line,
    cells,
    text,
    fault: fault ?? (isClean || !CONTROL.test(text) ? undefined : 'bad_characters'),
  };
};

const takePlainRow = (page: Page, end: number): RawRow => {
  const text = textUpTo(page, end);
  return takeRow(page, { text, cells: text.split(','), fault: undefined, end, lines: 1 });
};

/** Takes a row whose first line holds a quote; undefined where more text is needed to see its end. The row that begins
 *  at an unclosed quote falls; reading goes on with the next physical line (readings.md A48). */
const takeQuotedRow = (page: Page, lineEnd: number): RawRow | undefined => {
  const { text, at, isLast } = page;
  const scanned = scanQuoted(text, at);
  if (typeof scanned === 'object' && (scanned.end < text.length || isLast)) {
    const { cells, end, lineFeeds } = scanned;
    return takeRow(page, { text: textUpTo(page, end), cells, fault: undefined, end, lines: 1 + lineFeeds });
  }
  const isUnclosed = scanned === 'unclosed' || isLast || text.length - at > LONGEST_ROW;
  if (!isUnclosed) return undefined;
  return takeRow(page, {
    text: textUpTo(page, lineEnd),
    cells: [],
    fault: 'bad_csv',
    end: lineEnd,
    lines: 1,
  });
};

const nextQuoteFrom = (text: string, from: number): number => {
  const quote = text.indexOf('"', from);
  return quote === -1 ? text.length : quote;
};

/** The next row of a page, blank or not; undefined where its end is not in the text. */
const nextRow = (page: Page): RawRow | undefined => {
  const { text, at, isLast } = page;
  const feed = text.indexOf('\n', at);
  if (at >= text.length || (feed === -1 && !isLast)) return undefined;
  const end = feed === -1 ? text.length : feed;
  if (page.nextQuote < at) page.nextQuote = nextQuoteFrom(text, at);
  return page.nextQuote >= end ? takePlainRow(page, end) : takeQuotedRow(page, end);
};

/** The blocks, and an empty last one. */
const withLast = function* (blocks: Iterable<string>): Generator<readonly [string, boolean]> {
  for (const block of blocks) yield [block, false];
  yield ['', true];
};

/** Every row of a CSV text that comes in blocks: RFC 4180 quoting, CRLF or LF in any mixture; blank lines are no
 *  rows but count as lines; a row with control characters or an unclosed quote carries its fault.
 *  @source county-files.md, Form; readings.md A41, A45, A48 */
export const rowsOf = function* (blocks: Iterable<string>): Generator<RawRow> {
  let page = startPage('', 1, false);
  for (const [block, isLast] of withLast(blocks)) {
    page = startPage(page.text.slice(page.at) + block, page.line, isLast);
    for (let row = nextRow(page); row !== undefined; row = nextRow(page)) {
      if (row.text !== '') yield row;
    }
  }
};
