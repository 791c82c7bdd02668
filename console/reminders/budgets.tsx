import { Table, type TableColumnsType, Typography } from 'antd';
import type * as z from 'zod';

import { showBudgets } from '../../functions/reminders/api.ts';
import { useShown } from '../kit/dates.ts';
import { Answer, Nothing } from '../kit/states.tsx';
import { useAnswer } from '../kit/use-answer.ts';
import { useWords } from '../kit/words.ts';
import { usePlaceName } from '../kit/use-place-names.ts';
import { reminderWords } from './words.ts';

type Budget = z.infer<typeof showBudgets.answer>['items'][number];

const SIGNS = { open: '✓', warning: '!', stopped: '✕' } as const;

const PERCENT = 100;

const Bar = ({ budget: { limitSegments, spentSegments } }: { readonly budget: Budget }) => {
  if (limitSegments === undefined || limitSegments === 0) return null;
  return (
    <span className="bar" aria-hidden="true">
      <span style={{ width: `${Math.min(PERCENT, (spentSegments * PERCENT) / limitSegments)}%` }} />
    </span>
  );
};

const isOver = ({ limitSegments, forecastSegments }: Budget): boolean =>
  limitSegments !== undefined && forecastSegments > limitSegments;

const State = ({ budget }: { readonly budget: Budget }) => {
  const say = useWords(reminderWords);
  const warns = budget.state === 'open' && isOver(budget);
  return (
    <span className={`budget ${warns ? 'warning' : budget.state}`}>
      <span aria-hidden="true">{warns ? SIGNS.warning : SIGNS[budget.state]}</span>{' '}
      {say(warns ? 'overForecast' : budget.state)}
    </span>
  );
};

const useColumns = (): TableColumnsType<Budget> => {
  const say = useWords(reminderWords);
  const shown = useShown();
  const nameOf = usePlaceName();
  return [
    {
      title: say('institution'),
      render: (_, { institutionId }) => nameOf(institutionId),
    },
    { title: say('budgetState'), width: 170, render: (_, budget) => <State budget={budget} /> },
    {
      title: say('spent'),
      width: 90,
      align: 'end',
      render: (_, budget) => shown.count(budget.spentSegments),
    },
    {
      title: say('limit'),
      width: 150,
      align: 'end',
      responsive: ['md'],
      render: (_, budget) => (
        <>
          {budget.limitSegments === undefined ? say('noLimit') : shown.count(budget.limitSegments)}
          <Bar budget={budget} />
        </>
      ),
    },
    {
      title: say('forecast'),
      width: 170,
      align: 'end',
      responsive: ['md'],
      render: (_, budget) => shown.count(budget.forecastSegments),
    },
  ];
};

/** What institutions may spend on SMS in a month, have spent and will have spent. */
export const Budgets = ({ month }: { readonly month: string }) => {
  const say = useWords(reminderWords);
  const shown = useShown();
  const budgets = useAnswer(showBudgets, { query: { month } });
  const columns = useColumns();
  return (
    <section>
      <Typography.Title level={2}>{say('budgets', { month: shown.month(`${month}-01`) })}</Typography.Title>
      <Typography.Paragraph type="secondary">{say('budgetsNote')}</Typography.Paragraph>
      <Answer of={budgets}>
        {({ items }) => (
          <Table<Budget>
            size="middle"
            rowKey="institutionId"
            dataSource={items}
            columns={columns}
            pagination={items.length > 50 ? { pageSize: 50 } : false}
            locale={{ emptyText: <Nothing text={say('noBudgets')} /> }}
          />
        )}
      </Answer>
    </section>
  );
};
