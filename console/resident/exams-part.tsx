import { Button, Flex, Table, type TableProps } from 'antd';
import { useState } from 'react';

import { listExams } from '../../functions/exams/api.ts';
import { useShown } from '../kit/dates.ts';
import { MorePages } from '../kit/more-pages.tsx';
import { ScrollBox } from '../kit/scroll-box.tsx';
import { Answer } from '../kit/states.tsx';
import { useList } from '../kit/use-answer.ts';
import { useWords } from '../kit/words.ts';
import { DeedButton } from './buttons.tsx';
import type { Exam, ListedExams } from './exam.ts';
import { ExamDetails } from './exam-details.tsx';
import { ExamDrawer } from './exam-drawer.tsx';
import { examWords } from './exam-words.ts';
import { MoveDrawer, VoidDrawer } from './move-drawers.tsx';
import { Quiet, Section } from './section.tsx';
import { useAbout, useSeen, useWhyNot } from './seen.ts';
import { examFieldWords } from './exam-field-words.ts';
import { residentWords } from './words.ts';

type Changing = { readonly how: 'correct' | 'move' | 'void'; readonly exam: Exam };
type Change = (changing: Changing) => void;

const NONE = '–';

const ExamActions = ({ exam, onChange }: { readonly exam: Exam; readonly onChange: Change }) => {
  const say = useWords(examWords);
  const shown = useShown();
  const date = shown.date(exam.examinedOn);
  return (
    <Flex className="no-print row-deeds" role="group" aria-label={say('actionsOf', { date })}>
      {(['correct', 'move', 'void'] as const).map((how) => (
        <Button
          key={how}
          type="link"
          size="small"
          aria-label={say(`${how}Of`, { date })}
          onClick={() => onChange({ how, exam })}
        >
          {say(how)}
        </Button>
      ))}
    </Flex>
  );
};

const Result = ({ exam: { result } }: { readonly exam: Exam }) => {
  const say = useWords(examWords);
  if (result === undefined) return <span className="quiet">{say('noResult')}</span>;
  return (
    <span className={result === 'abnormal' ? 'warn' : undefined}>
      {result === 'abnormal' ? '▲ ' : '✓ '}
      {say(result)}
    </span>
  );
};

const measured = (value: number | undefined, unit: string): string =>
  value === undefined ? NONE : `${value} ${unit}`;

const useExamColumns = (onChange: Change): NonNullable<TableProps<Exam>['columns']> => {
  const say = useWords(examWords);
  const fieldName = useWords(examFieldWords);
  const shown = useShown();
  const isOff = useWhyNot()('exam') !== undefined;
  const deeds = {
    key: 'deeds',
    render: (_: unknown, exam: Exam) => <ExamActions exam={exam} onChange={onChange} />,
  };
  return [
    {
      title: say('examinedOn'),
      key: 'on',
      width: 132,
      render: (_, { examinedOn }) => shown.date(examinedOn),
    },
    {
      title: say('bp'),
      key: 'bp',
      align: 'end',
      render: (_, { sbp, dbp }) => `${sbp ?? NONE}/${dbp ?? NONE}`,
    },
    { title: fieldName('fpg'), key: 'fpg', align: 'end', render: (_, { fpg }) => fpg ?? NONE },
    {
      title: fieldName('weightKg'),
      key: 'weight',
      align: 'end',
      responsive: ['md'],
      render: (_, { weightKg }) => measured(weightKg, 'kg'),
    },
    {
      title: fieldName('waistCm'),
      key: 'waist',
      align: 'end',
      responsive: ['lg'],
      render: (_, { waistCm }) => measured(waistCm, 'cm'),
    },
    { title: say('result'), key: 'result', render: (_, exam) => <Result exam={exam} /> },
    ...(isOff ? [] : [deeds]),
  ];
};

const Voided = ({ voided }: Pick<ListedExams, 'voided'>) => {
  const say = useWords(examWords);
  const shown = useShown();
  return voided.map(({ examinedOn, reason, version }) => (
    <Quiet key={version}>{say('voided', { date: shown.date(examinedOn), reason })}</Quiet>
  ));
};

const Changed = ({ changing, onClose }: { readonly changing: Changing; readonly onClose: () => void }) => {
  const { how, exam } = changing;
  if (how === 'correct') return <ExamDrawer exam={exam} onClose={onClose} />;
  return how === 'move' ? (
    <MoveDrawer examinedOn={exam.examinedOn} onClose={onClose} />
  ) : (
    <VoidDrawer examinedOn={exam.examinedOn} onClose={onClose} />
  );
};

const ExamTable = ({ exams }: { readonly exams: readonly Exam[] }) => {
  const page = useWords(residentWords);
  const [changing, setChanging] = useState<Changing>();
  const columns = useExamColumns(setChanging);
  return (
    <>
      <ScrollBox label={page('exams')}>
        <Table<Exam>
          size="small"
          rowKey="examinedOn"
          columns={columns}
          dataSource={[...exams]}
          pagination={false}
          expandable={{ expandedRowRender: (exam) => <ExamDetails exam={exam} /> }}
        />
      </ScrollBox>
      {changing === undefined ? null : <Changed changing={changing} onClose={() => setChanging(undefined)} />}
    </>
  );
};

/** The exams, the latest first, each with its whole form; corrected, moved and voided in place. */
export const ExamsPart = () => {
  const say = useWords(examWords);
  const page = useWords(residentWords);
  const { open } = useSeen();
  const why = useWhyNot()('exam');
  const list = useList(listExams, { ...useAbout(), query: { limit: '20' } });
  return (
    <Section
      id="exams"
      title={page('exams')}
      extra={
        <DeedButton
          size="small"
          label={page('exam')}
          onPress={() => open('exam')}
          reason={why === undefined ? undefined : page(why)}
        />
      }
    >
      <Answer of={{ value: list.first, error: list.error, refetch: list.refetch }}>
        {({ voided }) => (
          <>
            {list.items.length === 0 ? <Quiet>{say('noExams')}</Quiet> : <ExamTable exams={list.items} />}
            <MorePages list={list} />
            <Voided voided={voided} />
          </>
        )}
      </Answer>
    </Section>
  );
};
