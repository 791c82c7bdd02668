import { Typography } from 'antd';
import type { ReactNode } from 'react';

import { useShown } from '../kit/dates.ts';
import { useNames, useWords } from '../kit/words.ts';
import { fieldWords } from './field-words.ts';
import { fieldId, useForm, useLast } from './form-context.ts';
import { followUpWords } from './words.ts';

/** What was recorded last, and on which day; nothing where there is none. */
export const LastValue = ({
  name,
  programme,
  options,
}: {
  readonly name: string;
  readonly programme?: string | undefined;
  /** How the answers are named: `adherence` for `adherence.regular`. */
  readonly options?: string | undefined;
}) => {
  const say = useWords(followUpWords);
  const nameOf = useNames(fieldWords);
  const shown = useShown();
  const last = useLast(name, programme);
  if (last === undefined) return null;
  const value = options === undefined ? last.value : nameOf(`${options}.${last.value}`);
  return (
    <Typography.Text type="secondary" className="visit-last">
      {say('last', { value, on: shown.date(last.on) })}
    </Typography.Text>
  );
};

/** What speaks against a field: the words of the service, or that it must be answered. */
export const useFault = (place: string): string | undefined => {
  const say = useWords(followUpWords);
  const { faults, doubts, missing } = useForm();
  if (doubts.get(place) === 'unclear') return say('notNumber');
  return faults.get(place) ?? (missing.has(place) ? say('answer') : undefined);
};

/** The id of what explains a field to who does not see it. */
export const noteId = (place: string): string => `${fieldId(place)}-note`;

/** Shows what speaks against a field, beneath it. */
export const Fault = ({ place, text }: { readonly place: string; readonly text: string | undefined }) => (
  <span id={noteId(place)} className="visit-fault" aria-live="polite">
    {text === undefined ? null : <Typography.Text type="danger">! {text}</Typography.Text>}
  </span>
);

type Shape = {
  readonly place: string;
  readonly label: string;
  readonly children: ReactNode;
};

/** A field with its name above it. */
export const Labelled = ({ place, label, children }: Shape) => (
  <div className="visit-field">
    <label htmlFor={fieldId(place)}>{label}</label>
    {children}
  </div>
);
