import { Button, Tooltip } from 'antd';

import { useShown } from '../kit/dates.ts';
import { useWords } from '../kit/words.ts';
import { useIndicatorTexts } from './names.ts';
import { difference, isCount, isImported, isWithheld, type Rate, sizeOf } from './rows.ts';
import type { Filled } from './series.ts';
import { Sparkline } from './sparkline.tsx';
import { TargetBar } from './target-bar.tsx';
import { useShownRate } from './use-shown-rate.ts';
import type { Area } from './view.ts';
import { overviewWords } from './words.ts';

/** What a row shows besides its number. */
export type RowContext = {
  readonly area: Area;
  readonly today: string;
  readonly filledOf: (rate: Rate) => readonly Filled[];
};

type Shape = {
  readonly rate: Rate;
  /** The same number on the day compared with. */
  readonly before: Rate | undefined;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly context: RowContext;
};

const Name = ({ rate, isChosen, onChoose }: Shape) => {
  const say = useWords(overviewWords);
  const { nameOf, groupOf } = useIndicatorTexts();
  const isPart = rate.indicator === 'contract_rate' && rate.group !== 'all';
  const title = rate.group === 'all' ? nameOf(rate.indicator) : groupOf(rate.group);
  const isOther = rate.group !== 'all' && !isPart;
  if (isImported(rate))
    return (
      <th scope="row" className="name">
        {title}
        <div className="counts">{say('importedMark', { month: rate.month, source: rate.source })}</div>
      </th>
    );
  return (
    <th scope="row" className={isPart ? 'name part' : 'name'}>
      <Button type="link" size="small" aria-pressed={isChosen} onClick={onChoose}>
        {isOther ? say('groupOf', { name: nameOf(rate.indicator), group: title }) : title}
      </Button>
    </th>
  );
};

/** Says that a number is withheld, and on demand why. */
export const Withheld = () => {
  const say = useWords(overviewWords);
  return (
    <Tooltip title={say('withheldWhy')}>
      <span
        className="withheld"
        tabIndex={0}
        role="note"
        aria-label={`${say('withheld')} ${say('withheldWhy')}`}
      >
        {say('withheld')}
      </span>
    </Tooltip>
  );
};

const Size = ({ rate }: { readonly rate: Rate }) => {
  const say = useWords(overviewWords);
  const { size } = useShownRate();
  const found = sizeOf(rate, rate.indicator);
  if (found === undefined) return <span className="quiet">{isWithheld(rate) ? '–' : say('nobody')}</span>;
  return <strong>{size(rate.indicator, found)}</strong>;
};

const People = ({ rate: { numerator, denominator, indicator } }: { readonly rate: Rate }) => {
  const say = useWords(overviewWords);
  const shown = useShown();
  if (numerator === null || denominator === null || isCount(indicator)) return null;
  return (
    <span className="counts">
      {say('of', { numerator: shown.count(numerator), denominator: shown.count(denominator) })}
    </span>
  );
};

const Change = ({ rate, before }: Pick<Shape, 'rate' | 'before'>) => {
  const { change } = useShownRate();
  const by =
    before === undefined
      ? undefined
      : difference(sizeOf(rate, rate.indicator), sizeOf(before, rate.indicator));
  return by === undefined ? <span className="quiet">–</span> : <>{change(rate.indicator, by)}</>;
};

const Target = ({ rate }: { readonly rate: Rate }) => {
  const size = sizeOf(rate, rate.indicator);
  if (size === undefined || isCount(rate.indicator) || rate.rate === null) return null;
  return <TargetBar size={size} target={isImported(rate) ? undefined : rate.target} />;
};

/** One indicator of the table; its name chooses it. */
export const IndicatorRow = (shape: Shape) => {
  const { rate, before, isChosen, context } = shape;
  const { area, today, filledOf } = context;
  return (
    <tr className={isChosen ? 'chosen' : undefined}>
      <Name {...shape} />
      <td className="size">
        <Size rate={rate} />
      </td>
      <td className="wide size">
        <People rate={rate} />
      </td>
      <td className="bar">{isWithheld(rate) ? <Withheld /> : <Target rate={rate} />}</td>
      <td className="change">
        <Change rate={rate} before={before} />
      </td>
      <td className="wide line">
        {isImported(rate) ? null : <Sparkline of={rate} area={area} today={today} filled={filledOf(rate)} />}
      </td>
    </tr>
  );
};
