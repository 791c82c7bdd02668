import { Button, Flex, Segmented, Typography } from 'antd';

import { showChildren } from '../../functions/indicators/api.ts';
import { useShown } from '../kit/dates.ts';
import { Answer, Nothing } from '../kit/states.tsx';
import { useAnswer } from '../kit/use-answer.ts';
import { useWords } from '../kit/words.ts';
import { compareWords } from './compare-words.ts';
import { useIndicatorTexts } from './names.ts';
import { Ranks } from './ranks.tsx';
import { findRate, isCount, type Rate, sizeOf } from './rows.ts';
import type { Part } from './standing.ts';
import { Tiles } from './tiles.tsx';
import type { Looking } from './use-view.ts';
import { addressOfView, goneInto, type Scope, usualParts } from './view.ts';

const WAYS: readonly Scope[] = ['region', 'institution', 'team'];

type Numbers = {
  /** Those of the whole area on the day that is shown. */
  readonly rates: readonly Rate[];
  /** The day compared with, and whether it was reported, once that is known. */
  readonly versus: string;
  readonly isVersusReported: boolean;
};

type Shape = {
  readonly looking: Looking;
  readonly areaName: string;
  readonly numbers: Numbers;
  readonly onWhy: () => void;
};

/** The parts on the day that is shown, and on the one compared with. That one is counted on demand where it was not
 *  reported: only where somebody chose it. */
const useParts = ({ view, area }: Looking, { versus, isVersusReported }: Numbers) => {
  const { indicator, group, by = usualParts(area), on } = view;
  const query = { scope: area.scope, scopeId: area.id, group, by };
  const now = useAnswer(showChildren, { params: { indicator }, query: { ...query, on } });
  const isOff = now.value === undefined || (!isVersusReported && view.versus === undefined);
  const before = useAnswer(
    showChildren,
    { params: { indicator }, query: { ...query, on: versus } },
    { isOff },
  );
  return { now, before: isOff || before.error !== null ? undefined : before.value?.items };
};

const Unknown = ({ count }: { readonly count: number }) => {
  const say = useWords(compareWords);
  return count === 0 ? null : <p className="quiet remark">{say('unknownParts', { count })}</p>;
};

const Parts = ({ looking, areaName, numbers }: Omit<Shape, 'onWhy'>) => {
  const say = useWords(compareWords);
  const { view } = looking;
  const { indicator } = view;
  const { now, before } = useParts(looking, numbers);
  const whole = findRate(numbers.rates, view);
  const size = whole && sizeOf(whole, indicator);
  const shown = useShown();
  const { titleOf } = useIndicatorTexts();
  const day = view.on ?? looking.today;
  const caption = { title: `${areaName} ${titleOf(view)}`, note: shown.date(day), on: day };
  const addressOf = ({ scope, scopeId }: Part): string =>
    addressOfView(goneInto(view, { scope, id: scopeId }));
  return (
    <Answer of={now}>
      {({ items, unknown }) => (
        <>
          <Unknown count={unknown} />
          {items.length === 0 && unknown === 0 ? <Nothing text={say('noParts')} /> : null}
          {items.length === 0 ? null : (
            <Tiles parts={items} indicator={indicator} addressOf={addressOf} caption={caption} />
          )}
          {items.length === 0 || isCount(indicator) ? null : (
            <>
              <Typography.Title level={3}>{say('rank')}</Typography.Title>
              <Ranks
                parts={items}
                before={before === undefined ? undefined : { on: numbers.versus, parts: before }}
                whole={{ name: areaName, size }}
                addressOf={addressOf}
                caption={caption}
              />
            </>
          )}
        </>
      )}
    </Answer>
  );
};

/** The chosen indicator over the parts of the area: where it lags, and how sure that is. */
export const Chosen = ({ looking, areaName, numbers, onWhy }: Shape) => {
  const say = useWords(compareWords);
  const shown = useShown();
  const { titleOf } = useIndicatorTexts();
  const { view, area, look } = looking;
  return (
    <section aria-labelledby="chosen-title" className="chosen-parts">
      <Flex justify="space-between" align="baseline" gap="small" wrap>
        <Typography.Title level={2} id="chosen-title">
          {titleOf(view)}
        </Typography.Title>
        <Button onClick={onWhy}>{say('why')}</Button>
      </Flex>
      <Flex gap="small" align="center" wrap className="ways">
        <Segmented<Scope>
          aria-label={say('by')}
          size="small"
          value={view.by ?? usualParts(area)}
          onChange={(by) => look({ by })}
          options={WAYS.map((value) => ({ value, label: say(value) }))}
        />
        <span className="quiet">
          {view.on === undefined ? say('gridNote') : say('pastParts', { day: shown.date(view.on) })}
        </span>
      </Flex>
      <Parts looking={looking} areaName={areaName} numbers={numbers} />
    </section>
  );
};
