import { taskWords } from '../kit/code-words.ts';
import { useShown } from '../kit/dates.ts';
import { useNames, useWords } from '../kit/words.ts';
import { standingOf } from '../reminders/items.ts';
import { StandingText } from '../reminders/standing.tsx';
import { reasonWords } from '../reminders/words.ts';
import { logWords } from './log-words.ts';
import type { Message, Sent } from './messages.ts';

/** What a text was about: each task with its day, or the kind of a text that no task asked for. */
const useAbout = (): ((sent: Sent) => string) => {
  const say = useWords(logWords);
  const taskName = useNames(taskWords);
  const textName = useNames(logWords);
  const shown = useShown();
  return ({ kind, dueOn }) =>
    dueOn === undefined ? textName(kind) : say('dueText', { task: taskName(kind), date: shown.date(dueOn) });
};

/** A text that was sent: what about, how far it came, and its words where it speaks of nobody else. */
export const SentRow = ({ at, sent }: Extract<Message, { readonly kind: 'sent' }>) => {
  const say = useWords(logWords);
  const aboutOf = useAbout();
  const reasonName = useNames(reasonWords);
  const shown = useShown();
  const [first] = sent;
  return (
    <li className="event">
      <time dateTime={at}>{shown.moment(at)}</time>
      <div>
        <strong>
          <span aria-hidden>↗ </span>
          {say('sentText')}
        </strong>{' '}
        <StandingText standing={standingOf(first)} />
        <div className="quiet">
          {[...sent.map(aboutOf), first.reason === undefined ? '' : reasonName(first.reason)]
            .filter((text) => text !== '')
            .join(' · ')}
        </div>
        {first.text === undefined ? (
          <div className="quiet">{say('othersToo')}</div>
        ) : (
          <blockquote className="sent-text">{first.text}</blockquote>
        )}
      </div>
    </li>
  );
};
