import type { ReactNode } from 'react';

import { useShown } from '../kit/dates.ts';
import { useWords } from '../kit/words.ts';
import { Due, Groups, LastClasses, Name, type Person, Until, useSexAge } from './cells.tsx';
import type { PanelAsked } from './filters.ts';
import { panelWords } from './words.ts';

/** A column of the panel: its title, from which width of the page on it is shown, and by what it sorts the list. */
export type Column = {
  readonly title:
    'name' | 'sexAge' | 'regionCode' | 'phone' | 'groups' | 'lastClass' | 'seen' | 'due' | 'until';
  readonly sort?: NonNullable<PanelAsked['sort']>;
  readonly from?: 'from-md' | 'from-lg' | 'from-xl';
  readonly Cell: (shape: CellShape) => ReactNode;
};

/** Whom a cell is of, and where they live in words. */
export type CellShape = { readonly person: Person; readonly village: string };

const SexAge = ({ person }: CellShape) => useSexAge()(person);

const Village = ({ village }: CellShape) => (
  <span className="clip" title={village}>
    {village}
  </span>
);

/** A number is never cut: a long one takes a second line. */
const Phone = ({ person: { phone } }: CellShape) => <span className="wraps">{phone}</span>;

const Seen = ({ person: { lastSeenOn } }: CellShape) => {
  const shown = useShown();
  return lastSeenOn === undefined ? null : shown.date(lastSeenOn);
};

/** The columns of the panel in their order; the narrow screen has the name and what is due. */
export const COLUMNS: readonly Column[] = [
  { title: 'name', sort: 'name', Cell: Name },
  { title: 'sexAge', sort: 'age', from: 'from-md', Cell: SexAge },
  { title: 'regionCode', from: 'from-lg', Cell: Village },
  { title: 'phone', from: 'from-xl', Cell: Phone },
  { title: 'groups', from: 'from-xl', Cell: Groups },
  { title: 'lastClass', from: 'from-md', Cell: LastClasses },
  { title: 'seen', sort: 'seen', from: 'from-lg', Cell: Seen },
  { title: 'due', sort: 'due', Cell: Due },
  { title: 'until', sort: 'contract', from: 'from-lg', Cell: Until },
];

/** How a list is sorted. */
export type Sorting = Pick<PanelAsked, 'sort' | 'order'>;

type Direction = 'ascending' | 'descending' | 'none';

/** Which way a column is sorted; what is due first comes first unless another is chosen. */
const directionOf = (sort: Column['sort'], { sort: chosen = 'due', order = 'asc' }: Sorting): Direction => {
  if (sort !== chosen) return 'none';
  return order === 'asc' ? 'ascending' : 'descending';
};

/** What a column that is pressed makes of the order: up, then down, then the usual one again. */
const NEXT = {
  none: (sort: Column['sort']): Sorting => ({ sort, order: undefined }),
  ascending: (sort: Column['sort']): Sorting => ({ sort, order: 'desc' }),
  descending: (): Sorting => ({ sort: undefined, order: undefined }),
} as const;

type HeadShape = {
  readonly column: Column;
  /** Undefined where the list has one order alone. */
  readonly sorting: Sorting | undefined;
  readonly onSort: ((sorting: Sorting) => void) | undefined;
};

/** The head of a column; a button where the list can be sorted by it. */
export const Head = ({ column: { title, sort, from }, sorting, onSort }: HeadShape) => {
  const say = useWords(panelWords);
  if (sorting === undefined || sort === undefined)
    return (
      <div role="columnheader" className={from}>
        {say(title)}
      </div>
    );
  const direction = directionOf(sort, sorting);
  return (
    <div role="columnheader" aria-sort={direction} className={from}>
      <button type="button" className="people-sort" onClick={() => onSort?.(NEXT[direction](sort))}>
        {say(title)}
        <span aria-hidden className={`people-arrows ${direction}`}>
          <i>▴</i>
          <i>▾</i>
        </span>
      </button>
    </div>
  );
};
