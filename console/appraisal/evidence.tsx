import { Table, Typography } from 'antd';
import { Link } from 'react-router';
import type * as z from 'zod';

import { type showAppraisal, showEvidence } from '../../functions/appraisal/api.ts';
import { itemWords } from '../kit/code-words.ts';
import { useShown } from '../kit/dates.ts';
import { paths } from '../kit/paths.ts';
import { ProblemNote } from '../kit/problem-note.tsx';
import { Loading, Nothing } from '../kit/states.tsx';
import { useList } from '../kit/use-answer.ts';
import { useNames, useWords } from '../kit/words.ts';
import { useRowsInSight } from '../print/rows-in-sight.ts';
import { usePurpose } from '../panel/purpose.tsx';
import { appraisalWords } from './words.ts';

/** What an appraisal counts. */
export type Item = z.infer<typeof showAppraisal.answer>['items'][number]['item'];

type Deed = z.infer<typeof showEvidence.answer>['items'][number];

const HEIGHT_PX = 420;
const ROW_PX = 40;
const AHEAD_ROWS = 60;
const LEAST_PX = 320;

/** The file and the id of a record: `followups:V1`. */
const partsOf = (evidence: string): { readonly file: string; readonly id: string } => {
  const at = evidence.indexOf(':');
  return { file: evidence.slice(0, at), id: evidence.slice(at + 1) };
};

/** A promised service is kept by contract, item and due date. */
const SERVICE = /^[^:]+:([^:]+):[^:]+$/u;

/** What a record is of: the item of a promised service, and else its id. */
const RecordName = ({ evidence }: Pick<Deed, 'evidence'>) => {
  const nameOf = useNames(appraisalWords);
  const itemOf = useNames(itemWords);
  const { file, id } = partsOf(evidence);
  const item = SERVICE.exec(id)?.[1];
  return (
    <span title={evidence}>
      {nameOf(file)}{' '}
      <Typography.Text type="secondary">{item === undefined ? id : itemOf(item)}</Typography.Text>
    </span>
  );
};

const useDeedColumns = () => {
  const say = useWords(appraisalWords);
  const shown = useShown();
  return [
    { title: say('on'), key: 'on', width: 112, render: (_: unknown, { on }: Deed) => shown.date(on) },
    {
      title: say('resident'),
      key: 'resident',
      width: 96,
      render: (_: unknown, { residentId }: Deed) => <Link to={paths.resident(residentId)}>{residentId}</Link>,
    },
    {
      title: say('record'),
      key: 'record',
      render: (_: unknown, { evidence }: Deed) => <RecordName evidence={evidence} />,
    },
    {
      title: say('points'),
      key: 'points',
      width: 80,
      align: 'right' as const,
      dataIndex: 'points',
      responsive: ['sm' as const],
    },
  ];
};

type Shape = {
  readonly teamId: string;
  readonly period: { readonly from: string; readonly to: string };
  readonly item: Item;
  /** How many records the item counts. */
  readonly done: number;
};

type Asked = ReturnType<typeof useList<typeof showEvidence>>;

/** How many of the records are listed, while that is not all of them: paper has these alone. */
const Listed = ({ list, total }: { readonly list: Asked; readonly total: number }) => {
  const say = useWords(appraisalWords);
  const shown = useShown();
  if (!list.hasNextPage) return null;
  const counts = { listed: shown.count(list.items.length), total: shown.count(total) };
  return <Typography.Paragraph type="secondary">{say('listed', counts)}</Typography.Paragraph>;
};

const List = ({ teamId, period, item, done }: Shape) => {
  const say = useWords(appraisalWords);
  const { asked } = usePurpose();
  const columns = useDeedColumns();
  const rowsInSight = useRowsInSight({ x: LEAST_PX, y: HEIGHT_PX });
  const list = useList(showEvidence, {
    params: { teamId },
    query: { ...period, item, limit: '200' },
    ...asked,
  });
  const { items, first, error, hasNextPage, isFetchingNextPage } = list;
  if (error !== null) return <ProblemNote error={error} onRetry={() => void list.refetch()} />;
  if (list.isPending || list.isPlaceholderData) return <Loading />;
  const withheld = first?.withheld ?? 0;
  return (
    <>
      {withheld === 0 ? null : (
        <Typography.Paragraph type="secondary">{say('withheld', { count: withheld })}</Typography.Paragraph>
      )}
      <Listed list={list} total={done - withheld} />
      {items.length === 0 && withheld === 0 ? <Nothing text={say('nothingDone')} /> : null}
      {items.length === 0 ? null : (
        <Table<Deed>
          size="small"
          pagination={false}
          rowKey={({ evidence, residentId }) => `${residentId} ${evidence}`}
          {...rowsInSight}
          dataSource={[...items]}
          columns={columns}
          onScroll={({ currentTarget: { scrollTop, clientHeight } }) => {
            const isNear = scrollTop + clientHeight > (items.length - AHEAD_ROWS) * ROW_PX;
            if (isNear && hasNextPage && !isFetchingNextPage) void list.fetchNextPage();
          }}
        />
      )}
    </>
  );
};

/** The records behind the points of an item. */
export const Evidence = (shape: Shape) => {
  const say = useWords(appraisalWords);
  const nameOf = useNames(appraisalWords);
  return (
    <section aria-label={say('evidence', { item: nameOf(shape.item) })}>
      <Typography.Title level={2}>{say('evidence', { item: nameOf(shape.item) })}</Typography.Title>
      <List {...shape} />
    </section>
  );
};
