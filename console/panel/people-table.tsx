import { Table } from 'antd';
import { useEffect, useState } from 'react';

import { useWords } from '../kit/words.ts';
import type { Person } from './cells.tsx';
import { useColumns } from './columns.tsx';
import { FILTERS, type PanelAsked } from './filters.ts';
import { useRegionNames } from './use-region-names.ts';
import { panelWords } from './words.ts';

/** Of the window, what is not the list. */
const AROUND_PX = 350;
const LEAST_PX = 320;
/** So near to the end, in rows, the next page is asked for. */
const AHEAD_ROWS = 60;
const ROW_PX = 44;

const heightNow = (): number => Math.max(LEAST_PX, innerHeight - AROUND_PX);

/** The height that the window leaves for a list. */
const useHeight = (): number => {
  const [height, setHeight] = useState(heightNow);
  useEffect(() => {
    const follow = (): void => setHeight(heightNow());
    addEventListener('resize', follow);
    return () => removeEventListener('resize', follow);
  }, []);
  return height;
};

type Sorting = Pick<PanelAsked, 'sort' | 'order'>;

type Shape = {
  readonly people: readonly Person[];
  readonly isReading: boolean;
  /** Asks for the next page; undefined where there is none, or it is asked for already. */
  readonly onMore: (() => void) | undefined;
  /** How the list is sorted; undefined where it has one order alone. */
  readonly sorting?: Sorting;
  readonly onSort?: (sorting: Sorting) => void;
  readonly height?: number;
};

const sortingOf = (sorter: unknown): Sorting => {
  const isOne = typeof sorter === 'object' && sorter !== null && 'columnKey' in sorter && 'order' in sorter;
  if (!isOne || sorter.order === undefined || sorter.order === null)
    return { sort: undefined, order: undefined };
  return {
    sort: FILTERS.sort.find((one) => one === sorter.columnKey),
    order: sorter.order === 'descend' ? 'desc' : undefined,
  };
};

/** A list of people of any length: rows are drawn as they come into view, and pages asked for before they do. */
export const PeopleTable = ({ people, isReading, onMore, sorting, onSort, height }: Shape) => {
  const say = useWords(panelWords);
  const own = useHeight();
  const names = useRegionNames(people.map(({ regionCode }) => regionCode));
  const columns = useColumns(names, sorting);
  return (
    <Table<Person>
      virtual
      rowKey="id"
      size="small"
      aria-label={say('list')}
      className="people"
      pagination={false}
      showSorterTooltip={false}
      loading={isReading}
      scroll={{ x: 300, y: height ?? own }}
      dataSource={[...people]}
      columns={[...columns]}
      onChange={(_, __, sorter) => onSort?.(sortingOf(sorter))}
      onScroll={({ currentTarget: { scrollTop, clientHeight } }) => {
        if (scrollTop + clientHeight > (people.length - AHEAD_ROWS) * ROW_PX) onMore?.();
      }}
    />
  );
};
