import { lazy, memo, Suspense } from 'react';
import { Link } from 'react-router';

import { deedOf } from './deed.ts';
import { useDueText, useNearDate } from './due-text.ts';
import { todayWords } from './words.ts';
import type { WorklistItem } from '../../functions/reminders/api.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { groupWords, taskWords } from '../kit/code-words.ts';
import { paths } from '../kit/paths.ts';
import { Loading } from '../kit/states.tsx';
import { useNames, useWords } from '../kit/words.ts';

type Shown = { readonly item: WorklistItem; readonly today: LocalDate };

/** Names somebody of the team: asked for once for all rows, and the same function until the team is another. */
export type StaffName = (staffId: string) => string;

const Due = ({ item: { dueOn, daysOverdue }, today }: Shown) => {
  const say = useWords(todayWords);
  const dueText = useDueText();
  const nearDate = useNearDate();
  const state = daysOverdue > 0 ? 'is-overdue' : dueOn === today ? 'is-today' : '';
  return (
    <div className={`task-due ${state}`}>
      <strong>{dueText(dueOn, today)}</strong>
      <small>{say('latest', { date: nearDate(dueOn, today) })}</small>
    </div>
  );
};

const What = ({ item: { kind, programme, snoozedUntil }, today }: Shown) => {
  const say = useWords(todayWords);
  const kindName = useNames(taskWords);
  const programmeName = useNames(groupWords);
  const nearDate = useNearDate();
  return (
    <div className="task-what">
      <span className={kind === 'urgent_call' || kind === 'referral_check' ? 'is-grave' : ''}>
        {kindName(kind)}
      </span>
      {programme === undefined ? null : <span className="task-programme">{programmeName(programme)}</span>}
      {snoozedUntil === undefined ? null : (
        <span className="task-waits">{say('putOff', { date: nearDate(snoozedUntil, today) })}</span>
      )}
    </div>
  );
};

/** Who saw them last; said only of what somebody is seen for. */
const LastSeen = ({
  item: { kind, lastSeenOn, lastSeenBy },
  today,
  staffName,
}: Shown & { readonly staffName: StaffName }) => {
  const say = useWords(todayWords);
  const nearDate = useNearDate();
  const never = kind === 'first_visit' ? say('neverSeen') : '';
  return (
    <div className="task-seen">
      {lastSeenOn === undefined || lastSeenBy === undefined
        ? never
        : say('lastSeen', { date: nearDate(lastSeenOn, today), name: staffName(lastSeenBy) })}
    </div>
  );
};

const Deeds = ({
  item,
  place,
  onCall,
  isCalling,
}: Pick<Shape, 'item' | 'place' | 'onCall' | 'isCalling'>) => {
  const say = useWords(todayWords);
  const kindName = useNames(taskWords);
  const deed = deedOf(item.kind);
  return (
    <div className="task-deeds no-print">
      <button
        type="button"
        className="small-button"
        data-call
        aria-expanded={isCalling}
        aria-label={say('callWho', { name: item.name, kind: kindName(item.kind) })}
        onClick={() => onCall(isCalling ? undefined : place)}
      >
        {say('call')}
      </button>
      <Link
        to={deed.path(item.residentId)}
        aria-label={say('forWho', { deed: say(deed.key), name: item.name })}
      >
        {say(deed.key)}
      </Link>
    </div>
  );
};

type Shape = Shown & {
  /** Where it stands: a task may stand at two places of the page. */
  readonly place: string;
  readonly isCalling: boolean;
  readonly staffName: StaffName;
  /** Begins the call at a place, or ends it. */
  readonly onCall: (place: string | undefined) => void;
};

const loadCallPanel = () => import('./call-panel.tsx');

const CallPanel = lazy(async () => ({ default: (await loadCallPanel()).CallPanel }));

/** Has the form of a call at hand before the first call is made, the connection lost or not. */
export const bringCallPanel = (): void => void loadCallPanel().catch(() => undefined);

/** A task on the list: how late, who, what for, who saw them last, and what may be done about it in place. */
export const Row = memo(({ item, today, place, isCalling, staffName, onCall }: Shape) => (
  <li className="task" data-row={item.residentId}>
    <div className="task-line">
      <Due item={item} today={today} />
      <Link className="task-name" data-open to={paths.resident(item.residentId)} title={item.name}>
        {item.name}
      </Link>
      <What item={item} today={today} />
      <LastSeen item={item} today={today} staffName={staffName} />
      <Deeds item={item} place={place} isCalling={isCalling} onCall={onCall} />
    </div>
    {isCalling ? (
      <Suspense fallback={<Loading />}>
        <CallPanel item={item} onDone={() => onCall(undefined)} />
      </Suspense>
    ) : null}
  </li>
));
