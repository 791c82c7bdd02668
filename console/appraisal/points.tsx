import { Button, Table, Typography } from 'antd';
import { useState } from 'react';
import type * as z from 'zod';

import type { showAppraisal } from '../../functions/appraisal/api.ts';
import { useShown } from '../kit/dates.ts';
import { useNames, useWords } from '../kit/words.ts';
import { Evidence, type Item } from './evidence.tsx';
import { appraisalWords } from './words.ts';

type Shown = z.infer<typeof showAppraisal.answer>;
type Row = Shown['items'][number];

const Summary = ({
  appraisal: { from, to, points, people, satisfaction },
}: {
  readonly appraisal: Shown;
}) => {
  const say = useWords(appraisalWords);
  const shown = useShown();
  const { answers, average } = satisfaction;
  return (
    <Typography.Paragraph className="appraisal-summary">
      {say('summary', {
        from: shown.date(from),
        to: shown.date(to),
        points: shown.count(points),
        people: shown.count(people),
      })}
      <br />
      <Typography.Text type="secondary">
        {average === undefined
          ? say('notRated')
          : say('satisfied', { average: shown.count(average), answers: shown.count(answers) })}
      </Typography.Text>
    </Typography.Paragraph>
  );
};

type Choosing = { readonly chosen: Item; readonly onChoose: (item: Item) => void };

const useColumns = ({ chosen, onChoose }: Choosing) => {
  const say = useWords(appraisalWords);
  const nameOf = useNames(appraisalWords);
  const shown = useShown();
  const number = (title: string, key: 'done' | 'pointsEach' | 'points') => ({
    title,
    key,
    align: 'right' as const,
    render: (_: unknown, row: Row) => shown.count(row[key]),
  });
  return [
    { title: say('item'), key: 'item', render: (_: unknown, { item }: Row) => nameOf(item) },
    number(say('done'), 'done'),
    { ...number(say('each'), 'pointsEach'), responsive: ['md' as const] },
    number(say('points'), 'points'),
    {
      title: say('show'),
      key: 'show',
      className: 'no-print',
      render: (_: unknown, { item }: Row) => (
        <Button
          size="small"
          type={item === chosen ? 'primary' : 'default'}
          aria-pressed={item === chosen}
          aria-label={say('showOf', { item: nameOf(item) })}
          onClick={() => onChoose(item)}
        >
          {say('show')}
        </Button>
      ),
    },
  ];
};

/** The points of a team by item, their sum, and the records behind the item that is chosen. */
export const Points = ({ appraisal }: { readonly appraisal: Shown }) => {
  const say = useWords(appraisalWords);
  const { teamId, from, to, items } = appraisal;
  const [chosen, onChoose] = useState<Item>(items[0]?.item ?? 'promised_service');
  const columns = useColumns({ chosen, onChoose });
  const done = items.find(({ item }) => item === chosen)?.done ?? 0;
  return (
    <>
      <Summary appraisal={appraisal} />
      <Typography.Title level={2}>{say('byItem')}</Typography.Title>
      <Table<Row>
        rowKey="item"
        size="small"
        pagination={false}
        className="appraisal-points"
        dataSource={items}
        columns={columns}
      />
      <Evidence teamId={teamId} period={{ from, to }} item={chosen} done={done} />
    </>
  );
};
