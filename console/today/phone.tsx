import { Flex, Skeleton, Typography } from 'antd';

import { useStaffNames } from './staff-names.ts';
import { callWords } from './words.ts';
import type { WorklistItem } from '../../functions/reminders/api.ts';
import { showResident } from '../../functions/residents/api.ts';
import { useShown } from '../kit/dates.ts';
import { ProblemNote } from '../kit/problem-note.tsx';
import { useAnswer } from '../kit/use-answer.ts';
import { useNames, useWords } from '../kit/words.ts';

/** What is recorded of somebody who is about to be called. Only then it is asked for: each look is recorded. */
const useCalled = (residentId: string) => useAnswer(showResident, { params: { residentId } });

/** The number to ring, and whose it is. */
export const Phone = ({ residentId }: { readonly residentId: string }) => {
  const say = useWords(callWords);
  const nameOf = useNames(callWords);
  const { value, error } = useCalled(residentId);
  if (error !== null) return <ProblemNote error={error} />;
  if (value === undefined) return <Skeleton.Input active size="small" />;
  const { phone, phoneOwner } = value;
  if (phone === '') return <Typography.Text type="secondary">{say('noPhone')}</Typography.Text>;
  return (
    <Flex gap="small" align="baseline" className="call-phone">
      <a href={`tel:${phone}`} aria-label={`${say('phone')} ${phone}`}>
        {phone}
      </a>
      {phoneOwner === undefined ? null : (
        <Typography.Text type="secondary">{nameOf(phoneOwner)}</Typography.Text>
      )}
    </Flex>
  );
};

const MOST_CALLS = 3;

/** The last calls to somebody, whatever they were about. */
export const CallsBefore = ({ item }: { readonly item: WorklistItem }) => {
  const say = useWords(callWords);
  const nameOf = useNames(callWords);
  const staffName = useStaffNames(item.teamId);
  const shown = useShown();
  const calls = useCalled(item.residentId).value?.calls ?? [];
  if (calls.length === 0) return null;
  return (
    <div className="calls-before">
      <Typography.Text type="secondary">{say('before')}</Typography.Text>
      <ul>
        {calls.slice(0, MOST_CALLS).map(({ taskId, calledOn, outcome, reason, staffId }, at) => (
          <li key={`${taskId} ${calledOn} ${at}`}>
            {shown.day(calledOn)} · {nameOf(outcome)} · {staffName(staffId)}
            {reason === undefined ? '' : ` · ${reason}`}
          </li>
        ))}
      </ul>
    </div>
  );
};
