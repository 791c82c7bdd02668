import { Link } from 'react-router';
import type * as z from 'zod';

import type { listResidents } from '../../functions/residents/api.ts';
import { daysBetween, isLocalDate, completedAge } from '../../domain/kernel/time.ts';
import { classWords, groupWords, taskWords } from '../kit/code-words.ts';
import { commonWords } from '../kit/common-words.ts';
import { useShown } from '../kit/dates.ts';
import { paths } from '../kit/paths.ts';
import { useMe } from '../kit/use-me.ts';
import { useNames, useWords } from '../kit/words.ts';
import { FILTERS } from './filters.ts';
import { panelWords } from './words.ts';

/** A person of a list. */
export type Person = z.infer<typeof listResidents.answer>['items'][number];

const PROGRAMMES: ReadonlySet<string> = new Set(FILTERS.programme);

/** Sex and age of a person in words. */
export const useSexAge = (): ((person: Pick<Person, 'sex' | 'birthDate'>) => string) => {
  const common = useWords(commonWords);
  const today = useMe()?.today;
  return ({ sex, birthDate }) => {
    const age =
      today === undefined || !isLocalDate(birthDate)
        ? ''
        : common('years', { count: completedAge(birthDate, today) });
    return `${common(sex === 'M' ? 'male' : 'female')} ${age}`;
  };
};

/** What is due first, or how late it is, and what it is. */
export const Due = ({ person: { nextDue } }: { readonly person: Person }) => {
  const say = useWords(panelWords);
  const taskOf = useNames(taskWords);
  const shown = useShown();
  const today = useMe()?.today;
  if (nextDue === undefined || today === undefined) return null;
  const late = daysBetween(nextDue.dueOn, today);
  const isLate = late > 0;
  return (
    <span className="clip" title={shown.date(nextDue.dueOn)}>
      <span className={isLate ? 'late' : ''}>
        {isLate ? say('daysOverdue', { count: late }) : shown.date(nextDue.dueOn)}
      </span>
      <span className="quiet due-kind"> {taskOf(nextDue.kind)}</span>
    </span>
  );
};

/** What the class of a visit looks like, beside its word. */
const TONES = new Map([
  [1, 'good'],
  [2, 'warn'],
  [3, 'bad'],
  [4, 'bad'],
]);

/** The programmes of a person, each with the class of its last visit. */
export const LastClasses = ({ person: { groups, lastVisits } }: { readonly person: Person }) => {
  const say = useWords(panelWords);
  const programmeName = useNames(groupWords);
  const classOf = useNames(classWords);
  return groups
    .filter((group) => PROGRAMMES.has(group))
    .map((programme) => {
      const last = lastVisits?.find((visit) => visit.programme === programme);
      const none = last?.seenOn === undefined ? say('notVisited') : say('noClass');
      return (
        <div key={programme} className="clip">
          {programmeName(programme)}
          {lastVisits === undefined ? null : (
            <span className={TONES.get(last?.class ?? 0) ?? 'quiet'}>
              {' '}
              {last === undefined || last.class === null ? none : classOf(`${last.class}`)}
            </span>
          )}
        </div>
      );
    });
};

/** The key groups of a person beside the programmes. */
export const Groups = ({ person: { groups } }: { readonly person: Person }) => {
  const nameOf = useNames(groupWords);
  const text = groups
    .filter((group) => !PROGRAMMES.has(group))
    .map(nameOf)
    .join(' · ');
  return (
    <span className="clip" title={text}>
      {text}
    </span>
  );
};

/** The name of a person, which leads to the record; on a narrow screen with what else tells them apart. */
export const Name = ({ person, village }: { readonly person: Person; readonly village: string }) => {
  const sexAge = useSexAge();
  return (
    <>
      <Link className="clip" to={paths.resident(person.id)}>
        {person.name}
      </Link>
      <span className="clip quiet narrow-line">
        {sexAge(person)} · {village}
      </span>
    </>
  );
};

/** The last day of the contract. */
export const Until = ({ person: { contractUntil } }: { readonly person: Person }) => {
  const say = useWords(panelWords);
  const shown = useShown();
  return contractUntil === undefined ? (
    <span className="quiet">{say('none')}</span>
  ) : (
    shown.date(contractUntil)
  );
};
