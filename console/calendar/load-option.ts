import type { EChartsCoreOption } from 'echarts/core';

import { barsOf, type DueLoad, type Kind, KIND_COLOURS, kindsIn } from './due-load.ts';
import { colours } from '../kit/theme.ts';

/** The words of the picture. */
export type LoadWords = {
  readonly overdue: string;
  readonly limit: string;
  readonly after: string;
  readonly overloaded: string;
  readonly kind: (kind: Kind) => string;
  readonly day: (date: string) => string;
};

const stack = (load: DueLoad, words: LoadWords) =>
  kindsIn(load).map((kind) => ({
    type: 'bar',
    name: words.kind(kind),
    stack: 'people',
    barMaxWidth: 44,
    itemStyle: { color: KIND_COLOURS[kind] },
    data: barsOf(kind, load),
  }));

/** The limit of each week as a line, and a sign above each that is overloaded. */
const limits = ({ weeks }: DueLoad, words: LoadWords) => ({
  type: 'line',
  name: words.limit,
  step: 'middle',
  symbol: 'none',
  lineStyle: { color: colours.quiet, type: 'dashed', width: 1.5 },
  itemStyle: { color: colours.quiet },
  data: [null, ...weeks.map(({ limit }) => limit)],
});

const marks = ({ weeks }: DueLoad, words: LoadWords) => ({
  type: 'scatter',
  name: words.overloaded,
  symbolSize: 0,
  silent: true,
  tooltip: { show: false },
  label: {
    show: true,
    position: 'top',
    color: colours.bad,
    fontWeight: 600,
    formatter: `▲ ${words.overloaded}`,
  },
  data: weeks.flatMap(({ people, isOverloaded }, at) => (isOverloaded ? [[at + 1, people]] : [])),
});

const after = ({ weeks, suggested }: DueLoad, words: LoadWords) => ({
  type: 'scatter',
  name: words.after,
  symbol: 'diamond',
  symbolSize: 9,
  itemStyle: { color: '#ffffff', borderColor: '#1a2126', borderWidth: 1.5 },
  data: suggested === 0 ? [] : weeks.map(({ peopleAfter }, at) => [at + 1, peopleAfter]),
});

/** The picture of a due load: a bar for what is overdue, one for each week, stacked by what for; the limit of each week, and
 *  how full it is once the suggestions are followed. */
export const loadOption = (load: DueLoad, words: LoadWords): EChartsCoreOption => {
  const kinds = kindsIn(load).map(words.kind);
  const more = [words.limit, ...(load.suggested === 0 ? [] : [words.after])];
  return {
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, confine: true },
    legend: { data: [...kinds, ...more], type: 'scroll', top: 0, left: 0, itemWidth: 14, itemHeight: 10 },
    grid: { left: 44, right: 16, top: 48, bottom: 32 },
    xAxis: {
      type: 'category',
      data: [words.overdue, ...load.weeks.map(({ from }) => words.day(from))],
      axisTick: { show: false },
      axisLabel: { hideOverlap: true },
    },
    yAxis: { type: 'value', minInterval: 1, splitLine: { lineStyle: { color: '#eef1f2' } } },
    series: [...stack(load, words), limits(load, words), after(load, words), marks(load, words)],
  };
};
