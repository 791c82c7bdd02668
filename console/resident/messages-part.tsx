import { Button, Flex, Typography } from 'antd';

import { unreachable } from '../../domain/kernel/result.ts';
import { showReminders } from '../../functions/reminders/api.ts';
import { taskWords } from '../kit/code-words.ts';
import { useShown } from '../kit/dates.ts';
import { problemOf } from '../kit/problem.ts';
import { ProblemNote } from '../kit/problem-note.tsx';
import { Loading } from '../kit/states.tsx';
import { useList } from '../kit/use-answer.ts';
import { useNames, useWords } from '../kit/words.ts';
import { logWords } from './log-words.ts';
import { type Message, messagesOf } from './messages.ts';
import { Quiet, Section } from './section.tsx';
import { SentRow } from './sent-row.tsx';
import { useSeen } from './seen.ts';
import { useStaffName } from './use-names.ts';
import { useReadingText } from './use-reading-text.ts';
import type { Story } from './visits.ts';
import { residentWords } from './words.ts';

type Call = Story['calls'][number];
type Reply = Story['replies'][number];

const NOT_FOUND = 404;

/** The kind of task that a call was about: `R1:follow_up_routine:hypertension:2026-01-01`. */
const kindOf = ({ taskId }: Call): string => taskId.split(':')[1] ?? taskId;

const CallRow = ({ call }: { readonly call: Call }) => {
  const say = useWords(logWords);
  const outcome = useNames(logWords);
  const taskName = useNames(taskWords);
  const staffName = useStaffName();
  const shown = useShown();
  const facts = [
    say('about', { task: taskName(kindOf(call)) }),
    staffName(call.staffId),
    call.reason ?? '',
    call.snoozeUntil === undefined ? '' : say('snoozed', { date: shown.date(call.snoozeUntil) }),
  ].filter((text) => text !== '');
  return (
    <li className="event">
      <time dateTime={call.calledOn}>{shown.date(call.calledOn)}</time>
      <div>
        <strong>
          <span aria-hidden>↗ </span>
          {say('called')}: {outcome(call.outcome)}
        </strong>
        <div className="quiet">{facts.join(' · ')}</div>
      </div>
    </li>
  );
};

const useSaid = (): ((reply: Reply) => string) => {
  const say = useWords(logWords);
  const textOf = useReadingText();
  return ({ text, score, sbp, dbp, fpg, ppg, glucose }) =>
    [
      text ?? '',
      score === undefined ? '' : say('score', { count: score }),
      textOf({
        readings: {
          ...(sbp !== undefined && { sbp }),
          ...(dbp !== undefined && { dbp }),
          ...(fpg !== undefined && { fpg }),
          ...(ppg !== undefined && { ppg }),
        },
      }),
      glucose === undefined ? '' : `${glucose} mmol/L`,
    ]
      .filter((part) => part !== '')
      .join(' · ');
};

const ReplyRow = ({ reply }: { readonly reply: Reply }) => {
  const say = useWords(logWords);
  const kindName = useNames(logWords);
  const saidOf = useSaid();
  const shown = useShown();
  const people = reply.peopleOfPhone ?? 1;
  return (
    <li className="event">
      <time dateTime={reply.at}>{shown.moment(reply.at)}</time>
      <div>
        <strong>
          <span aria-hidden>↙ </span>
          {kindName(reply.kind)}
        </strong>{' '}
        {saidOf(reply)}
        {reply.isDangerous === true ? <div className="bad">⚠ {say('dangerous')}</div> : null}
        {people > 1 ? <div className="quiet">{say('shared', { count: people })}</div> : null}
      </div>
    </li>
  );
};

const rowOf = (message: Message, at: number) => {
  switch (message.kind) {
    case 'call':
      return <CallRow key={`call ${at}`} call={message.call} />;
    case 'sent':
      return <SentRow key={`sent ${at}`} {...message} />;
    case 'reply':
      return <ReplyRow key={`reply ${at}`} reply={message.reply} />;
    default:
      return unreachable(message);
  }
};

/** A page of texts goes so many days back. @source functions/reminders/show-messages-of-resident.ts DAYS_A_PAGE */
const DAYS_A_PAGE = 31;

/** The texts that were sent to the person; who may read but a part of the record reads none. */
const useSent = () => {
  const { story, purpose } = useSeen();
  const list = useList(showReminders, { query: { residentId: story.id }, purpose });
  const isOthers = list.error !== null && problemOf(list.error).status === NOT_FOUND;
  return { ...list, error: isOthers ? null : list.error, isOthers };
};

const Further = ({ list }: { readonly list: ReturnType<typeof useSent> }) => {
  const say = useWords(logWords);
  const days = (list.data?.pages.length ?? 0) * DAYS_A_PAGE;
  return (
    <Flex gap="small" align="center" wrap className="messages-further no-print">
      <Typography.Text type="secondary">{say('sentSince', { count: days })}</Typography.Text>
      {list.hasNextPage ? (
        <Button size="small" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {say('sentEarlier')}
        </Button>
      ) : null}
    </Flex>
  );
};

/** Calls to the person, texts that were sent, and what came from their phone, the latest first. */
export const MessagesPart = () => {
  const say = useWords(logWords);
  const page = useWords(residentWords);
  const list = useSent();
  const messages = messagesOf(useSeen().story, list.items);
  const isRead = list.first !== undefined || list.isOthers || list.error !== null;
  return (
    <Section id="messages" title={page('messages')}>
      {list.error === null ? null : <ProblemNote error={list.error} onRetry={() => void list.refetch()} />}
      {isRead && messages.length === 0 ? <Quiet>{say('noMessages')}</Quiet> : null}
      {isRead ? <ol className="events">{messages.map(rowOf)}</ol> : <Loading />}
      {list.first === undefined ? null : <Further list={list} />}
    </Section>
  );
};
