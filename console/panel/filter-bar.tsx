import { Button, Flex, Select, Typography } from 'antd';
import { memo, useCallback, useLayoutEffect, useMemo, useRef } from 'react';

import { groupWords, classWords } from '../kit/code-words.ts';
import { useNames, useWords } from '../kit/words.ts';
import { useMaySeeGroup } from './can-write.ts';
import { AGES, FILTERS, filtersIn, type PanelAsked, withoutFilters, withPart } from './filters.ts';
import { panelWords } from './words.ts';

type Option = { readonly value: string; readonly label: string; readonly disabled?: boolean };

type Shape = {
  readonly asked: PanelAsked;
  /** Undefined values take a filter out. */
  readonly onChange: (asked: PanelAsked) => void;
  readonly villages: readonly Option[];
  /** Where no team is chosen there is nothing to narrow. */
  readonly isOff: boolean;
};

type Part = 'group' | 'programme' | 'result' | 'due' | 'contract' | 'regionCode' | 'age';
type Choose = (part: Part, value: string | undefined) => void;

type ChoiceShape = {
  readonly part: Part;
  readonly value: string | undefined;
  readonly options: readonly (Option | { readonly label: string; readonly options: Option[] })[];
  readonly onChoose: Choose;
  readonly isOff: boolean;
};

/** Drawn anew only where its own value or its options are others: there are seven of them. */
const Choice = memo(({ part, value, options, onChoose, isOff }: ChoiceShape) => {
  const say = useWords(panelWords);
  return (
    <Select
      aria-label={say(part)}
      className="panel-choice"
      placeholder={say(part)}
      allowClear
      disabled={isOff}
      popupMatchSelectWidth={false}
      value={value ?? null}
      options={[...options]}
      onChange={(chosen: string | null) => onChoose(part, chosen ?? undefined)}
    />
  );
});

const useGroupOptions = (): readonly Option[] => {
  const say = useWords(panelWords);
  const nameOf = useNames(groupWords);
  const maySee = useMaySeeGroup();
  return useMemo(
    () =>
      FILTERS.group.map((value) =>
        maySee(value)
          ? { value, label: nameOf(value) }
          : { value, label: say('notYours', { name: nameOf(value) }), disabled: true },
      ),
    [say, nameOf, maySee],
  );
};

const useAgeOptions = (): readonly Option[] => {
  const say = useWords(panelWords);
  return useMemo(
    () =>
      AGES.map((value) => {
        const [from = '', to = ''] = value.split('-');
        return { value, label: to === '' ? say('ageFrom', { from }) : say('ageBand', { from, to }) };
      }),
    [say],
  );
};

/** Every filter with its choices, in the order in which they stand. */
const useFilters = (villages: readonly Option[]) => {
  const say = useWords(panelWords);
  const nameOf = useNames(groupWords);
  const classOf = useNames(classWords);
  const groups = useGroupOptions();
  const ages = useAgeOptions();
  return useMemo(() => {
    const said = (values: readonly (typeof FILTERS)[Said][number][]) =>
      values.map((value) => ({ value, label: say(value) }));
    return [
      { part: 'group', options: groups },
      { part: 'programme', options: FILTERS.programme.map((value) => ({ value, label: nameOf(value) })) },
      {
        part: 'result',
        options: [
          { label: say('byControl'), options: said(FILTERS.control) },
          {
            label: say('byClass'),
            options: FILTERS.class.map((value) => ({ value, label: classOf(value) })),
          },
        ],
      },
      { part: 'due', options: said(FILTERS.due) },
      { part: 'contract', options: said(FILTERS.contract) },
      { part: 'regionCode', options: villages },
      { part: 'age', options: ages },
    ] as const;
  }, [say, nameOf, classOf, groups, ages, villages]);
};

type Said = 'control' | 'due' | 'contract';

/** Control and class of the last visit stand in one list: one of them is asked for. */
const withResult = (asked: PanelAsked, value: string | undefined): PanelAsked => ({
  ...asked,
  control: FILTERS.control.find((one) => one === value),
  class: FILTERS.class.find((one) => one === value),
});

/** Chooses, by what is asked for now: the same function however that changes. */
const useChoose = (asked: PanelAsked, onChange: (asked: PanelAsked) => void): Choose => {
  const latest = useRef({ asked, onChange });
  useLayoutEffect(() => {
    latest.current = { asked, onChange };
  });
  return useCallback((part, value) => {
    const now = latest.current;
    now.onChange(part === 'result' ? withResult(now.asked, value) : withPart(now.asked, part, value));
  }, []);
};

/** What narrows the panel, each by one choice; what is chosen stands in the address. */
export const FilterBar = ({ asked, onChange, villages, isOff }: Shape) => {
  const say = useWords(panelWords);
  const filters = useFilters(villages);
  const choose = useChoose(asked, onChange);
  return (
    <Flex
      wrap
      gap="small"
      align="center"
      role="group"
      aria-label={say('filters')}
      className="panel-filters no-print"
    >
      {filters.map(({ part, options }) => (
        <Choice
          key={part}
          part={part}
          isOff={isOff}
          value={part === 'result' ? (asked.control ?? asked.class) : asked[part]}
          options={options}
          onChoose={choose}
        />
      ))}
      {isOff ? <Typography.Text type="secondary">{say('teamFirst')}</Typography.Text> : null}
      {filtersIn(asked) === 0 ? null : (
        <Button type="link" onClick={() => onChange(withoutFilters(asked))}>
          {say('clear')}
        </Button>
      )}
    </Flex>
  );
};
