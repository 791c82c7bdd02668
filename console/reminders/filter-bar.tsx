import { Button, Flex, Select } from 'antd';

import { taskWords } from '../kit/code-words.ts';
import { useNames, useWords } from '../kit/words.ts';
import { choicesIn, type Filters, type Item, NO_TEAM, standingOf, whyOf } from './items.ts';
import { answerWords, reasonWords, reminderWords } from './words.ts';

type Shape = {
  readonly items: readonly Item[];
  readonly filters: Filters;
  readonly teamName: (id: string) => string;
  readonly onChange: (filters: Filters) => void;
};

type One = {
  readonly name: keyof Filters;
  readonly label: string;
  readonly any: string;
  readonly values: readonly string[];
  readonly nameOf: (value: string) => string;
};

const useFilters = ({ items, teamName }: Pick<Shape, 'items' | 'teamName'>): readonly One[] => {
  const say = useWords(reminderWords);
  const word = useNames(reminderWords);
  const reason = useNames(reasonWords);
  const task = useNames(taskWords);
  const answerName = useNames(answerWords);
  return [
    {
      name: 'standing',
      label: say('state'),
      any: say('anyState'),
      values: choicesIn(items, standingOf),
      nameOf: word,
    },
    {
      name: 'answer',
      label: say('answer'),
      any: say('anyAnswer'),
      values: choicesIn(items, ({ answer }) => answer),
      nameOf: answerName,
    },
    {
      name: 'reason',
      label: say('reason'),
      any: say('anyReason'),
      values: choicesIn(items, whyOf),
      nameOf: reason,
    },
    {
      name: 'kind',
      label: say('kind'),
      any: say('anyKind'),
      values: choicesIn(items, ({ kind }) => kind),
      nameOf: task,
    },
    {
      name: 'team',
      label: say('team'),
      any: say('anyTeam'),
      values: choicesIn(items, ({ teamId }) => teamId ?? NO_TEAM),
      nameOf: teamName,
    },
  ];
};

/** Narrows the list; only what it has can be chosen. */
export const FilterBar = ({ items, filters, teamName, onChange }: Shape) => {
  const say = useWords(reminderWords);
  const isNarrow = Object.values(filters).some((value) => value !== undefined);
  const bar = useFilters({ items, teamName });
  return (
    <Flex gap="small" wrap role="group" aria-label={say('filters')} className="filters no-print">
      {bar.map(({ name, label, any, values, nameOf }) => (
        <Select<string>
          key={name}
          aria-label={label}
          className="filter"
          placeholder={any}
          allowClear
          value={filters[name] ?? null}
          onChange={(value: string | undefined) => onChange({ ...filters, [name]: value })}
          options={values.map((value) => ({ value, label: nameOf(value) }))}
          showSearch={{ optionFilterProp: 'label' }}
        />
      ))}
      {isNarrow ? (
        <Button type="link" onClick={() => onChange({})}>
          {say('clear')}
        </Button>
      ) : null}
    </Flex>
  );
};
