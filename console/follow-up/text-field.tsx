import { Input } from 'antd';

import { DateField } from '../kit/date-field.tsx';
import { Fault, Labelled, LastValue, noteId, useFault } from './field.tsx';
import { fieldId, useForm, useText } from './form-context.ts';

type Shape = {
  readonly place: string;
  readonly label: string;
  readonly isLong?: boolean;
  /** The name under which the last text is looked for, and of which programme. */
  readonly last?: { readonly name: string; readonly programme?: string };
};

/** A field for words. */
export const TextField = ({ place, label, isLong = false, last }: Shape) => {
  const [text, setText] = useText(place);
  const fault = useFault(place);
  const shared = {
    id: fieldId(place),
    value: text,
    'aria-describedby': noteId(place),
    'aria-invalid': fault !== undefined,
  };
  return (
    <Labelled place={place} label={label}>
      {isLong ? (
        <Input.TextArea
          {...shared}
          autoSize={{ minRows: 1, maxRows: 6 }}
          onChange={(e) => setText(e.target.value)}
        />
      ) : (
        <Input {...shared} autoComplete="off" onChange={(e) => setText(e.target.value)} />
      )}
      {last === undefined ? null : <LastValue {...last} />}
      <Fault place={place} text={fault} />
    </Labelled>
  );
};

type DateShape = {
  readonly place: string;
  readonly label: string;
  readonly from?: string;
  readonly until?: string;
};

/** A field for a day. */
export const DayField = ({ place, label, from, until }: DateShape) => {
  const [text, setText] = useText(place);
  const { today } = useForm();
  const fault = useFault(place);
  return (
    <Labelled place={place} label={label}>
      <DateField
        id={fieldId(place)}
        value={text === '' ? undefined : text}
        onChange={(date) => setText(date ?? '')}
        from={from}
        until={until ?? today}
      />
      <Fault place={place} text={fault} />
    </Labelled>
  );
};
