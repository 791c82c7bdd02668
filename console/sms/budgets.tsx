import { App, Button, Flex, InputNumber, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import type * as z from 'zod';

import { setBudget, showBudgets } from '../../functions/reminders/api.ts';
import { useShown } from '../kit/dates.ts';
import { ProblemNote } from '../kit/problem-note.tsx';
import { ScrollBox } from '../kit/scroll-box.tsx';
import { Stacked, useIsNarrow } from '../kit/stacked.tsx';
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

const useNameOf = (): ((budget: Budget) => string) => {
  const placeName = usePlaceName();
  return ({ institutionId }) => placeName(institutionId);
};

/** The columns of a screen that has room for one. */
const useNarrowColumns = (): TableColumnsType<Budget> => {
  const say = useWords(smsWords);
  const shown = useShown();
  const nameOf = useNameOf();
  return [
    {
      key: 'institution',
      title: say('institution'),
      render: (_, budget) => (
        <Stacked
          title={nameOf(budget)}
          facts={[
            [say('spent'), shown.count(budget.spentSegments)],
            [say('forecast'), shown.count(budget.forecastSegments)],
            [say('state'), say(budget.state)],
            [say('limit'), <Limit key="limit" of={budget} name={nameOf(budget)} />],
          ]}
        />
      ),
    },
  ];
};

const useColumns = (): TableColumnsType<Budget> => {
  const say = useWords(smsWords);
  const shown = useShown();
  const nameOf = useNameOf();
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
  const wide = useColumns();
  const narrow = useNarrowColumns();
  const columns = useIsNarrow() ? narrow : wide;
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
