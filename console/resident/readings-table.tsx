import { Table, type TableProps } from 'antd';

import { useShown } from '../kit/dates.ts';
import { useSay } from '../kit/language.ts';
import { ScrollBox } from '../kit/scroll-box.tsx';
import { useWords } from '../kit/words.ts';
import { ClassMark } from './class-mark.tsx';
import { useProgrammeName } from './use-names.ts';
import { residentWords } from './words.ts';
import { visitWords } from './visit-words.ts';
import { classOf, type Reading, type Visit } from './visits.ts';

const NONE = '–';
const ROWS = 20;

const number = (reading: Reading) => (visit: Visit) => visit.readings[reading] ?? NONE;

const pressure = ({ readings: { sbp, dbp } }: Visit): string =>
  sbp === undefined && dbp === undefined ? NONE : `${sbp ?? NONE}/${dbp ?? NONE}`;

const useColumns = (visits: readonly Visit[]): TableProps<Visit>['columns'] => {
  const say = useWords(visitWords);
  const shown = useShown();
  const choose = useSay();
  const programmeName = useProgrammeName();
  const has = (reading: Reading): boolean => visits.some(({ readings }) => readings[reading] !== undefined);
  const glucose = (['fpg', 'ppg', 'hba1c'] as const).filter(has).map((reading) => ({
    title: say(reading),
    key: reading,
    align: 'end' as const,
    render: (_: unknown, visit: Visit) => number(reading)(visit),
  }));
  return [
    { title: say('on'), key: 'on', width: 132, render: (_, { visitedOn }) => shown.date(visitedOn) },
    {
      title: say('programme'),
      key: 'programme',
      responsive: ['md'],
      render: (_, one) => programmeName(one.programme),
    },
    { title: say('bp'), key: 'bp', align: 'end', render: (_, visit) => pressure(visit) },
    ...glucose,
    { title: say('class'), key: 'class', render: (_, visit) => <ClassMark of={classOf(visit)} /> },
    {
      title: say('why'),
      key: 'why',
      responsive: ['lg'],
      render: (_, { assessment }) =>
        assessment === null ? say('notCounted') : `${assessment.row} · ${choose(assessment.why)}`,
    },
  ];
};

/** The readings of every visit, row by row: what the charts show. */
export const ReadingsTable = ({ visits }: { readonly visits: readonly Visit[] }) => {
  const page = useWords(residentWords);
  const columns = useColumns(visits) ?? [];
  return (
    <ScrollBox label={page('readings')}>
      <Table<Visit>
        size="small"
        rowKey="id"
        columns={columns}
        dataSource={[...visits]}
        pagination={visits.length > ROWS ? { pageSize: ROWS, showSizeChanger: false } : false}
        className="wrapping"
      />
    </ScrollBox>
  );
};
