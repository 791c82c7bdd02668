import { Checkbox, Radio } from 'antd';
import type { KeyboardEvent } from 'react';

import { Fault, LastValue, noteId, useFault } from './field.tsx';
import { fieldId, useText } from './form-context.ts';
import { optionOf } from './option-of.ts';

type Shape = {
  readonly place: string;
  readonly label: string;
  readonly options: readonly string[];
  readonly nameOf: (option: string) => string;
  /** The name under which the last answer is looked for, and of which programme. */
  readonly last?: { readonly name: string; readonly programme?: string; readonly options: string };
  readonly isBare?: boolean;
  /** What else follows from a choice. */
  readonly onChosen?: (option: string) => void;
};

/** One answer of several, numbered as on paper: by its number, the arrow keys or the mouse; a second time, or Delete,
 *  takes it back. */
export const Choice = ({ place, label, options, nameOf, last, isBare = false, onChosen }: Shape) => {
  const [text, setText] = useText(place);
  const fault = useFault(place);
  const choose = (option: string): void => {
    setText(option);
    onChosen?.(option);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const option = event.key === 'Delete' || event.key === 'Backspace' ? '' : optionOf(event.key, options);
    if (option === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    choose(option);
  };
  return (
    <div id={fieldId(place)} className={isBare ? 'visit-choice' : 'visit-field'} onKeyDown={onKeyDown}>
      {isBare ? null : <span className="visit-label">{label}</span>}
      <Radio.Group
        name={place}
        value={text === '' ? null : text}
        aria-label={label}
        aria-describedby={noteId(place)}
        onChange={({ target }) => choose(String(target.value))}
      >
        {options.map((option, at) => (
          <Radio key={option} value={option} onClick={() => (option === text ? setText('') : undefined)}>
            <span className="visit-digit">{at + 1}</span> {nameOf(option)}
          </Radio>
        ))}
      </Radio.Group>
      {last === undefined ? null : <LastValue {...last} />}
      <Fault place={place} text={fault} />
    </div>
  );
};

type ManyShape = {
  readonly place: string;
  readonly label: string;
  readonly options: readonly string[];
  readonly nameOf: (option: string) => string;
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
};

const LONGEST_BY_KEY = 9;

const moveFocus = ({ key, currentTarget, target }: KeyboardEvent<HTMLElement>): boolean => {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[key];
  if (step === undefined) return false;
  const boxes = [...currentTarget.querySelectorAll('input')];
  boxes[boxes.findIndex((box) => box === target) + step]?.focus();
  return true;
};

/** Several answers of several, numbered as on paper: the number keys and the arrow keys work within. */
export const Choices = ({ place, label, options, nameOf, value, onChange }: ManyShape) => {
  const toggle = (option: string): void =>
    onChange(value.includes(option) ? value.filter((one) => one !== option) : [...value, option]);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const option = optionOf(event.key, options);
    if (option !== undefined) toggle(option);
    if (option !== undefined || moveFocus(event)) event.preventDefault();
  };
  return (
    <div id={fieldId(place)} onKeyDown={onKeyDown}>
      <Checkbox.Group
        className="visit-choices"
        value={[...value]}
        aria-label={label}
        onChange={(now: readonly string[]) => onChange(now)}
      >
        {options.map((option, at) => (
          <Checkbox key={option} value={option}>
            {at < LONGEST_BY_KEY ? <span className="visit-digit">{at + 1}</span> : null} {nameOf(option)}
          </Checkbox>
        ))}
      </Checkbox.Group>
    </div>
  );
};
