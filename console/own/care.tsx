import type * as z from 'zod';

import type { showOwn } from '../../functions/own-record/api.ts';
import { useDate, useLanguage, useNames, useWords } from './speech.ts';
import { dueWords, messageWords } from './name-words.ts';
import { MeasuredRow } from './measured.tsx';
import { Section, Some } from './parts.tsx';
import { ownWords } from './words.ts';

/** The own record as it is answered. */
export type OwnRecord = z.infer<typeof showOwn.answer>;
type Part<Name extends keyof OwnRecord> = { readonly of: OwnRecord[Name] };

const RESULTS_FIRST = 4;
const MESSAGES_FIRST = 3;

const telOf = (phone: string): string => `tel:${phone.replaceAll(/[^\d+]/g, '')}`;

/** The doctor and the team, and how they are reached. */
export const Team = ({ of: team }: Part<'team'>) => {
  const say = useWords(ownWords);
  return (
    <Section title={say('myDoctor')}>
      {team === null ? (
        <p>{say('noTeam')}</p>
      ) : (
        <>
          {team.doctor === undefined ? null : (
            <p className="doctor">{say('doctorOf', { name: team.doctor })}</p>
          )}
          <p>
            {team.name}
            <br />
            {team.institution}
          </p>
          {team.phone === '' ? null : (
            <a className="main" href={telOf(team.phone)}>
              {say('call')} <strong>{team.phone}</strong>
            </a>
          )}
        </>
      )}
      <p className="quiet">{say('emergency')}</p>
    </Section>
  );
};

type Due = OwnRecord['tasks'][number];

const useDueName = (): ((due: Due) => string) => {
  const nameOf = useNames(dueWords);
  return ({ kind, programme }) =>
    programme === undefined ? nameOf(kind) : `${nameOf(kind)} · ${nameOf(programme)}`;
};

const isSame = (a: Due, b: Due | null): boolean =>
  b !== null && a.kind === b.kind && a.programme === b.programme && a.dueOn === b.dueOn;

/** What comes next, and what else is due. */
export const Next = ({
  of: { nextVisit, tasks },
}: {
  readonly of: Pick<OwnRecord, 'nextVisit' | 'tasks'>;
}) => {
  const say = useWords(ownWords);
  const dateOf = useDate();
  const nameOf = useDueName();
  const others = tasks.filter((task) => !isSame(task, nextVisit));
  return (
    <Section title={say('nextVisit')}>
      {nextVisit === null ? (
        <p>{say('noVisit')}</p>
      ) : (
        <p>
          <strong>{nameOf(nextVisit)}</strong>
          <br />
          {say(nextVisit.daysOverdue > 0 ? 'late' : 'before', { date: dateOf(nextVisit.dueOn) })}
        </p>
      )}
      {others.length === 0 ? null : (
        <>
          <h3>{say('alsoDue')}</h3>
          <ul className="rows">
            {others.map((due) => (
              <li key={`${due.kind} ${due.programme} ${due.dueOn}`}>
                <strong>{nameOf(due)}</strong>
                <div className="when">
                  {say(due.daysOverdue > 0 ? 'wasDue' : 'byDate', { date: dateOf(due.dueOn) })}
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
};

const latestFirst = (supplies: OwnRecord['supplies']): OwnRecord['supplies'] =>
  supplies.toSorted((a, b) => (a.runsOutOn < b.runsOutOn ? 1 : -1));

/** How long each drug lasts. */
export const Drugs = ({ of: supplies }: Part<'supplies'>) => {
  const say = useWords(ownWords);
  const spoken = useLanguage();
  const dateOf = useDate();
  return (
    <Section title={say('drugs')}>
      <Some items={latestFirst(supplies)} first={supplies.length} none={say('noDrugs')}>
        {({ name, called, runsOutOn }) => (
          <li key={name}>
            <strong>{called[spoken]}</strong>
            <div className="when">{say('runsOut', { date: dateOf(runsOutOn) })}</div>
          </li>
        )}
      </Some>
    </Section>
  );
};

/** What the resident measured at home; nothing where they entered nothing yet. */
export const OwnReadings = ({ of: readings }: Part<'ownReadings'>) => {
  const say = useWords(ownWords);
  if (readings.length === 0) return null;
  return (
    <Section title={say('myReadings')}>
      <Some items={readings} first={RESULTS_FIRST} none="">
        {(reading) => <MeasuredRow key={reading.enteredAt} on={reading.measuredOn} of={reading} />}
      </Some>
    </Section>
  );
};

/** What was found at visits and exams. */
export const Results = ({ of: results }: Part<'results'>) => {
  const say = useWords(ownWords);
  const nameOf = useNames(dueWords);
  return (
    <Section title={say('results')}>
      <Some items={results} first={RESULTS_FIRST} none={say('noResults')}>
        {({ on, kind, programme, ...of }, at) => (
          <MeasuredRow
            key={`${on} ${at}`}
            on={on}
            what={programme === undefined ? say(kind) : `${nameOf(programme)} ${say(kind)}`}
            of={of}
          />
        )}
      </Some>
    </Section>
  );
};

/** The texts of the last two weeks. */
export const Messages = ({ of: messages }: Part<'messages'>) => {
  const say = useWords(ownWords);
  const nameOf = useNames(messageWords);
  const dateOf = useDate();
  return (
    <Section title={say('messages')}>
      <Some items={messages} first={MESSAGES_FIRST} none={say('noMessages')}>
        {({ on, state, text }, at) => (
          <li key={`${on} ${at}`}>
            <div className="when">
              {dateOf(on)} · {nameOf(state)}
            </div>
            <div>{text}</div>
          </li>
        )}
      </Some>
    </Section>
  );
};
