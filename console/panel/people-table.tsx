import { memo, type UIEvent, useEffect, useMemo, useRef, useState } from 'react';

import { useWords } from '../kit/words.ts';
import { usePrinting } from '../print/rows-in-sight.ts';
import type { Person } from './cells.tsx';
import { COLUMNS, Head, type Sorting } from './columns.tsx';
import { useRegionNames } from './use-region-names.ts';
import { panelWords } from './words.ts';

/** Of the window, what is not the list. */
const AROUND_PX = 310;
const LEAST_PX = 360;
/** So near to the end, in rows, the next page is asked for. */
const AHEAD_ROWS = 60;
/** Every row is as high: so it is known where each stands. panel.css has the same. */
const ROW_PX = 48;
/** Drawn beyond what is seen, above and below, so that scrolling shows no gap. */
const SPARE_ROWS = 5;

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

type RowShape = { readonly person: Person; readonly village: string; readonly at: number };

const Row = memo(({ person, village, at }: RowShape) => (
  <div role="row" aria-rowindex={at + 2} className="people-row">
    {COLUMNS.map(({ title, from, Cell }) => (
      <div key={title} role="cell" className={from}>
        <Cell person={person} village={village} />
      </div>
    ))}
  </div>
));

type Shape = {
  readonly people: readonly Person[];
  /** Tells one list from the next: another one begins at its top. */
  readonly of: string;
  /** How many there are in all; undefined while that is not known. */
  readonly count?: number | undefined;
  readonly isReading: boolean;
  /** Asks for the next page; undefined where there is none, or it is asked for already. */
  readonly onMore: (() => void) | undefined;
  /** How the list is sorted; undefined where it has one order alone. */
  readonly sorting?: Sorting;
  readonly onSort?: (sorting: Sorting) => void;
  readonly height?: number;
};

/** The rows in view, with those to spare. */
const useDrawn = ({ people, of, onMore }: Pick<Shape, 'people' | 'of' | 'onMore'>, height: number) => {
  const [top, setTop] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.scrollTo(0, 0);
    setTop(0);
  }, [of]);
  const onScroll = ({ currentTarget: { scrollTop, clientHeight } }: UIEvent<HTMLElement>): void => {
    setTop(Math.floor(scrollTop / ROW_PX));
    if (scrollTop + clientHeight > (people.length - AHEAD_ROWS) * ROW_PX) onMore?.();
  };
  const isPrinting = usePrinting();
  const from = isPrinting ? 0 : Math.max(0, Math.min(top, people.length - 1) - SPARE_ROWS);
  const until = isPrinting ? people.length : top + Math.ceil(height / ROW_PX) + SPARE_ROWS;
  const drawn = people.slice(from, until);
  return { box, onScroll, from, drawn };
};

/** A list of people of any length: rows are drawn as they come into view, and pages asked for before they do. */
export const PeopleTable = (shape: Shape) => {
  const { people, count, isReading, sorting, onSort } = shape;
  const say = useWords(panelWords);
  const left = useHeight();
  const height = shape.height ?? left;
  const { box, onScroll, from, drawn } = useDrawn(shape, height);
  const codes = useMemo(() => [...new Set(people.map(({ regionCode }) => regionCode))], [people]);
  const names = useRegionNames(codes);
  return (
    <div
      ref={box}
      className={isReading ? 'people people-old' : 'people'}
      role="region"
      aria-label={say('list')}
      aria-busy={isReading}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls is reached by keyboard (WCAG 2.1.1)
      tabIndex={0}
      style={{ maxHeight: height }}
      onScroll={onScroll}
    >
      <div role="table" aria-label={say('list')} aria-rowcount={count === undefined ? -1 : count + 1}>
        <div role="rowgroup" className="people-head">
          <div role="row" aria-rowindex={1} className="people-row">
            {COLUMNS.map((column) => (
              <Head key={column.title} column={column} sorting={sorting} onSort={onSort} />
            ))}
          </div>
        </div>
        <div
          role="rowgroup"
          className="people-body"
          style={{ height: people.length * ROW_PX, paddingBlockStart: from * ROW_PX }}
        >
          {drawn.map((person, at) => (
            <Row
              key={person.id}
              person={person}
              village={names.get(person.regionCode) ?? person.regionCode}
              at={from + at}
            />
          ))}
        </div>
      </div>
    </div>
  );
};
