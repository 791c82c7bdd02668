import { Button, Flex, Typography } from 'antd';
import { useEffect, useState } from 'react';

import { showReminders } from '../../functions/reminders/api.ts';
import { useShown } from '../kit/dates.ts';
import { ProblemNote } from '../kit/problem-note.tsx';
import { Loading, Nothing } from '../kit/states.tsx';
import { useList } from '../kit/use-answer.ts';
import { useMe } from '../kit/use-me.ts';
import { useWords } from '../kit/words.ts';
import type { Day } from './day.ts';
import { DayFigures, Reasons } from './figures.tsx';
import { FilterBar } from './filter-bar.tsx';
import { ItemTable } from './item-table.tsx';
import { type Filters, filtered, type Item } from './items.ts';
import { MessageDrawer } from './message.tsx';
import { useTeamNames } from './use-names.ts';
import { reminderWords } from './words.ts';

type Shape = {
  readonly day: Day;
  readonly purpose: string | undefined;
  readonly onTry: () => void;
};

const PAGE = '200';
/** So many pages are read by themselves; the rest where somebody asks for it. */
const PAGES_AT_ONCE = 10;

/** The whole day, page by page. */
const useDay = ({ day: { on, isDryRun }, purpose }: Omit<Shape, 'onTry'>) => {
  const [most, setMost] = useState(PAGES_AT_ONCE);
  const list = useList(showReminders, {
    query: { on, limit: PAGE, dryRun: isDryRun ? 'true' : 'false' },
    purpose,
  });
  const { hasNextPage, isFetching, fetchNextPage, data } = list;
  const pages = data?.pages.length ?? 0;
  const isPaused = hasNextPage && pages >= most;
  useEffect(() => {
    if (hasNextPage && !isFetching && pages < most) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage, pages, most]);
  return { ...list, isPaused, goOn: () => setMost(pages + PAGES_AT_ONCE) };
};

const Empty = ({ day, onTry }: Pick<Shape, 'day' | 'onTry'>) => {
  const say = useWords(reminderWords);
  const today = useMe()?.today;
  if (day.isDryRun) return <Nothing text={say('nonePlanned')} />;
  if (day.on !== today) return <Nothing text={say('noneYet')} />;
  return (
    <Nothing text={say('noneYetToday')}>
      <Button onClick={onTry}>{say('seeDryRun')}</Button>
    </Nothing>
  );
};

const Listed = ({ items, day, purpose }: Omit<Shape, 'onTry'> & { readonly items: readonly Item[] }) => {
  const say = useWords(reminderWords);
  const teamName = useTeamNames();
  const [filters, setFilters] = useState<Filters>({});
  const [shown, setShown] = useState<Item>();
  const chosen = filtered(items, filters);
  return (
    <section>
      <Typography.Title level={2}>{say('list')}</Typography.Title>
      <FilterBar items={items} filters={filters} teamName={teamName} onChange={setFilters} />
      {chosen.length === 0 ? (
        <Nothing text={say('noneMatch')} />
      ) : (
        <ItemTable items={chosen} teamName={teamName} onShow={setShown} />
      )}
      {shown === undefined ? null : (
        <MessageDrawer
          item={shown}
          isDryRun={day.isDryRun}
          purpose={purpose}
          onClose={() => setShown(undefined)}
        />
      )}
    </section>
  );
};

/** The reminders of a day: in numbers, by reason and one by one. */
export const DayList = ({ day, purpose, onTry }: Shape) => {
  const say = useWords(reminderWords);
  const count = useShown().count;
  const list = useDay({ day, purpose });
  if (list.error !== null) return <ProblemNote error={list.error} onRetry={() => void list.refetch()} />;
  if (list.first === undefined) return <Loading />;
  if (list.items.length === 0) return <Empty day={day} onTry={onTry} />;
  return (
    <>
      <DayFigures items={list.items} isDryRun={day.isDryRun} segmentMilliYuan={list.first.segmentMilliYuan} />
      {list.hasNextPage ? (
        <Flex gap="small" align="center" role="status">
          {say('counted', { count: count(list.items.length) })}
          {list.isPaused ? (
            <Button size="small" onClick={list.goOn}>
              {say('countMore')}
            </Button>
          ) : null}
        </Flex>
      ) : null}
      <Listed items={list.items} day={day} purpose={purpose} />
      <Reasons items={list.items} />
    </>
  );
};
