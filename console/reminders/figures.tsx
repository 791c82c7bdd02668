import { Table, Typography } from 'antd';

import { useShown } from '../kit/dates.ts';
import { useNames, useWords } from '../kit/words.ts';
import { costOf, type Figures, figuresOf, type Item, reasonsOf } from './items.ts';
import { reasonWords, reminderWords } from './words.ts';

const DONE = [
  'handed',
  'delivered',
  'failed',
  'unknown',
  'answered',
  'calls',
  'called',
  'reached',
  'nothing',
  'segments',
] as const satisfies readonly (keyof Figures)[];
const TRIED = ['planned', 'calls', 'nothing', 'segments'] as const satisfies readonly (keyof Figures)[];

type Shape = {
  readonly items: readonly Item[];
  readonly isDryRun: boolean;
  readonly segmentMilliYuan: number;
};

/** A day in numbers. */
export const DayFigures = ({ items, isDryRun, segmentMilliYuan }: Shape) => {
  const say = useWords(reminderWords);
  const shown = useShown();
  const figures = figuresOf(items);
  return (
    <dl className="figures" aria-label={say('figures')}>
      {(isDryRun ? TRIED : DONE).map((name) => (
        <div key={name} className={name === 'failed' && figures.failed > 0 ? 'bad' : ''}>
          <dt>{say(name)}</dt>
          <dd>{shown.count(figures[name])}</dd>
        </div>
      ))}
      <div>
        <dt>{say(isDryRun ? 'costForecast' : 'cost')}</dt>
        <dd>{shown.money(costOf(figures, segmentMilliYuan))}</dd>
      </div>
    </dl>
  );
};

/** Why people are called or get nothing, the most frequent reason first; nothing where there is none. */
export const Reasons = ({ items }: Pick<Shape, 'items'>) => {
  const say = useWords(reminderWords);
  const shown = useShown();
  const nameOf = useNames(reasonWords);
  const reasons = reasonsOf(items);
  if (reasons.length === 0) return null;
  return (
    <section className="reasons">
      <Typography.Title level={2}>{say('why')}</Typography.Title>
      <Table
        size="small"
        pagination={false}
        rowKey="reason"
        dataSource={reasons}
        columns={[
          { title: say('reason'), dataIndex: 'reason', render: (reason: string) => nameOf(reason) },
          {
            title: say('people'),
            dataIndex: 'count',
            align: 'end',
            width: 120,
            render: (count: number) => shown.count(count),
          },
        ]}
      />
    </section>
  );
};
