import { Button, Flex, Input, Typography } from 'antd';
import { type ChangeEvent, useState } from 'react';

import { useNames, useWords } from '../kit/words.ts';
import { Fault, LastValue, Labelled, noteId, useFault } from './field.tsx';
import { fieldWords } from './field-words.ts';
import type { Measurement } from './fields.ts';
import { fieldId, useText } from './form-context.ts';
import { plainTyping, readTyped } from './typed-number.ts';
import { followUpWords } from './words.ts';

const isComposing = (event: ChangeEvent<HTMLInputElement>): boolean =>
  event.nativeEvent instanceof InputEvent && event.nativeEvent.isComposing;

type Shape = {
  readonly place: string;
  readonly label: string;
  readonly unit: string;
  /** Where the label is said elsewhere, as in a table. */
  readonly isBare?: boolean;
};

/** A field for a number, typed in half-width or full-width digits; its fault is silent while somebody types. */
export const NumberInput = ({ place, label, unit, isBare = false }: Shape) => {
  const [text, setText] = useText(place);
  const [isFocused, setFocused] = useState(false);
  const fault = useFault(place);
  const shown = isFocused ? undefined : fault;
  return (
    <>
      <Input
        id={fieldId(place)}
        className="visit-number"
        inputMode="decimal"
        autoComplete="off"
        value={text}
        suffix={<span className="visit-unit">{unit}</span>}
        {...(isBare ? { 'aria-label': label } : {})}
        aria-describedby={noteId(place)}
        aria-invalid={shown !== undefined}
        {...(shown === undefined ? {} : { status: 'error' as const })}
        onChange={(event) => {
          const typed = event.target.value;
          setText(isComposing(event) ? typed : plainTyping(typed));
        }}
        onFocus={() => setFocused(true)}
        onBlur={() => {
          setFocused(false);
          setText(plainTyping(text).trim());
        }}
      />
      <Fault place={place} text={shown} />
    </>
  );
};

/** Offers what a number of another unit is in the unit of the field, instead of storing it wrong. */
const Offer = ({ place, measurement }: { readonly place: string; readonly measurement: Measurement }) => {
  const say = useWords(followUpWords);
  const [text, setText] = useText(place);
  const typed = readTyped(text, measurement);
  if (typed.kind !== 'other') return null;
  const { given, unit, offered } = typed;
  const { least, most, unit: own } = measurement;
  const isPossible = given >= least && given <= most;
  return (
    <Flex vertical gap={4} align="start" className="visit-offer" role="status">
      <Typography.Text type="warning">? {say('otherUnit', { given, unit })}</Typography.Text>
      <Button size="small" onClick={() => setText(String(offered))}>
        {say('convert', { offered, own })}
      </Button>
      {isPossible ? (
        <Button size="small" onClick={() => setText(`${given} ${own}`)}>
          {say('keepUnit', { given, own })}
        </Button>
      ) : null}
    </Flex>
  );
};

type MeasurementShape = {
  readonly place: string;
  readonly measurement: Measurement;
  readonly programme?: string;
};

/** A field for what a programme measures, with the last value beside it. */
export const MeasurementField = ({ place, measurement, programme }: MeasurementShape) => {
  const nameOf = useNames(fieldWords);
  const label = nameOf(measurement.name);
  return (
    <Labelled place={place} label={label}>
      <NumberInput place={place} label={label} unit={nameOf(measurement.unit)} />
      <LastValue name={measurement.name} programme={programme} />
      <Offer place={place} measurement={measurement} />
    </Labelled>
  );
};
