import { Table, type TableColumnsType } from 'antd';

import { type DueLoad, type DueWeek, type Kind, kindsIn } from './due-load.ts';
import { calendarWords } from './words.ts';
import { taskWords } from '../kit/code-words.ts';
import { useShown } from '../kit/dates.ts';
import { useWords } from '../kit/words.ts';

/** A row: a week, or what is overdue. */
type Line = {
  readonly key: string;
  readonly label: string;
  readonly week: DueWeek | undefined;
  readonly people: number;
  readonly byKind: Partial<Record<Kind, number>>;
};

const OVERDUE = 'overdue';

const useLines = ({ weeks, overdue }: DueLoad): readonly Line[] => {
  const say = useWords(calendarWords);
  const shown = useShown();
  const spanOf = ({ from, until }: DueWeek): string => `${shown.day(from)} – ${shown.day(until)}`;
  return [
    { key: OVERDUE, label: say('overdue'), week: undefined, ...overdue },
    ...weeks.map((week) => ({
      key: week.from,
      label: spanOf(week),
      week,
      people: week.people,
      byKind: week.byKind,
    })),
  ];
};

const People = ({ line: { people, week } }: { readonly line: Line }) => {
  const say = useWords(calendarWords);
  const shown = useShown();
  return week?.isOverloaded === true ? (
    <strong className="is-overloaded">
      ▲ {say('overloaded')} {shown.count(people)}
    </strong>
  ) : (
    <strong>{shown.count(people)}</strong>
  );
};

const useColumns = (kinds: readonly Kind[]): TableColumnsType<Line> => {
  const say = useWords(calendarWords);
  const kindName = useWords(taskWords);
  const shown = useShown();
  const number = (value: number | undefined) =>
    value === undefined || value === 0 ? '' : shown.count(value);
  const amount = (key: string, title: string, of: (line: Line) => number | undefined) => ({
    key,
    title,
    align: 'end' as const,
    render: (_: unknown, line: Line) => number(of(line)),
  });
  const days = amount('days', say('workingDays'), ({ week }) => week?.workingDays);
  return [
    { key: 'week', title: say('week'), dataIndex: 'label', className: 'week-label', rowScope: 'row' },
    { ...days, responsive: ['lg'], render: (_, { week }) => week?.workingDays ?? '' },
    { key: 'people', title: say('all'), align: 'end', render: (_, line) => <People line={line} /> },
    ...kinds.map((kind) => ({
      ...amount(kind, kindName(kind), ({ byKind }) => byKind[kind]),
      responsive: ['lg' as const],
    })),
    { ...amount('limit', say('limit'), ({ week }) => week?.limit), responsive: ['sm'] },
    {
      key: 'after',
      title: say('after'),
      align: 'end',
      render: (_, { week }) => (week === undefined ? '' : shown.count(week.peopleAfter)),
    },
  ];
};

/** The numbers of the picture: what is overdue, then each week. */
export const WeekTable = ({ load }: { readonly load: DueLoad }) => {
  const columns = useColumns(kindsIn(load));
  return (
    <Table size="small" className="weeks" columns={columns} dataSource={useLines(load)} pagination={false} />
  );
};
