import type { TableColumnType } from 'antd';
import type { ReactNode } from 'react';

import { useShown } from '../kit/dates.ts';
import { useWords } from '../kit/words.ts';
import { Due, Groups, LastClasses, Name, type Person, Until, useSexAge } from './cells.tsx';
import type { PanelAsked } from './filters.ts';
import { panelWords } from './words.ts';

type Sorting = Pick<PanelAsked, 'sort' | 'order'>;

/** Which way a column is sorted, as a table shows it; what is due first comes first unless another is chosen. */
const directionOf = (key: string, { sort = 'due', order = 'asc' }: Sorting): 'ascend' | 'descend' | null => {
  if (key !== sort) return null;
  return order === 'asc' ? 'ascend' : 'descend';
};

type Column = TableColumnType<Person>;

type Names = ReadonlyMap<string, string>;

const cell = (render: (person: Person) => ReactNode): Column => ({ render: (_, person) => render(person) });

const sorted = (key: string, sorting: Sorting | undefined): Column =>
  sorting === undefined ? { key } : { key, sorter: true, sortOrder: directionOf(key, sorting) };

const useWho = (names: Names, sorting: Sorting | undefined): readonly Column[] => {
  const say = useWords(panelWords);
  const sexAge = useSexAge();
  const villageOf = ({ regionCode }: Person): string => names.get(regionCode) ?? regionCode;
  const village = (person: Person) => (
    <span className="clip" title={villageOf(person)}>
      {villageOf(person)}
    </span>
  );
  return [
    {
      title: say('name'),
      width: 108,
      ...sorted('name', sorting),
      ...cell((person) => <Name person={person} village={villageOf(person)} />),
    },
    {
      title: say('sexAge'),
      width: 104,
      responsive: ['md'],
      ...sorted('age', sorting),
      ...cell(sexAge),
    },
    { title: say('regionCode'), width: 100, responsive: ['lg'], key: 'village', ...cell(village) },
    {
      title: say('phone'),
      width: 120,
      responsive: ['xl'],
      key: 'phone',
      ...cell(({ phone }) => phone),
    },
    {
      title: say('groups'),
      width: 112,
      responsive: ['xl'],
      key: 'groups',
      ...cell((person) => <Groups person={person} />),
    },
  ];
};

const useCare = (sorting: Sorting | undefined): readonly Column[] => {
  const say = useWords(panelWords);
  const shown = useShown();
  return [
    {
      title: say('lastClass'),
      width: 188,
      responsive: ['md'],
      key: 'class',
      ...cell((person) => <LastClasses person={person} />),
    },
    {
      title: say('seen'),
      width: 126,
      responsive: ['lg'],
      ...sorted('seen', sorting),
      ...cell(({ lastSeenOn }) => (lastSeenOn === undefined ? null : shown.date(lastSeenOn))),
    },
    {
      title: say('due'),
      width: 190,
      ...sorted('due', sorting),
      ...cell((person) => <Due person={person} />),
    },
    {
      title: say('until'),
      width: 122,
      responsive: ['lg'],
      ...sorted('contract', sorting),
      ...cell((person) => <Until person={person} />),
    },
  ];
};

/** The columns of the panel. Widths hold while pages come in; the narrow screen has the name and what is due. */
export const useColumns = (names: Names, sorting: Sorting | undefined): readonly Column[] => [
  ...useWho(names, sorting),
  ...useCare(sorting),
];
