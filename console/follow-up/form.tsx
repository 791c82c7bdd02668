import type { KeyboardEvent } from 'react';

import { DangerSigns } from './danger.tsx';
import { Attempt, Encounter } from './encounter.tsx';
import { refusedProgramme } from './faults.ts';
import { Signs, Symptoms } from './findings.tsx';
import { useForm } from './form-context.ts';
import { Lifestyle } from './lifestyle.tsx';
import { ProgrammePart } from './programme-part.tsx';
import { problemOf } from '../kit/problem.ts';
import { useNames } from '../kit/words.ts';
import { fieldWords } from './field-words.ts';
import { TextField } from './text-field.tsx';

const FIELDS = 'input:not([disabled]), textarea';

const isFirstOfGroup = (field: Element, fields: readonly Element[]): boolean => {
  if (!(field instanceof HTMLInputElement) || field.type !== 'radio') return true;
  const group = fields.filter((one) => one instanceof HTMLInputElement && one.name === field.name);
  const chosen = group.find((one) => one instanceof HTMLInputElement && one.checked) ?? group[0];
  return chosen === field;
};

/** Goes on to the next field, as Tab does: the groups of answers count as one. */
const goOn = (form: HTMLElement, from: Element): void => {
  const fields = [...form.querySelectorAll<HTMLElement>(FIELDS)];
  const later = fields.slice(fields.indexOf(fields.find((field) => field === from) ?? form) + 1);
  const isOther = (field: Element): boolean =>
    !(
      field instanceof HTMLInputElement &&
      from instanceof HTMLInputElement &&
      from.type === 'radio' &&
      field.name === from.name
    );
  later.find((field) => isOther(field) && isFirstOfGroup(field, fields))?.focus();
};

const staysWithEnter = (target: Element): boolean =>
  target.closest('.ant-picker, .ant-select, button, a, textarea') !== null;

type Shape = {
  readonly sex: string;
  /** Where the resident is managed. */
  readonly enrolled: readonly string[];
  readonly error: unknown;
  readonly onSave: () => void;
};

const Seen = ({ sex, enrolled, error }: Omit<Shape, 'onSave'>) => {
  const nameOf = useNames(fieldWords);
  return (
    <>
      <DangerSigns sex={sex} />
      <Symptoms />
      <Signs />
      <Lifestyle />
      <Parts enrolled={enrolled} error={error} />
      <div className="visit-fields visit-last-field">
        <TextField place="note" label={nameOf('note')} isLong />
      </div>
    </>
  );
};

const Parts = ({ enrolled, error }: Pick<Shape, 'enrolled' | 'error'>) => {
  const { chosen } = useForm();
  const refused =
    error === null
      ? undefined
      : refusedProgramme(
          error,
          chosen.map(({ code }) => code),
        );
  return chosen.map((programme) => (
    <ProgrammePart
      key={programme.code}
      programme={programme}
      isEnrolled={enrolled.includes(programme.code)}
      refusal={refused === programme.code ? problemOf(error).title : undefined}
    />
  ));
};

/** The form in the order of the paper. Enter goes on to the next field, Ctrl and Enter saves. */
export const FormFields = ({ sex, enrolled, error, onSave }: Shape) => {
  const { draft } = useForm();
  const isDone = draft.texts['outcome'] === 'done';
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const { target } = event;
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || !(target instanceof Element)) return;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      onSave();
    } else if (!staysWithEnter(target)) {
      event.preventDefault();
      goOn(event.currentTarget, target);
    }
  };
  return (
    <div className="visit-form" onKeyDown={onKeyDown}>
      <Encounter />
      {isDone ? (
        <Seen sex={sex} enrolled={enrolled} error={error} />
      ) : (
        <>
          <Attempt />
          <Parts enrolled={enrolled} error={error} />
        </>
      )}
    </div>
  );
};
