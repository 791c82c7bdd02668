import { Table, type TableColumnsType } from 'antd';
import type * as z from 'zod';

import { whoLooked } from '../../functions/access/api.ts';
import { appWords } from '../app/words.ts';
import { useShown } from '../kit/dates.ts';
import { MorePages } from '../kit/more-pages.tsx';
import { ProblemNote } from '../kit/problem-note.tsx';
import { ScrollBox } from '../kit/scroll-box.tsx';
import { Loading, Nothing } from '../kit/states.tsx';
import { useList } from '../kit/use-answer.ts';
import { useNames, useWords } from '../kit/words.ts';
import { auditWords, lookWords } from './words.ts';

type Look = z.infer<typeof whoLooked.answer>['items'][number];

const useColumns = (): TableColumnsType<Look> => {
  const say = useWords(auditWords);
  const roleName = useNames(appWords);
  const actionName = useNames(lookWords);
  const shown = useShown();
  return [
    { key: 'at', title: say('at'), width: 180, render: (_, { at }) => shown.moment(at) },
    {
      key: 'who',
      title: say('who'),
      render: (_, { userName, userId, role }) =>
        `${userName ?? `${userId} (${say('gone')})`} · ${roleName(role)}`,
    },
    { key: 'action', title: say('action'), render: (_, { action }) => actionName(action) },
    { key: 'purpose', title: say('purpose'), render: (_, { purpose }) => purpose },
  ];
};

/** Everybody who looked at a resident, the latest first. */
export const Looks = ({ subject }: { readonly subject: string }) => {
  const say = useWords(auditWords);
  const columns = useColumns();
  const list = useList(whoLooked, { query: { subject } });
  if (list.error !== null) return <ProblemNote error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <Loading />;
  if (list.items.length === 0) return <Nothing text={say('nobody')} />;
  return (
    <>
      <ScrollBox label={say('whoLooked')}>
        <Table rowKey="requestId" size="small" pagination={false} columns={columns} dataSource={list.items} />
      </ScrollBox>
      <MorePages list={list} />
    </>
  );
};
