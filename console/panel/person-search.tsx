import { Select } from 'antd';
import { useState } from 'react';

import { listResidents } from '../../functions/residents/api.ts';
import { useAnswer } from '../kit/use-answer.ts';
import { useShown } from '../kit/dates.ts';
import { useWords } from '../kit/words.ts';
import type { Person } from './cells.tsx';
import { usePurpose } from './purpose.tsx';
import { panelWords } from './words.ts';

const WAIT_MS = 300;

type Shape = {
  readonly label: string;
  readonly id?: string;
  /** The chosen person as the field shows them; undefined where nobody is. */
  readonly chosen: { readonly id: string; readonly text: string } | undefined;
  readonly onChoose: (person: Person | undefined) => void;
};

let waiting: ReturnType<typeof setTimeout> | undefined;

/** Waits until the typing rests: each letter would be a search of its own. */
const debounced =
  (then: (text: string) => void) =>
  (text: string): void => {
    clearTimeout(waiting);
    waiting = setTimeout(() => then(text), WAIT_MS);
  };

/** Whom a text finds, as it is typed. */
const useFound = () => {
  const [text, setText] = useState('');
  const { asked } = usePurpose();
  const query = text.trim();
  const isOff = query === '';
  const found = useAnswer(listResidents, { query: { query, limit: '20' }, ...asked }, { isOff });
  const people: readonly Person[] = isOff ? [] : (found.value?.items ?? []);
  return { isOff, people, isReading: found.isFetching, onSearch: debounced(setText) };
};

/** A field that finds somebody by name, phone or identity number and lets them be chosen. */
export const PersonSearch = ({ label, id, chosen, onChoose }: Shape) => {
  const say = useWords(panelWords);
  const shown = useShown();
  const { isOff, people, isReading, onSearch } = useFound();
  const options = people.map((person) => ({
    value: person.id,
    label: `${person.name} · ${shown.date(person.birthDate)} · ${person.id}`,
  }));
  const own = chosen === undefined ? [] : [{ value: chosen.id, label: chosen.text }];
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      aria-label={label}
      className="person-search"
      placeholder={say('searchHint')}
      allowClear
      showSearch={{ filterOption: false, onSearch }}
      loading={isReading}
      value={chosen?.id ?? null}
      options={isOff ? own : options}
      notFoundContent={isOff || isReading ? null : say('nobody')}
      onChange={(value: string | null) => onChoose(people.find((person) => person.id === value))}
    />
  );
};
