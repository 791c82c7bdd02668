import { taskWords } from '../kit/code-words.ts';
import { useShown } from '../kit/dates.ts';
import { useNames, useWords } from '../kit/words.ts';
import { logWords } from './log-words.ts';
import { type Message, messagesOf } from './messages.ts';
import { Quiet, Section } from './section.tsx';
import { useSeen } from './seen.ts';
import { useStaffName } from './use-names.ts';
import { useReadingText } from './use-reading-text.ts';
import type { Story } from './visits.ts';
import { residentWords } from './words.ts';

type Call = Story['calls'][number];
type Reply = Story['replies'][number];

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

const rowOf = (message: Message, at: number) =>
  message.kind === 'call' ? (
    <CallRow key={`call ${at}`} call={message.call} />
  ) : (
    <ReplyRow key={`reply ${at}`} reply={message.reply} />
  );

/** Calls to the person and what came from their phone, the latest first. */
export const MessagesPart = () => {
  const say = useWords(logWords);
  const page = useWords(residentWords);
  const messages = messagesOf(useSeen().story);
  return (
    <Section id="messages" title={page('messages')}>
      {messages.length === 0 ? <Quiet>{say('noMessages')}</Quiet> : null}
      <ol className="events">{messages.map(rowOf)}</ol>
    </Section>
  );
};
