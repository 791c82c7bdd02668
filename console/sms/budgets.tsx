import { App, Button, Flex, InputNumber, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import type * as z from 'zod';

import { setBudget, showBudgets } from '../../functions/reminders/api.ts';
import { useShown } from '../kit/dates.ts';
import { ProblemNote } from '../kit/problem-note.tsx';
import { ScrollBox } from '../kit/scroll-box.tsx';
import { Answer } from '../kit/states.tsx';
import { useAnswer, useWrite } from '../kit/use-answer.ts';
import { useMe } from '../kit/use-me.ts';
import { usePlaceName } from '../kit/use-place-names.ts';
import { useWords } from '../kit/words.ts';
import { smsWords } from './words.ts';

type Budget = z.infer<typeof showBudgets.answer>['items'][number];

const MOST_SEGMENTS = 100_000_000;

const Limit = ({ of, name }: { readonly of: Budget; readonly name: string }) => {
  const say = useWords(smsWords);
  const shown = useShown();
  const { message } = App.useApp();
  const isOff = useMe()?.roles.includes('administrator') !== true;
  const [limit, setLimit] = useState(of.limitSegments ?? null);
  const { mutate, isPending, error } = useWrite(setBudget);
  if (isOff) return of.limitSegments === undefined ? say('unlimited') : shown.count(of.limitSegments);
  const set = (segmentsAMonth: number): void =>
    mutate(
      { params: { institutionId: of.institutionId }, body: { segmentsAMonth } },
      { onSuccess: () => void message.success(say('saved')) },
    );
  return (
    <>
      <Flex gap="small">
        <InputNumber
          aria-label={say('limitOf', { institution: name })}
          min={0}
          max={MOST_SEGMENTS}
          precision={0}
          placeholder={say('unlimited')}
          value={limit}
          onChange={setLimit}
        />
        <Button
          disabled={limit === null || limit === of.limitSegments}
          loading={isPending}
          onClick={() => limit !== null && set(limit)}
        >
          {say('set')}
        </Button>
      </Flex>
      <ProblemNote error={error} />
    </>
  );
};

const useColumns = (): TableColumnsType<Budget> => {
  const say = useWords(smsWords);
  const shown = useShown();
  const placeName = usePlaceName();
  const nameOf = ({ institutionId }: Budget): string => placeName(institutionId);
  return [
    { key: 'institution', title: say('institution'), render: (_, budget) => nameOf(budget) },
    {
      key: 'spent',
      title: say('spent'),
      align: 'right',
      render: (_, { spentSegments }) => shown.count(spentSegments),
    },
    {
      key: 'forecast',
      title: say('forecast'),
      align: 'right',
      responsive: ['md'],
      render: (_, { forecastSegments }) => shown.count(forecastSegments),
    },
    { key: 'state', title: say('state'), render: (_, { state }) => say(state) },
    {
      key: 'limit',
      title: say('limit'),
      render: (_, budget) => <Limit of={budget} name={nameOf(budget)} />,
    },
  ];
};

/** What each institution may spend on SMS in a month, has spent and will have spent. */
export const Budgets = () => {
  const say = useWords(smsWords);
  const columns = useColumns();
  const asked = useAnswer(showBudgets, {});
  return (
    <Answer of={asked}>
      {({ items }) => (
        <ScrollBox label={say('budgets')}>
          <Table
            rowKey="institutionId"
            size="small"
            pagination={false}
            columns={columns}
            dataSource={items}
          />
        </ScrollBox>
      )}
    </Answer>
  );
};
