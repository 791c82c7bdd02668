import { Table, type TableColumnsType, Typography } from 'antd';
import { Link } from 'react-router';

import { useShown } from '../kit/dates.ts';
import { Nothing } from '../kit/states.tsx';
import { useWords } from '../kit/words.ts';
import { Digits } from './digits.tsx';
import { Findings } from './finding.tsx';
import type { Row } from './view.ts';
import { qualityWords } from './words.ts';

const PAGE = 20;

const pagesOf = (rows: readonly Row[]) =>
  rows.length > PAGE ? { pageSize: PAGE, showSizeChanger: false } : false;

const numberColumns = (
  titles: { readonly people: string; readonly visits: string },
  count: (value: number) => string,
): TableColumnsType<Row> => [
  {
    title: titles.people,
    width: 90,
    align: 'end',
    responsive: ['md'],
    render: (_, { people }) => (people === null ? '–' : count(people)),
  },
  {
    title: titles.visits,
    width: 100,
    align: 'end',
    responsive: ['md'],
    render: (_, { measures }) => (typeof measures?.visits === 'number' ? count(measures.visits) : '–'),
  },
];

type StaffShape = {
  readonly rows: readonly Row[];
  readonly teamName: (id: string) => string;
  readonly empty: string;
};

/** The staff, those with most to look at first; opened, a row shows how their readings end. */
export const StaffTable = ({ rows, teamName, empty }: StaffShape) => {
  const say = useWords(qualityWords);
  const { count } = useShown();
  const columns: TableColumnsType<Row> = [
    { title: say('staff'), width: 110, ellipsis: true, render: (_, { id, name }) => name ?? id },
    {
      title: say('team'),
      width: 190,
      ellipsis: true,
      responsive: ['lg'],
      render: (_, { teamId }) => (teamId === undefined ? '–' : teamName(teamId)),
    },
    ...numberColumns({ people: say('people'), visits: say('visits') }, count),
    {
      title: say('findings'),
      render: (_, row) => <Findings findings={row.findings} measures={row.measures} />,
    },
  ];
  return (
    <Table<Row>
      size="middle"
      rowKey={({ id, teamId }) => `${id} ${teamId}`}
      dataSource={rows}
      columns={columns}
      pagination={pagesOf(rows)}
      locale={{ emptyText: <Nothing text={empty} /> }}
      expandable={{
        rowExpandable: ({ measures }) => measures !== undefined,
        expandedRowRender: ({ measures }) => (measures === undefined ? null : <Digits measures={measures} />),
      }}
    />
  );
};

type GroupShape = {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly addressOf: (id: string) => string;
};

const useRateColumns = (): TableColumnsType<Row> => {
  const say = useWords(qualityWords);
  const { percent } = useShown();
  const rate = (text: string | null | undefined): string => percent(text ?? null);
  return [
    {
      title: say('zeroOrFive'),
      width: 150,
      align: 'end',
      responsive: ['lg'],
      render: (_, { measures }) => rate(measures?.systolic.zeroOrFive.percent),
    },
    {
      title: say('sameAgain'),
      width: 120,
      align: 'end',
      responsive: ['lg'],
      render: (_, { measures }) => rate(measures?.sameAgain.percent),
    },
    {
      title: say('late'),
      width: 110,
      align: 'end',
      responsive: ['lg'],
      render: (_, { measures }) => rate(measures?.late.percent),
    },
  ];
};

/** The institutions or teams of an area; each leads to its own page. */
export const GroupTable = ({ title, rows, addressOf }: GroupShape) => {
  const say = useWords(qualityWords);
  const { count } = useShown();
  const rateColumns = useRateColumns();
  const columns: TableColumnsType<Row> = [
    {
      title: say('name'),
      width: 200,
      render: (_, { id, name }) => <Link to={addressOf(id)}>{name ?? id}</Link>,
    },
    ...numberColumns({ people: say('people'), visits: say('visits') }, count),
    ...rateColumns,
    {
      title: say('findings'),
      render: (_, row) => <Findings findings={row.findings} measures={row.measures} />,
    },
  ];
  return (
    <section>
      <Typography.Title level={2}>{title}</Typography.Title>
      <Table<Row>
        size="middle"
        rowKey="id"
        dataSource={rows}
        columns={columns}
        pagination={pagesOf(rows)}
        locale={{ emptyText: <Nothing text={say('noVisits')} /> }}
      />
    </section>
  );
};
