import { Typography } from 'antd';
import { useEffect } from 'react';

import { listResidents } from '../../functions/residents/api.ts';
import { useAnswer } from '../kit/use-answer.ts';
import { useWords } from '../kit/words.ts';
import type { PanelAsked } from './filters.ts';
import { usePeopleList } from './people.tsx';
import { PeopleTable } from './people-table.tsx';
import { usePurpose } from './purpose.tsx';
import { panelWords } from './words.ts';

/** As many as the service looks up for one answer: functions/residents/search.ts. */
const MOST = 100;
const HEIGHT_PX = 180;

type Shape = { readonly asked: PanelAsked; readonly teamId: string };

/** Whom a search finds, on the panel and beside it; undefined until they are known. */
const useFound = ({ asked: { query }, teamId }: Shape, panel: ReturnType<typeof usePeopleList>) => {
  const { asked: why } = usePurpose();
  // Whoever is on the panel comes first: the others are asked for once those are there.
  const isOff = query === undefined || panel.isPending || panel.isPlaceholderData;
  const all = useAnswer(listResidents, { query: { query, teamId, limit: `${MOST}` }, ...why }, { isOff });
  return isOff || all.isPlaceholderData ? undefined : all.value;
};

/** Whom a search finds, and who of the panel fits it, once all of them are known. What is left of the panel's list is read
 *  only where the search found more people than the panel has: a member is never taken for somebody else. */
const useElsewhere = (shape: Shape) => {
  const panel = usePeopleList(shape);
  const found = useFound(shape, panel);
  const { items, first, hasNextPage, isFetchingNextPage, isError, fetchNextPage } = panel;
  const hasOthers = found !== undefined && found.items.length > (first?.total ?? items.length);
  const isToRead = hasOthers && hasNextPage && !isFetchingNextPage && !isError;
  useEffect(() => {
    if (isToRead) void fetchNextPage();
  }, [isToRead, fetchNextPage]);
  return found && { found, members: hasNextPage ? undefined : items };
};

type Found = NonNullable<ReturnType<typeof useElsewhere>>;

const othersIn = ({ found, members }: Found): Found['found']['items'] => {
  if (members === undefined) return [];
  const known = new Set(members.map(({ id }) => id));
  return found.items.filter(({ id }) => !known.has(id));
};

/** Whom a search finds beside the panel: people whom the reader may see and who are not on it. */
export const Elsewhere = (shape: Shape) => {
  const say = useWords(panelWords);
  const asked = useElsewhere(shape);
  if (asked === undefined) return null;
  const others = othersIn(asked);
  const isWhole = asked.found.next === null;
  return (
    <>
      {others.length === 0 ? null : (
        <section>
          <Typography.Title level={2}>{say('elsewhere')}</Typography.Title>
          <Typography.Paragraph type="secondary">{say('elsewhereNote')}</Typography.Paragraph>
          <PeopleTable
            people={others}
            of={shape.asked.query ?? ''}
            count={isWhole ? others.length : undefined}
            isReading={false}
            onMore={undefined}
            height={HEIGHT_PX}
          />
        </section>
      )}
      {isWhole ? null : (
        <Typography.Paragraph type="secondary" className="panel-further">
          {say('elsewhereFurther')}
        </Typography.Paragraph>
      )}
    </>
  );
};
