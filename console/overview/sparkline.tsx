import { showTrend } from '../../functions/indicators/api.ts';
import { useShown } from '../kit/dates.ts';
import { useAnswer } from '../kit/use-answer.ts';
import { useWords } from '../kit/words.ts';
import { sparkFrom } from './days.ts';
import { useIndicatorTexts } from './names.ts';
import type { Named } from './rows.ts';
import { cornersOf, type Filled, seriesOf } from './series.ts';
import { useShownRate } from './use-shown-rate.ts';
import type { Area } from './view.ts';
import { overviewWords } from './words.ts';

const BOX = { width: 72, height: 24, inset: 3 } as const;

type Shape = {
  readonly of: Named;
  readonly area: Area;
  readonly today: string;
  /** Days counted since, also from before the line begins. */
  readonly filled: readonly Filled[];
};

/** The numbers of the last months as a small line that ends in a dot: today's. */
export const Sparkline = ({ of: { indicator, group }, area, today, filled }: Shape) => {
  const say = useWords(overviewWords);
  const shown = useShown();
  const { size } = useShownRate();
  const { titleOf } = useIndicatorTexts();
  const query = { scope: area.scope, scopeId: area.id, group, from: sparkFrom(today) };
  const { value } = useAnswer(showTrend, { params: { indicator }, query });
  const points = seriesOf({ indicator, trend: value?.items ?? [] }, filled);
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined)
    return <svg width={BOX.width} height={BOX.height} className="spark" aria-hidden focusable="false" />;
  const corners = cornersOf(points, BOX);
  const end = corners.at(-1);
  const label = say('trendSaid', {
    name: titleOf({ indicator, group }),
    from: shown.date(first.on),
    first: size(indicator, first.size),
    until: shown.date(last.on),
    last: size(indicator, last.size),
  });
  return (
    <svg width={BOX.width} height={BOX.height} role="img" aria-label={label} className="spark">
      <title>{label}</title>
      <polyline points={corners.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')} />
      {end === undefined ? null : <circle cx={end.x} cy={end.y} r={2.5} />}
    </svg>
  );
};
