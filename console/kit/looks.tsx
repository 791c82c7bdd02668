import { Table, type TableColumnsType } from 'antd';
import type * as z from 'zod';

import { whoLooked } from '../../functions/access/api.ts';
import { appWords } from '../app/words.ts';
import { useShown } from './dates.ts';
import { MorePages } from './more-pages.tsx';
import { ProblemNote } from './problem-note.tsx';
import { ScrollBox } from './scroll-box.tsx';
import { Loading, Nothing } from './states.tsx';
import { useList } from './use-answer.ts';
import { useNames, useWords } from './words.ts';
import { lookWords, looksWords } from './look-words.ts';

type Look = z.infer<typeof whoLooked.answer>['items'][number];

const useColumns = (): TableColumnsType<Look> => {
  const say = useWords(looksWords);
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
  const say = useWords(looksWords);
  const columns = useColumns();
  const list = useList(whoLooked, { query: { subject } });
  if (list.error !== null) return <ProblemNote error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <Loading />;
  if (list.items.length === 0 && !list.hasNextPage) return <Nothing text={say('nobody')} />;
  return (
    <>
      <ScrollBox label={say('whoLooked')}>
        <Table rowKey="requestId" size="small" pagination={false} columns={columns} dataSource={list.items} />
      </ScrollBox>
      <MorePages list={list} />
    </>
  );
};
