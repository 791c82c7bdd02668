import { createContext, useContext } from 'react';

import { type Draft, type FollowUp, textAt, withText } from './draft.ts';
import type { Doubt, Faults } from './faults.ts';
import type { Programme } from './fields.ts';
import { type Last, lastOf } from './previous.ts';

/** What every field of the form knows. */
export type Form = {
  readonly draft: Draft;
  readonly change: (next: (draft: Draft) => Draft) => void;
  /** What the service says to the fields. */
  readonly faults: Faults;
  /** What cannot be sent as it is typed. */
  readonly doubts: ReadonlyMap<string, Doubt>;
  /** What must be answered and is not; empty until somebody tried to save. */
  readonly missing: ReadonlySet<string>;
  /** The programmes of the visit, as the service describes them. */
  readonly chosen: readonly Programme[];
  readonly programmes: readonly Programme[];
  readonly residentId: string;
  /** The resident's follow-ups, the latest first. */
  readonly visits: readonly FollowUp[];
  readonly correcting: string | undefined;
  readonly today: string;
};

/** Gives the form to its fields. */
export const FormContext = createContext<Form | undefined>(undefined);

/** The form that a field is part of. */
export const useForm = (): Form => {
  const form = useContext(FormContext);
  if (form === undefined) throw new Error('a field stands in a form');
  return form;
};

/** The text of a place and how it is changed. */
export const useText = (place: string): readonly [text: string, set: (text: string) => void] => {
  const { draft, change } = useForm();
  return [textAt(draft, place), (text) => change((before) => withText(before, place, text))];
};

/** What was recorded last under a name, of one programme or of any. */
export const useLast = (name: string, programme?: string): Last | undefined => {
  const { visits, draft, correcting, today } = useForm();
  const on = textAt(draft, 'visitedOn') || today;
  return lastOf(visits, name, { on, programme, correcting });
};

/** The id of the field of a place. */
export const fieldId = (place: string): string => `visit-${place}`;

/** Puts the keyboard into the field of a place. */
export const focusOn = (place: string): void => {
  const element = document.getElementById(fieldId(place));
  const field = element?.matches('input, textarea, select') ? element : element?.querySelector('input');
  field?.focus();
  field?.scrollIntoView({ block: 'center' });
};
