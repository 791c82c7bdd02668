import { Button, Table, type TableColumnsType } from 'antd';
import { Link } from 'react-router';

import { taskWords } from '../kit/code-words.ts';
import { useShown } from '../kit/dates.ts';
import { paths } from '../kit/paths.ts';
import { useIsNarrow } from '../kit/stacked.tsx';
import { useRowsInSight } from '../print/rows-in-sight.ts';
import { useNames, useWords } from '../kit/words.ts';
import { type Item, keyOf, NO_TEAM, standingOf, whyOf } from './items.ts';
import { StandingText } from './standing.tsx';
import { answerWords, outcomeWords, reasonWords, reminderWords } from './words.ts';

type Shape = {
  readonly items: readonly Item[];
  readonly teamName: (id: string) => string;
  readonly onShow: (item: Item) => void;
};

const HEIGHT = 520;
const ROW = 45;
/** Of the columns that every screen has. */
const WIDE = { name: 100, state: 145, kind: 165, show: 92 } as const;
const NARROW = { name: 72, state: 124, kind: 96, show: 74 } as const;
/** In less than this a list scrolls sideways in itself. */
const LEAST_PX = { wide: 1000, narrow: 360 } as const;

const ShowButton = ({ name, onShow }: { readonly name: string; readonly onShow: () => void }) => {
  const say = useWords(reminderWords);
  return (
    <Button
      type="link"
      size="small"
      className="show-message"
      aria-label={say('showOf', { name })}
      onClick={onShow}
    >
      {say('show')}
    </Button>
  );
};

const useTexts = () => {
  const task = useNames(taskWords);
  const reason = useNames(reasonWords);
  const outcome = useNames(outcomeWords);
  const answerName = useNames(answerWords);
  const shown = useShown();
  const why = (item: Item): string => {
    const found = whyOf(item);
    return found === undefined ? '' : reason(found);
  };
  const told = (what: string, on: string | undefined): string =>
    [what, on === undefined ? '' : shown.day(on)].join(' ');
  const back = (item: Item): string =>
    [
      item.answer === undefined ? '' : `↙ ${told(answerName(item.answer), item.answeredOn)}`,
      item.outcome === undefined ? '' : `☎ ${told(outcome(item.outcome), item.calledOn)}`,
    ]
      .filter((text) => text !== '')
      .join(' · ');
  return { why, back, task, dateOf: shown.date };
};

const useColumns = ({ teamName, onShow }: Omit<Shape, 'items'>): TableColumnsType<Item> => {
  const say = useWords(reminderWords);
  const { why, back, task, dateOf } = useTexts();
  const width = useIsNarrow() ? NARROW : WIDE;
  return [
    {
      title: say('name'),
      width: width.name,
      ellipsis: true,
      render: (_, { residentId, name }) => <Link to={paths.resident(residentId)}>{name}</Link>,
    },
    {
      title: say('state'),
      width: width.state,
      render: (_, item) => <StandingText standing={standingOf(item)} />,
    },
    { title: say('kind'), width: width.kind, render: (_, { kind }) => task(kind) },
    {
      title: say('dueOn'),
      width: 130,
      responsive: ['md'],
      render: (_, { dueOn }) => (dueOn === undefined ? '' : dateOf(dueOn)),
    },
    { title: say('reason'), width: 218, ellipsis: true, responsive: ['md'], render: (_, item) => why(item) },
    {
      title: say('back'),
      width: 148,
      ellipsis: true,
      responsive: ['md'],
      render: (_, item) => back(item),
    },
    {
      title: say('team'),
      width: 170,
      ellipsis: true,
      responsive: ['lg'],
      render: (_, { teamId }) => teamName(teamId ?? NO_TEAM),
    },
    {
      title: <span className="unseen">{say('show')}</span>,
      width: width.show,
      className: 'no-print',
      render: (_, item) =>
        item.text === undefined ? null : <ShowButton name={item.name} onShow={() => onShow(item)} />,
    },
  ];
};

/** The reminders of a day, a row each; only the rows in sight are drawn. */
export const ItemTable = ({ items, ...rest }: Shape) => {
  const columns = useColumns(rest);
  const x = useIsNarrow() ? LEAST_PX.narrow : LEAST_PX.wide;
  const rowsInSight = useRowsInSight({ x, y: Math.min(HEIGHT, Math.max(1, items.length) * ROW) });
  return (
    <Table<Item>
      size="middle"
      pagination={false}
      {...rowsInSight}
      rowKey={keyOf}
      dataSource={items}
      columns={columns}
    />
  );
};
