import type { EChartsCoreOption } from 'echarts/core';

import { colours } from '../kit/theme.ts';
import type { Point } from './series.ts';

/** What a picture of a trend says besides its numbers. */
type TrendTexts = {
  readonly reported: string;
  readonly filled: string;
  readonly amended: string;
  readonly live: string;
  readonly target: string;
  readonly sizeOf: (size: number) => string;
};

const DAY_MS = 86_400_000;

type Shape = { readonly points: readonly Point[]; readonly target: number | undefined };

const line = (points: readonly Point[]) => points.map(({ on, size }) => [on, size]);

const targetLine = (target: number, texts: TrendTexts) => ({
  silent: true,
  symbol: 'none',
  lineStyle: { color: colours.warn, type: 'dashed' },
  label: {
    formatter: `${texts.target} ${texts.sizeOf(target)}`,
    position: 'insideEndTop',
    color: colours.warn,
  },
  data: [{ yAxis: target }],
});

const dots = (name: string, of: readonly Point[], symbol: Readonly<Record<string, unknown>>) => ({
  type: 'scatter',
  name,
  data: line(of),
  z: 3,
  ...symbol,
});

/** Stretches an axis so far that the target is on the picture too. */
const reachingTo = (target: number) => ({
  min: ({ min }: { readonly min: number }) => Math.floor(Math.min(min, target)),
  max: ({ max }: { readonly max: number }) => Math.ceil(Math.max(max, target + 1)),
});

const seriesIn = ({ points, target }: Shape, texts: TrendTexts) => {
  const from = (source: Point['source']) => points.filter((point) => point.source === source);
  const amended = points.flatMap(({ on, amended: size }): Point[] =>
    size === undefined ? [] : [{ on, size, source: 'filled' }],
  );
  const solid = { itemStyle: { color: colours.primary } };
  const hollow = { itemStyle: { color: '#ffffff', borderColor: colours.primary, borderWidth: 1.5 } };
  return [
    {
      type: 'line',
      data: line(points),
      showSymbol: false,
      silent: true,
      tooltip: { show: false },
      lineStyle: { color: colours.primary, width: 2 },
      ...(target !== undefined && { markLine: targetLine(target, texts) }),
    },
    dots(texts.reported, from('reported'), { symbolSize: 5, ...solid }),
    dots(texts.filled, from('filled'), { symbolSize: 7, ...hollow }),
    dots(texts.live, from('live'), { symbolSize: 9, symbol: 'diamond', ...solid }),
    dots(texts.amended, amended, { symbolSize: 8, symbol: 'triangle', itemStyle: { color: colours.bad } }),
  ];
};

/** The picture of a trend: one line through all days, and on it by sign how each day is known. */
export const trendOption = ({ points, target }: Shape, texts: TrendTexts): EChartsCoreOption => ({
  grid: { top: 56, right: 16, bottom: 28, left: 52 },
  tooltip: { trigger: 'axis', valueFormatter: (value: unknown) => texts.sizeOf(Number(value)) },
  legend: {
    top: 0,
    left: 0,
    itemHeight: 8,
    itemWidth: 12,
    data: [texts.reported, texts.filled, texts.amended, texts.live],
  },
  xAxis: {
    type: 'time',
    minInterval: DAY_MS,
    axisLabel: { hideOverlap: true, color: colours.quiet },
  },
  yAxis: {
    type: 'value',
    scale: true,
    ...(target !== undefined && reachingTo(target)),
    axisLabel: { formatter: texts.sizeOf, color: colours.quiet },
    splitLine: { lineStyle: { color: '#e4e8ea' } },
  },
  series: seriesIn({ points, target }, texts),
});
