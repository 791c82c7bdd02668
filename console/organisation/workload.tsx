import { Table, type TableColumnsType, Typography } from 'antd';
import type * as z from 'zod';

import { showWorkload } from '../../functions/organisation/api.ts';
import { useShown } from '../kit/dates.ts';
import { ScrollBox } from '../kit/scroll-box.tsx';
import { Answer } from '../kit/states.tsx';
import { useAnswer } from '../kit/use-answer.ts';
import { useWords } from '../kit/words.ts';
import { SectionHead } from './section-head.tsx';
import { teamWords } from './team-words.ts';
import { useSeesWorkload } from './use-rights.ts';

type Load = {
  readonly key: string;
  readonly name: string;
  readonly dueWithinWeek: number;
  readonly overdue: number;
  readonly seenWithin30Days?: number;
};

const NONE = '–';
const UNASSIGNED = 'unassigned';

const useColumns = (): TableColumnsType<Load> => {
  const say = useWords(teamWords);
  const shown = useShown();
  const number = (value: number | undefined): string => (value === undefined ? NONE : shown.count(value));
  return [
    { key: 'name', title: say('name'), dataIndex: 'name' },
    {
      key: 'due',
      title: say('dueWithinWeek'),
      align: 'right',
      render: (_, { dueWithinWeek }) => number(dueWithinWeek),
    },
    { key: 'overdue', title: say('overdue'), align: 'right', render: (_, { overdue }) => number(overdue) },
    {
      key: 'seen',
      title: say('seen'),
      align: 'right',
      render: (_, { seenWithin30Days }) => number(seenWithin30Days),
    },
  ];
};

const TheTable = ({ of: { staff, unassigned } }: { readonly of: z.infer<typeof showWorkload.answer> }) => {
  const say = useWords(teamWords);
  const columns = useColumns();
  const rows: readonly Load[] = [
    ...staff.map(({ staffId, name = staffId, ...load }) => ({ key: staffId, name, ...load })),
    { key: UNASSIGNED, name: say('unassigned'), ...unassigned },
  ];
  return (
    <ScrollBox label={say('workload')}>
      <Table size="small" className="half-wide" pagination={false} columns={columns} dataSource={[...rows]} />
    </ScrollBox>
  );
};

const Asked = ({ teamId }: { readonly teamId: string }) => {
  const asked = useAnswer(showWorkload, { params: { teamId } });
  return <Answer of={asked}>{(workload) => <TheTable of={workload} />}</Answer>;
};

/** What a team has to do, by who last saw the people; who may not see it is told so. */
export const WorkloadPart = ({ teamId }: { readonly teamId: string }) => {
  const say = useWords(teamWords);
  const isSeen = useSeesWorkload();
  return (
    <section>
      <SectionHead title={say('workload')} {...(isSeen ? { note: say('workloadNote') } : {})} />
      {isSeen ? (
        <Asked teamId={teamId} />
      ) : (
        <Typography.Text type="secondary">{say('noWorkload')}</Typography.Text>
      )}
    </section>
  );
};
