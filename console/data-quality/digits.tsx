import { Table, Typography } from 'antd';
import type { EChartsCoreOption } from 'echarts/core';
import { useMemo } from 'react';

import { Chart } from '../kit/chart.tsx';
import { useShown } from '../kit/dates.ts';
import { colours } from '../kit/theme.ts';
import { useWords } from '../kit/words.ts';
import { type Measures, sharesOf } from './view.ts';
import { qualityWords } from './words.ts';

const HEIGHT = 300;
/** Of ten digits that are all as frequent. */
const EXPECTED = 10;
const DIASTOLIC_COLOUR = '#8fb8b0';

type Shares = readonly (number | undefined)[];
type Names = { readonly systolic: string; readonly diastolic: string; readonly expected: string };

const rounded = (share: number | undefined): number | null =>
  share === undefined ? null : Math.round(share * 10) / 10;

const seriesOf = (name: string, color: string, shares: Shares) => ({
  type: 'bar',
  name,
  color,
  data: shares.map(rounded),
});

/** Both kinds of readings beside each other, a bar a digit, and where even digits would stand. */
const pictureOf = (systolic: Shares, diastolic: Shares, names: Names): EChartsCoreOption => ({
  grid: { left: 44, right: 12, top: 40, bottom: 28 },
  legend: { top: 0, left: 0 },
  tooltip: {
    trigger: 'axis',
    valueFormatter: (value: unknown) => (typeof value === 'number' ? `${value}%` : '–'),
  },
  xAxis: { type: 'category', data: systolic.map((_, digit) => `${digit}`), axisTick: { show: false } },
  yAxis: { type: 'value', axisLabel: { formatter: '{value}%' } },
  series: [
    {
      ...seriesOf(names.systolic, colours.primary, systolic),
      markLine: {
        symbol: 'none',
        silent: true,
        lineStyle: { color: colours.quiet, type: 'dashed' },
        label: { formatter: names.expected, position: 'insideEndTop', color: colours.quiet },
        data: [{ yAxis: EXPECTED }],
      },
    },
    seriesOf(names.diastolic, DIASTOLIC_COLOUR, diastolic),
  ],
});

type Line = { readonly digit: number; readonly systolic: number | null; readonly diastolic: number | null };

const linesOf = ({ systolic, diastolic }: Measures): Line[] =>
  systolic.counts.map((count, digit) => ({
    digit,
    systolic: count,
    diastolic: diastolic.counts[digit] ?? null,
  }));

const DigitTable = ({
  measures,
  shares,
}: {
  readonly measures: Measures;
  readonly shares: readonly [Shares, Shares];
}) => {
  const say = useWords(qualityWords);
  const { count, percent } = useShown();
  const cell = (value: number | null, share: number | undefined): string =>
    value === null ? '–' : `${count(value)} · ${percent(share === undefined ? null : `${share}`)}`;
  const [systolic, diastolic] = shares;
  return (
    <Table<Line>
      size="small"
      className="digit-table"
      pagination={false}
      rowKey="digit"
      dataSource={linesOf(measures)}
      columns={[
        { title: say('digit'), dataIndex: 'digit', width: 70 },
        {
          title: say('systolic'),
          align: 'end',
          render: (_, line) => cell(line.systolic, systolic[line.digit]),
        },
        {
          title: say('diastolic'),
          align: 'end',
          render: (_, line) => cell(line.diastolic, diastolic[line.digit]),
        },
      ]}
    />
  );
};

const useShares = ({ systolic, diastolic }: Measures): readonly [Shares, Shares] =>
  useMemo(
    () => [
      sharesOf(systolic.counts, systolic.zeroOrFive.of),
      sharesOf(diastolic.counts, diastolic.zeroOrFive.of),
    ],
    [systolic, diastolic],
  );

/** The picture, the same one as long as nothing in it changes. */
const usePicture = (
  [first, second]: readonly [Shares, Shares],
  { systolic, diastolic, expected }: Names,
): EChartsCoreOption =>
  useMemo(
    () => pictureOf(first, second, { systolic, diastolic, expected }),
    [first, second, systolic, diastolic, expected],
  );

/** The last digits of readings as a picture, and the same as a table. */
export const Digits = ({ measures }: { readonly measures: Measures }) => {
  const say = useWords(qualityWords);
  const { percent } = useShown();
  const shares = useShares(measures);
  const [systolic, diastolic] = shares;
  const expected = percent(`${EXPECTED}`);
  const option = usePicture(shares, {
    systolic: say('systolic'),
    diastolic: say('diastolic'),
    expected: say('expected', { percent: expected }),
  });
  const zero = (share: number | undefined): string => percent(share === undefined ? null : `${share}`);
  const label = say('digitsShown', { systolic: zero(systolic[0]), diastolic: zero(diastolic[0]), expected });
  const isWithheld = [...systolic, ...diastolic].includes(undefined);
  return (
    <div className="digits">
      <Chart option={option} height={HEIGHT} label={label} />
      <div>
        <DigitTable measures={measures} shares={shares} />
        <Typography.Paragraph type="secondary">
          {measures.systolic.step === 2 ? say('stepTwo') : null} {isWithheld ? say('withheldDigits') : null}
        </Typography.Paragraph>
      </div>
    </div>
  );
};
