import type { Step } from './standing.ts';

const FONT = "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";
const INK = '#1a2126';
const QUIET = '#4c565f';
const RULE = '#e4e8ea';
const ACCENT = '#0b5c53';

const MARKS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (mark) => MARKS[mark] ?? mark);

type Said = {
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  readonly fill?: string;
  readonly isStrong?: boolean;
  readonly isAtEnd?: boolean;
};

const said = (
  text: string,
  { x, y, size = 13, fill = INK, isStrong = false, isAtEnd = false }: Said,
): string =>
  `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}"${isStrong ? ' font-weight="600"' : ''}${isAtEnd ? ' text-anchor="end"' : ''}>${escaped(text)}</text>`;

const framed = (width: number, height: number, body: readonly string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="${escaped(FONT)}">${body.join('')}</svg>`;

/** Text that fits a width where a sign of Chinese is as wide as its size and others a little more than half. */
const fitted = (text: string, widthPx: number, size: number): string => {
  let room = widthPx / size;
  let end = 0;
  for (const sign of text) {
    room -= /[\u2e80-\uffef]/u.test(sign) ? 1 : 0.6;
    if (room < 0) return `${text.slice(0, Math.max(0, end - 1))}…`;
    end += sign.length;
  }
  return text;
};

const COLOURS = ['#e6f2ef', '#c2dfd8', '#94c7bb', '#2f7a6e', '#0b4a43'] as const;
/** From this step on the ground is dark. @source overview.css */
const DARK_FROM = 3;
const TILE = { width: 160, height: 84, gap: 6, inRow: 5, inset: 10 } as const;

/** A tile of a picture: what it says, and which step of the colours it has; undefined where no number is shown. */
type DrawnTile = {
  readonly name: string;
  readonly size: string;
  readonly counts: string;
  readonly step: number | undefined;
};

const tile = ({ name, size, counts, step }: DrawnTile, at: number): string => {
  const x = (at % TILE.inRow) * (TILE.width + TILE.gap);
  const y = Math.floor(at / TILE.inRow) * (TILE.height + TILE.gap);
  const fill = step !== undefined && step >= DARK_FROM ? '#ffffff' : INK;
  const place = { x: x + TILE.inset, fill };
  const ground = step === undefined ? '#ffffff' : (COLOURS[step] ?? COLOURS[0]);
  return [
    `<rect x="${x + 0.5}" y="${y + 0.5}" width="${TILE.width - 1}" height="${TILE.height - 1}" rx="4" fill="${ground}" stroke="${step === undefined ? '#c9d1d5' : ground}"/>`,
    said(fitted(name, TILE.width - 2 * TILE.inset, 13), { ...place, y: y + 22 }),
    step === undefined
      ? said(size, { ...place, y: y + 52, size: 12 })
      : said(size, { ...place, y: y + 52, size: 18, isStrong: true }),
    said(counts, { ...place, y: y + 72, size: 12 }),
  ].join('');
};

/** The grid of an area's parts as a drawing that stands alone. */
export const tilesDrawing = (tiles: readonly DrawnTile[]): string => {
  const rows = Math.ceil(tiles.length / TILE.inRow);
  const columns = Math.min(tiles.length, TILE.inRow);
  return framed(
    columns * (TILE.width + TILE.gap) - TILE.gap,
    rows * (TILE.height + TILE.gap) - TILE.gap,
    tiles.map(tile),
  );
};

/** A row of a picture of ranks; numbers are in percent, and undefined where they are not shown. */
export type DrawnRank = {
  readonly place: string;
  readonly name: string;
  readonly value: string;
  readonly counts: string;
  readonly verdict: string;
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly rate: number | undefined;
};

const ROW = 34;
const LINE = { from: 400, to: 640 } as const;
const WIDTH = 780;

const whisker = (
  { low, high, rate }: DrawnRank,
  y: number,
  along: (value: number) => number,
): readonly string[] =>
  low === undefined || high === undefined || rate === undefined
    ? []
    : [
        `<line x1="${along(low)}" x2="${along(high)}" y1="${y}" y2="${y}" stroke="${ACCENT}" stroke-width="2"/>`,
        `<circle cx="${along(rate)}" cy="${y}" r="4" fill="${ACCENT}"/>`,
      ];

const rank = (row: DrawnRank, at: number, along: (value: number) => number): string => {
  const [top, y] = [at * ROW, at * ROW + ROW / 2];
  return [
    said(row.place, { x: 24, y: y + 5, isAtEnd: true, fill: QUIET }),
    said(fitted(row.name, 170, 13), { x: 40, y: y + 5 }),
    said(row.value, { x: 280, y: y + 5, isStrong: true, isAtEnd: true }),
    said(row.counts, { x: 388, y: y + 5, size: 12, fill: QUIET, isAtEnd: true }),
    ...whisker(row, y, along),
    said(row.verdict, { x: 656, y: y + 5, size: 12 }),
    `<line x1="0" x2="${WIDTH}" y1="${top + ROW - 0.5}" y2="${top + ROW - 0.5}" stroke="${RULE}"/>`,
  ].join('');
};

/** The ranks of an area's parts with their intervals and the upright of the whole, as a drawing that stands alone. */
export const ranksDrawing = (
  rows: readonly DrawnRank[],
  whole: number | undefined,
  { from, to }: Step,
): string => {
  const along = (value: number): number =>
    Number((LINE.from + ((value - from) / Math.max(to - from, 1)) * (LINE.to - LINE.from)).toFixed(1));
  const height = rows.length * ROW;
  const upright =
    whole === undefined
      ? []
      : [
          `<line x1="${along(whole)}" x2="${along(whole)}" y1="0" y2="${height}" stroke="#8a4b00" stroke-dasharray="3 3"/>`,
        ];
  return framed(WIDTH, height, [...upright, ...rows.map((row, at) => rank(row, at, along))]);
};
