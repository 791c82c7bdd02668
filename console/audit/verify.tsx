import { Flex, Table, type TableColumnsType, Typography } from 'antd';
import { useState } from 'react';
import type * as z from 'zod';

import type { LocalDate } from '../../domain/kernel/time.ts';
import { isLocalDate, plusDays } from '../../domain/kernel/time.ts';
import { verifyAudit } from '../../functions/access/api.ts';
import { DateField } from '../kit/date-field.tsx';
import { useShown } from '../kit/dates.ts';
import { ScrollBox } from '../kit/scroll-box.tsx';
import { Answer, Nothing } from '../kit/states.tsx';
import { useAnswer } from '../kit/use-answer.ts';
import { useWords } from '../kit/words.ts';
import { auditWords } from './words.ts';

type Link = z.infer<typeof verifyAudit.answer>['items'][number];

const useColumns = (): TableColumnsType<Link> => {
  const say = useWords(auditWords);
  const shown = useShown();
  return [
    { key: 'shard', title: say('shard'), dataIndex: 'shard' },
    {
      key: 'records',
      title: say('records'),
      align: 'right',
      render: (_, { records }) => shown.count(records),
    },
    { key: 'state', title: say('state'), render: (_, { state }) => say(state) },
    {
      key: 'fault',
      title: say('fault'),
      render: (_, { fault, recordId }) =>
        recordId === undefined ? fault : say('faultAt', { fault: fault ?? '', record: recordId }),
    },
  ];
};

/** Holds the audit of a day against its seals, yesterday's first. */
export const Verify = ({ today }: { readonly today: LocalDate }) => {
  const say = useWords(auditWords);
  const columns = useColumns();
  const [day, setDay] = useState<string>(plusDays(today, -1));
  const found = useAnswer(verifyAudit, { query: { day } });
  return (
    <>
      <Flex gap="middle" align="center" wrap className="audit-line">
        <DateField
          aria-label={say('day')}
          value={day}
          until={today}
          onChange={(date) => setDay(date !== undefined && isLocalDate(date) ? date : plusDays(today, -1))}
        />
        <Answer of={found}>{({ state }) => <Typography.Text strong>{say(state)}</Typography.Text>}</Answer>
      </Flex>
      <Answer of={found}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing text={say('noRecords')} />
          ) : (
            <ScrollBox label={say('verify')}>
              <Table rowKey="shard" size="small" pagination={false} columns={columns} dataSource={items} />
            </ScrollBox>
          )
        }
      </Answer>
    </>
  );
};
