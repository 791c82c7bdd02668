import { useCallback, useEffect, useRef, useState } from 'react';
import type * as z from 'zod';

import { listOwn, showOwn } from '../../functions/own-record/api.ts';
import { ask, useRead } from './ask.ts';
import { Drugs, Messages, Next, type OwnRecord, OwnReadings, Results, Team } from './care.tsx';
import { Consent } from './consent.tsx';
import { Contracts } from './contract.tsx';
import { WhoLooked } from './looks.tsx';
import { Whole } from './parts.tsx';
import { ReadingForm } from './reading-form.tsx';
import { useLanguage, useWords } from './speech.ts';
import { ownWords } from './words.ts';

type Person = z.infer<typeof listOwn.answer>['items'][number];

type Shown = { readonly record: OwnRecord; readonly again: () => void };

const Sections = ({ record, again }: Shown) => (
  <>
    <Team of={record.team} />
    <Next of={record} />
    <ReadingForm residentId={record.residentId} onSaved={again} />
    <OwnReadings of={record.ownReadings} />
    <Drugs of={record.supplies} />
    <Results of={record.results} />
    <Contracts of={record.contracts} />
    <Messages of={record.messages} />
    <WhoLooked residentId={record.residentId} />
    <Consent residentId={record.residentId} of={record.consent} onSet={again} />
  </>
);

type OneShape = { readonly person: Person; readonly onChange: (() => void) | undefined };

const One = ({ person: { residentId, maskedName }, onChange }: OneShape) => {
  const say = useWords(ownWords);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const record = useRead(useCallback(() => ask(showOwn, { params: { residentId } }), [residentId]));
  return (
    <>
      <div className="title">
        <h1 ref={heading} tabIndex={-1}>
          {say('recordOf', { name: maskedName })}
        </h1>
        {onChange === undefined ? null : (
          <button type="button" onClick={onChange}>
            {say('changePerson')}
          </button>
        )}
      </div>
      <Whole of={record} otherwise={<WhoLooked residentId={residentId} />}>
        {(value) => <Sections record={value} again={record.again} />}
      </Whole>
    </>
  );
};

const Choose = ({
  people,
  onChosen,
}: {
  readonly people: readonly Person[];
  readonly onChosen: (person: Person) => void;
}) => {
  const say = useWords(ownWords);
  return (
    <>
      <h1>{say('whose')}</h1>
      <ul className="people">
        {people.map((person) => (
          <li key={person.residentId}>
            <button type="button" onClick={() => onChosen(person)}>
              <strong>{person.maskedName}</strong>
              <small>{say(person.phoneOwner === 'self' ? 'ownPhone' : 'familyPhone')}</small>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
};

const People = ({ people }: { readonly people: readonly Person[] }) => {
  const say = useWords(ownWords);
  const [only] = people.length === 1 ? people : [];
  const [chosen, choose] = useState(only);
  if (people.length === 0) return <p>{say('nobody')}</p>;
  if (chosen === undefined) return <Choose people={people} onChosen={choose} />;
  return <One person={chosen} onChange={only === undefined ? () => choose(undefined) : undefined} />;
};

const readPeople = () => ask(listOwn, {});

/** The records that the phone opens: one at once, of several the one that is chosen. */
export const Records = () => {
  const people = useRead(readPeople);
  return <Whole of={people}>{({ items }) => <People people={items} />}</Whole>;
};

/** The tab is called by what it shows, in the language of the reader. */
export const useTitle = (): void => {
  const say = useWords(ownWords);
  const language = useLanguage();
  const title = say('product');
  useEffect(() => {
    document.title = `${title} · 家医 Jiayi`;
    document.documentElement.lang = language;
  }, [title, language]);
};
