import { Button, Flex, Typography } from 'antd';
import { useMemo, useRef } from 'react';

import { showTrend } from '../../functions/indicators/api.ts';
import { Chart } from '../kit/chart.tsx';
import { useShown } from '../kit/dates.ts';
import { ProblemNote } from '../kit/problem-note.tsx';
import { Answer } from '../kit/states.tsx';
import { useAnswer } from '../kit/use-answer.ts';
import { useWords } from '../kit/words.ts';
import { compareWords } from './compare-words.ts';
import type { Fill } from './fill.ts';
import { useIndicatorTexts } from './names.ts';
import { SaveButton } from './save-button.tsx';
import { type Filled, type Point, seriesOf, streakOf } from './series.ts';
import { trendOption } from './trend-option.ts';
import { useShownRate } from './use-shown-rate.ts';
import type { Looking } from './use-view.ts';

const HEIGHT = 260;

type Shape = {
  readonly looking: Looking;
  readonly areaName: string;
  readonly fill: Fill;
  /** Days counted since, of the chosen indicator. */
  readonly filled: readonly Filled[];
};

/** Since when the number stands on its side of the target. */
const Streak = ({ points, target }: { readonly points: readonly Point[]; readonly target: number }) => {
  const say = useWords(compareWords);
  const shown = useShown();
  const streak = streakOf(points, target);
  if (streak === undefined) return null;
  const day = shown.date(streak.since);
  if (streak.isReached) return <p>✓ {say('reachedSince', { day })}</p>;
  return <p>▼ {say(streak.isFromFirst ? 'belowFromFirst' : 'belowSince', { day })}</p>;
};

type Drawn = { readonly points: readonly Point[]; readonly target: number | undefined };

const Picture = ({ points, target, looking, areaName }: Drawn & Omit<Shape, 'fill' | 'filled'>) => {
  const say = useWords(compareWords);
  const shown = useShown();
  const { size } = useShownRate();
  const { titleOf } = useIndicatorTexts();
  const place = useRef<HTMLDivElement>(null);
  const { view, today } = looking;
  const { indicator } = view;
  const option = useMemo(() => {
    const [reported, filled, amended] = [say('reported'), say('filled'), say('amended')];
    const texts = { reported, filled, amended, live: say('live'), target: say('target') };
    return trendOption({ points, target }, { ...texts, sizeOf: (value) => size(indicator, value) });
    // What is said changes with the language and the numbers alone.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [JSON.stringify(points), target, say('live'), indicator]);
  const draw = (): string | undefined => {
    const svg = place.current?.querySelector('svg');
    return svg instanceof SVGSVGElement ? new XMLSerializer().serializeToString(svg) : undefined;
  };
  const caption = { title: `${areaName} ${titleOf(view)}`, note: shown.date(today), on: today };
  return (
    <>
      <div ref={place}>
        <Chart
          option={option}
          height={HEIGHT}
          label={say('chartSaid', { name: titleOf(view), count: points.length })}
        />
      </div>
      <SaveButton label={say('trend')} draw={draw} caption={caption} />
    </>
  );
};

/** The chosen indicator of the area day by day, and since when it stands as it does. */
export const Trend = ({ looking, areaName, fill, filled }: Shape) => {
  const say = useWords(compareWords);
  const { view, area } = looking;
  const { indicator, group } = view;
  const query = { scope: area.scope, scopeId: area.id, group };
  const answer = useAnswer(showTrend, { params: { indicator }, query });
  return (
    <section aria-labelledby="trend-title">
      <Flex justify="space-between" align="baseline" gap="small" wrap>
        <Typography.Title level={2} id="trend-title">
          {say('trend')}
        </Typography.Title>
        <Button size="small" loading={fill.isFilling} onClick={fill.start} className="no-print">
          {fill.isFilling ? say('filling', { done: fill.days.length, total: fill.total }) : say('fill')}
        </Button>
      </Flex>
      <p className="quiet remark">{say('fillNote')}</p>
      <ProblemNote error={fill.error} />
      <Answer of={answer}>
        {({ items, target }) => {
          const points = seriesOf({ indicator, trend: items }, filled);
          const aim = target === undefined ? undefined : Number(target);
          return (
            <>
              {aim === undefined ? null : <Streak points={points} target={aim} />}
              <Picture points={points} target={aim} looking={looking} areaName={areaName} />
            </>
          );
        }}
      </Answer>
    </section>
  );
};
