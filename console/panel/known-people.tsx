import { Alert } from 'antd';
import { Link } from 'react-router';

import { listResidents } from '../../functions/residents/api.ts';
import { useShown } from '../kit/dates.ts';
import { paths } from '../kit/paths.ts';
import { useAnswer } from '../kit/use-answer.ts';
import { useWords } from '../kit/words.ts';
import { type Person, useSexAge } from './cells.tsx';
import { saidBy } from './register-form.ts';
import { registerWords } from './register-words.ts';

const SHORTEST_NAME = 2;

/** What is looked for while a form is filled in: a whole number, and a name of two characters or more; empty where
 *  nothing is. */
const soughtBy = (name: string, number: string): readonly [name: string, number: string] => [
  name.trim().length >= SHORTEST_NAME ? name.trim() : '',
  saidBy(number) === undefined ? '' : number.trim(),
];

const useFound = (query: string): readonly Person[] => {
  const asked = { query: { query, limit: '20' } };
  const { value, isPlaceholderData } = useAnswer(listResidents, asked, { isOff: query === '' });
  return query === '' || isPlaceholderData ? [] : (value?.items ?? []);
};

/** The records that may be of the person who is being entered, with links: shown before they are entered again. */
export const KnownPeople = ({ name, number }: { readonly name: string; readonly number: string }) => {
  const say = useWords(registerWords);
  const shown = useShown();
  const sexAge = useSexAge();
  const [soughtName, soughtNumber] = soughtBy(name, number);
  const named = useFound(soughtName).filter((person) => person.name === soughtName);
  const numbered = useFound(soughtNumber);
  const people = [...numbered, ...named.filter(({ id }) => numbered.every((other) => other.id !== id))];
  if (people.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      role="status"
      className="known-people"
      title={say('known')}
      description={
        <>
          <div>{say('knownHint')}</div>
          <ul>
            {people.map((person) => (
              <li key={person.id}>
                <Link to={paths.resident(person.id)} target="_blank">
                  {person.name}
                </Link>{' '}
                {sexAge(person)} · {shown.date(person.birthDate)} · {person.id}
              </li>
            ))}
          </ul>
        </>
      }
    />
  );
};
