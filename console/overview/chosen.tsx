import { Button, Flex, Segmented, Typography } from 'antd';

import { showChildren, showRates } from '../../functions/indicators/api.ts';
import { Answer, Nothing } from '../kit/states.tsx';
import { useAnswer } from '../kit/use-answer.ts';
import { useWords } from '../kit/words.ts';
import { compareWords } from './compare-words.ts';
import { useIndicatorTexts } from './names.ts';
import { Ranks } from './ranks.tsx';
import { findRate, isCount, type Named, sizeOf } from './rows.ts';
import type { Part } from './standing.ts';
import { Tiles } from './tiles.tsx';
import type { Looking } from './use-view.ts';
import { addressOfView, type Area, goneInto, type Scope, usualParts } from './view.ts';

const WAYS: readonly Scope[] = ['region', 'institution', 'team'];

type Shape = {
  readonly looking: Looking;
  readonly areaName: string;
  readonly onWhy: () => void;
};

/** The live number of the whole area: what its parts are held against. */
const useWhole = ({ scope, id }: Area, { indicator, group }: Named): number | undefined => {
  const { value } = useAnswer(showRates, { query: { scope, scopeId: id, indicator, group } });
  const found = value && findRate(value.items, { indicator, group });
  return found && sizeOf(found, indicator);
};

const Parts = ({ looking, areaName }: Omit<Shape, 'onWhy'>) => {
  const say = useWords(compareWords);
  const { view, area } = looking;
  const { indicator, group, by = usualParts(area) } = view;
  const query = { scope: area.scope, scopeId: area.id, group, by };
  const answer = useAnswer(showChildren, { params: { indicator }, query });
  const size = useWhole(area, view);
  const addressOf = ({ scope, scopeId }: Part): string =>
    addressOfView(goneInto(view, { scope, id: scopeId }));
  return (
    <Answer of={answer}>
      {({ items }) =>
        items.length === 0 ? (
          <Nothing text={say('noParts')} />
        ) : (
          <>
            <Tiles parts={items} indicator={indicator} addressOf={addressOf} />
            {isCount(indicator) ? null : (
              <>
                <Typography.Title level={3}>{say('rank')}</Typography.Title>
                <Ranks parts={items} whole={{ name: areaName, size }} addressOf={addressOf} />
              </>
            )}
          </>
        )
      }
    </Answer>
  );
};

/** The chosen indicator over the parts of the area: where it lags, and how sure that is. */
export const Chosen = ({ looking, areaName, onWhy }: Shape) => {
  const say = useWords(compareWords);
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
        <span className="quiet">{say(view.on === undefined ? 'gridNote' : 'liveOnly')}</span>
      </Flex>
      <Parts looking={looking} areaName={areaName} />
    </section>
  );
};
