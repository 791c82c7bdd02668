import { Form, Input, Select } from 'antd';

import { commonWords } from '../kit/common-words.ts';
import { DateField } from '../kit/date-field.tsx';
import { useWords } from '../kit/words.ts';
import { organisationWords } from './words.ts';

const MOST_LETTERS = 100;
/** So many are chosen from at a glance. */
const FEW = 8;

/** The rule of a field that must be filled in. */
const useRequired = () => {
  const say = useWords(commonWords);
  return [{ required: true, whitespace: true, message: say('required') }];
};

/** The rule of a choice that must be made. */
export const useChosen = () => {
  const say = useWords(commonWords);
  return [{ required: true, message: say('required') }];
};

type Field = { readonly name: string; readonly label: string; readonly hint?: string | undefined };

/** A line of text. */
export const LineField = ({ name, label, hint, isNeeded }: Field & { readonly isNeeded?: boolean }) => {
  const rules = useRequired();
  return (
    <Form.Item name={name} label={label} extra={hint} {...(isNeeded === true ? { rules } : {})}>
      <Input maxLength={MOST_LETTERS} autoComplete="off" />
    </Form.Item>
  );
};

/** A day that must be said. */
export const DayField = ({ from, ...field }: Field & { readonly from?: string | undefined }) => (
  <Form.Item name={field.name} label={field.label} extra={field.hint} rules={useChosen()}>
    <DateField from={from} />
  </Form.Item>
);

type Choice = Field & {
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly isOptional?: boolean;
  readonly isMany?: boolean;
  readonly isLoading?: boolean;
};

/** A choice by name, found by typing. */
export const ChoiceField = ({ name, label, hint, options, isOptional, isMany, isLoading }: Choice) => {
  const say = useWords(organisationWords);
  const rules = useChosen();
  return (
    <Form.Item name={name} label={label} extra={hint} {...(isOptional === true ? {} : { rules })}>
      <Select
        placeholder={say(options.length > FEW ? 'search' : 'choose')}
        classNames={{ popup: { root: 'whole-names' } }}
        showSearch={{ optionFilterProp: 'label' }}
        allowClear={isOptional === true}
        loading={isLoading === true}
        options={[...options]}
        {...(isMany === true ? { mode: 'multiple' as const } : {})}
      />
    </Form.Item>
  );
};
