import { Table, type TableColumnsType, Typography } from 'antd';
import type * as z from 'zod';

import { showBudgets } from '../../functions/reminders/api.ts';
import { useShown } from '../kit/dates.ts';
import { Stacked, useIsNarrow } from '../kit/stacked.tsx';
import { Answer, Nothing } from '../kit/states.tsx';
import { useAnswer } from '../kit/use-answer.ts';
import { useWords } from '../kit/words.ts';
import { costOf } from './items.ts';
import { reminderWords } from './words.ts';

type Budgets = Pick<z.infer<typeof showBudgets.answer>, 'items' | 'segmentMilliYuan'>;
type Budget = Budgets['items'][number];

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

/** Money first, since that is what is paid; what is counted beneath it. */
const Cost = ({ fen, segments }: { readonly fen: number; readonly segments: number }) => {
  const say = useWords(reminderWords);
  const shown = useShown();
  return (
    <>
      {shown.money(fen)}
      <div className="of-segments">{say('segmentCount', { count: segments })}</div>
    </>
  );
};

const Limit = ({ budget }: { readonly budget: Budget }) => {
  const say = useWords(reminderWords);
  const { limitFen, limitSegments } = budget;
  const isFree = limitFen === undefined || limitSegments === undefined;
  return (
    <>
      {isFree ? say('noLimit') : <Cost fen={limitFen} segments={limitSegments} />}
      <Bar budget={budget} />
    </>
  );
};

/** The columns of a screen that has room for one. */
const useNarrowColumns = (): TableColumnsType<Budget> => {
  const say = useWords(reminderWords);
  return [
    {
      title: say('institution'),
      render: (_, budget) => (
        <Stacked
          title={budget.institutionName}
          facts={[
            [say('budgetState'), <State key="state" budget={budget} />],
            [say('spent'), <Cost key="spent" fen={budget.spentFen} segments={budget.spentSegments} />],
            [say('limit'), <Limit key="limit" budget={budget} />],
            [
              say('forecast'),
              <Cost key="forecast" fen={budget.forecastFen} segments={budget.forecastSegments} />,
            ],
          ]}
        />
      ),
    },
  ];
};

const useColumns = (): TableColumnsType<Budget> => {
  const say = useWords(reminderWords);
  return [
    {
      title: say('institution'),
      dataIndex: 'institutionName',
    },
    { title: say('budgetState'), width: 170, render: (_, budget) => <State budget={budget} /> },
    {
      title: say('spent'),
      width: 120,
      align: 'end',
      render: (_, { spentFen, spentSegments }) => <Cost fen={spentFen} segments={spentSegments} />,
    },
    {
      title: say('limit'),
      width: 150,
      align: 'end',
      render: (_, budget) => <Limit budget={budget} />,
    },
    {
      title: say('forecast'),
      width: 170,
      align: 'end',
      render: (_, { forecastFen, forecastSegments }) => (
        <Cost fen={forecastFen} segments={forecastSegments} />
      ),
    },
  ];
};

/** What all of them spent and will have spent. */
const Total = ({ items, segmentMilliYuan }: Budgets) => {
  const say = useWords(reminderWords);
  const shown = useShown();
  if (items.length === 0) return null;
  const sum = (of: (budget: Budget) => number): string =>
    shown.money(
      costOf({ segments: items.reduce((segments, budget) => segments + of(budget), 0) }, segmentMilliYuan),
    );
  return (
    <dl className="figures" aria-label={say('total')}>
      <div>
        <dt>{say('spentTotal')}</dt>
        <dd>{sum(({ spentSegments }) => spentSegments)}</dd>
      </div>
      <div>
        <dt>{say('forecast')}</dt>
        <dd>{sum(({ forecastSegments }) => forecastSegments)}</dd>
      </div>
    </dl>
  );
};

const MILLI = 1_000;

/** A price of less than a fen, which money of the reader's place would round. */
const priceText = (milliYuan: number): string => `¥${milliYuan / MILLI}`;

/** What institutions may spend on SMS in a month, have spent and will have spent. */
export const Budgets = ({ month }: { readonly month: string }) => {
  const say = useWords(reminderWords);
  const shown = useShown();
  const budgets = useAnswer(showBudgets, { query: { month } });
  const wide = useColumns();
  const narrow = useNarrowColumns();
  const columns = useIsNarrow() ? narrow : wide;
  return (
    <section>
      <Typography.Title level={2}>{say('budgets', { month: shown.month(`${month}-01`) })}</Typography.Title>
      <Answer of={budgets}>
        {({ items, segmentMilliYuan }) => (
          <>
            <Typography.Paragraph type="secondary">
              {say('budgetsNote', { price: priceText(segmentMilliYuan) })}
            </Typography.Paragraph>
            <Total items={items} segmentMilliYuan={segmentMilliYuan} />
            <Table<Budget>
              size="middle"
              rowKey="institutionId"
              dataSource={items}
              columns={columns}
              pagination={items.length > 50 ? { pageSize: 50 } : false}
              locale={{ emptyText: <Nothing text={say('noBudgets')} /> }}
            />
          </>
        )}
      </Answer>
    </section>
  );
};
