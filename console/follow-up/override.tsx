import { Checkbox, Select } from 'antd';
import { useEffect } from 'react';

import { classWords } from '../kit/code-words.ts';
import { useNames, useWords } from '../kit/words.ts';
import { Fault, Labelled, useFault } from './field.tsx';
import { placeIn } from './fields.ts';
import { fieldId, useForm, useText } from './form-context.ts';
import { DayField, TextField } from './text-field.tsx';
import { followUpWords } from './words.ts';

const CLASSES = ['1', '2', '3', '4'] as const;
const LAST_DAY = '9999-12-31';

const ClassField = ({ programme }: { readonly programme: string }) => {
  const say = useWords(followUpWords);
  const classOf = useNames(classWords);
  const place = placeIn(programme, 'override.class');
  const [text, setText] = useText(place);
  return (
    <Labelled place={place} label={say('overrideClass')}>
      <Select
        id={fieldId(place)}
        allowClear
        value={text === '' ? null : text}
        placeholder={say('asRules')}
        options={CLASSES.map((one) => ({ value: one, label: `${one} ${classOf(one)}` }))}
        onChange={(chosen: string | null | undefined) => setText(chosen ?? '')}
      />
      <Fault place={place} text={useFault(place)} />
    </Labelled>
  );
};

/** The fields by which a doctor decides otherwise than the rules. */
export const OverrideFields = ({ programme }: { readonly programme: string }) => {
  const say = useWords(followUpWords);
  const { draft } = useForm();
  const visitedOn = draft.texts['visitedOn'];
  return (
    <div className="visit-override">
      <ClassField programme={programme} />
      <DayField
        place={placeIn(programme, 'override.nextDate')}
        label={say('overrideNext')}
        {...(visitedOn === undefined || visitedOn === '' ? {} : { from: visitedOn })}
        until={LAST_DAY}
      />
      <TextField place={placeIn(programme, 'override.reason')} label={say('overrideReason')} isLong />
    </div>
  );
};

/** Lets the doctor decide otherwise than the rules, which stay beside it. */
export const Override = ({ programme, name }: { readonly programme: string; readonly name: string }) => {
  const say = useWords(followUpWords);
  const [text, setText] = useText(placeIn(programme, 'override'));
  const isOn = text === 'yes';
  useEffect(() => {
    if (isOn) document.getElementById(fieldId(placeIn(programme, 'override.class')))?.focus();
    // Only when it is opened, not when the form is shown again.
  }, [isOn, programme]);
  return (
    <div>
      <Checkbox
        checked={isOn}
        aria-label={say('overrideOf', { name })}
        onChange={({ target }) => setText(target.checked ? 'yes' : '')}
      >
        {say('override')}
      </Checkbox>
      {isOn ? <OverrideFields programme={programme} /> : null}
    </div>
  );
};
