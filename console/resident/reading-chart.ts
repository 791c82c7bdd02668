import type { EChartsCoreOption } from 'echarts/core';

import { colours, theme } from '../kit/theme.ts';
import type { TargetSpan } from './targets.ts';

/** A value of a visit on a chart. */
export type Point = {
  readonly on: string;
  readonly value: number;
  /** The key of its look in `LOOKS`. */
  readonly look: Look;
  /** What is said of it, a line each. */
  readonly says: readonly string[];
};

/** One pane of a chart: a reading over time, with its target. */
export type Pane = {
  readonly name: string;
  readonly unit: string;
  readonly points: readonly Point[];
  /** A second reading without a target, drawn as a thin dotted line. */
  readonly beside?: { readonly name: string; readonly points: readonly Point[] };
  readonly targets: readonly TargetSpan[];
};

/** How a class looks: its colour is never the only sign. */
export const LOOKS = {
  '1': { symbol: 'circle', sign: '●', colour: colours.good },
  '2': { symbol: 'triangle', sign: '▲', colour: colours.warn },
  '3': { symbol: 'diamond', sign: '◆', colour: colours.bad },
  '4': { symbol: 'rect', sign: '■', colour: colours.bad },
  none: { symbol: 'emptyCircle', sign: '○', colour: colours.quiet },
} as const;
/** A class as it is drawn, or none. */
export type Look = keyof typeof LOOKS;

const LOOK_KEYS = ['1', '2', '3', '4', 'none'] as const satisfies readonly Look[];

/** How a class is drawn. */
export const lookOf = (visitClass: number | null): Look =>
  LOOK_KEYS.find((key) => key === `${visitClass ?? 'none'}`) ?? 'none';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const STEP = 10;
const SMALL = 2;
const BIG_VALUES = 40;

/** The ends of an axis that hold every value and target, at round numbers. */
export const axisOf = ({ points, beside, targets }: Pane): readonly [least: number, most: number] => {
  const all = [...points, ...(beside?.points ?? [])].map(({ value }) => value);
  const values = [...all, ...targets.map(({ below }) => below)];
  if (values.length === 0) return [0, STEP];
  const step = Math.max(...values) > BIG_VALUES ? STEP : SMALL;
  const least = Math.floor((Math.min(...values) - step / 2) / step) * step;
  return [Math.max(0, least), Math.ceil((Math.max(...values) + step / 2) / step) * step];
};

const ABOVE_LINES = 4;
const FONT = theme.token?.fontFamily ?? 'sans-serif';
const TOP = 34;
const GAP = 34;
const BOTTOM = 28;
const LEGEND = 26;

/** How high a chart of so many panes is. */
export const heightOf = (panes: number, pane: number): number =>
  LEGEND + TOP + panes * pane + (panes - 1) * GAP + BOTTOM;

const bandOf = ({ targets }: Pane, least: number) => ({
  silent: true,
  itemStyle: { color: colours.band, opacity: 0.75 },
  label: { position: 'insideBottomLeft', color: colours.quiet, fontSize: 11 },
  data: targets.map(({ from, until, below, isInclusive }) => [
    { name: `${isInclusive ? '≤' : '<'}${below}`, coord: [from, least] },
    { coord: [until, below] },
  ]),
});

const dataOf = (points: readonly Point[]) =>
  points.map(({ on, value, says }) => ({ value: [on, value], says: says.map(escaped).join('<br>') }));

const lineOf = (pane: Pane, at: number) => ({
  type: 'line',
  name: pane.name,
  xAxisIndex: at,
  yAxisIndex: at,
  symbol: 'none',
  silent: true,
  lineStyle: { color: '#9aa5ac', width: 1.2 },
  data: dataOf(pane.points),
  markArea: bandOf(pane, axisOf(pane)[0]),
});

const besideOf = ({ beside }: Pane, at: number) =>
  beside === undefined || beside.points.length === 0
    ? []
    : [
        {
          type: 'line',
          name: beside.name,
          xAxisIndex: at,
          yAxisIndex: at,
          symbol: 'emptyCircle',
          symbolSize: 5,
          itemStyle: { color: colours.quiet },
          lineStyle: { color: colours.quiet, width: 1, type: 'dotted' },
          data: dataOf(beside.points),
        },
      ];

const marksOf = ({ points }: Pane, at: number, nameOf: (look: Look) => string) =>
  LOOK_KEYS.flatMap((look) => {
    const ones = points.filter((point) => point.look === look);
    const { symbol, colour } = LOOKS[look];
    if (ones.length === 0) return [];
    return [
      {
        type: 'scatter',
        name: nameOf(look),
        xAxisIndex: at,
        yAxisIndex: at,
        symbol,
        symbolSize: symbol === 'circle' ? 8 : 10,
        z: ABOVE_LINES,
        itemStyle: { color: colour },
        data: dataOf(ones),
      },
    ];
  });

const readSays = (given: unknown): string => {
  const data = typeof given === 'object' && given !== null && 'data' in given ? given.data : undefined;
  return typeof data === 'object' && data !== null && 'says' in data && typeof data.says === 'string'
    ? data.says
    : '';
};

type Drawn = {
  readonly panes: readonly Pane[];
  readonly paneHeight: number;
  readonly from: string;
  readonly until: string;
  readonly nameOf: (look: Look) => string;
};

const axesOf = ({ panes, paneHeight, from, until }: Drawn) => ({
  grid: panes.map((_, at) => ({
    left: 44,
    right: 12,
    top: LEGEND + TOP + at * (paneHeight + GAP),
    height: paneHeight,
  })),
  xAxis: panes.map((_, at) => ({
    type: 'time',
    gridIndex: at,
    min: from,
    max: until,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: '#c9d0d4' } },
    axisLabel: { show: at === panes.length - 1, hideOverlap: true, color: '#4c565f' },
  })),
  yAxis: panes.map((pane, at) => ({
    gridIndex: at,
    min: axisOf(pane)[0],
    max: axisOf(pane)[1],
    name: `${pane.name} ${pane.unit}`,
    nameTextStyle: { align: 'left', padding: [0, 0, 0, -36], color: '#4c565f' },
    splitNumber: 3,
    splitLine: { lineStyle: { color: '#eef1f2' } },
    axisLabel: { color: '#4c565f' },
  })),
});

/** A chart of readings over time: a pane each under one another, with its target band; visits by shape and colour of their
 *  class, each saying its row and why. */
export const readingChart = (drawn: Drawn): EChartsCoreOption => {
  const { panes, nameOf } = drawn;
  const series = panes.map((pane, at) => ({
    lines: [lineOf(pane, at), ...besideOf(pane, at)],
    marks: marksOf(pane, at, nameOf),
  }));
  const classes = series.flatMap(({ marks }) => marks.map(({ name }) => name));
  const besides = panes.flatMap(({ beside }) => (beside?.points.length ? [beside.name] : []));
  const names = [...new Set([...classes, ...besides])];
  return {
    aria: { enabled: false },
    textStyle: { fontFamily: FONT },
    legend: { top: 0, left: 0, itemGap: 16, itemWidth: 12, itemHeight: 10, data: names },
    ...axesOf(drawn),
    tooltip: {
      trigger: 'item',
      confine: true,
      formatter: readSays,
      extraCssText: 'max-width:340px;white-space:normal',
    },
    series: series.flatMap(({ lines, marks }) => [...lines, ...marks]),
  };
};
