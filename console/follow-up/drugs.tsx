import { Button, Flex, Input, Typography } from 'antd';
import { useState } from 'react';

import { listPrescriptions } from '../../functions/prescriptions/api.ts';
import { useAnswer } from '../kit/use-answer.ts';
import { useNames, useWords } from '../kit/words.ts';
import { type DrugText, textAt, withDrugs } from './draft.ts';
import { Fault, noteId, useFault } from './field.tsx';
import { fieldWords } from './field-words.ts';
import { placeIn } from './fields.ts';
import { fieldId, useForm } from './form-context.ts';
import { lastDrugs } from './previous.ts';
import { plainTyping } from './typed-number.ts';
import { followUpWords } from './words.ts';

const NO_DRUG: DrugText = { name: '', mgEachTime: '', timesPerDay: '' };
const MILLIGRAMS = /^([\d.]+)\s*mg$/i;

type DrugField = keyof DrugText;

const DrugInput = ({
  programme,
  at,
  field,
}: {
  readonly programme: string;
  readonly at: number;
  readonly field: DrugField;
}) => {
  const nameOf = useNames(fieldWords);
  const { draft, change } = useForm();
  const [isFocused, setFocused] = useState(false);
  const place = placeIn(programme, `drugs.${at}.${field}`);
  const drugs = draft.drugs[programme] ?? [];
  const fault = useFault(place);
  const set = (text: string): void =>
    change((before) =>
      withDrugs(
        before,
        programme,
        drugs.map((drug, row) => (row === at ? { ...drug, [field]: text } : drug)),
      ),
    );
  return (
    <td>
      <Input
        id={fieldId(place)}
        aria-label={nameOf(`drugs.${field}`)}
        aria-describedby={noteId(place)}
        autoComplete="off"
        value={drugs[at]?.[field] ?? ''}
        {...(fault === undefined || isFocused ? {} : { status: 'error' as const })}
        {...(field === 'name' ? {} : { inputMode: 'decimal' as const })}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        onChange={({ target }) => set(field === 'name' ? target.value : plainTyping(target.value))}
      />
      <Fault place={place} text={isFocused ? undefined : fault} />
    </td>
  );
};

/** The drugs that were listed last, or that run by prescription. */
const useKnownDrugs = (programme: string): readonly DrugText[] => {
  const { residentId, visits, draft, correcting, today } = useForm();
  const asked = { params: { residentId }, query: { programme, limit: '20' } };
  const { value } = useAnswer(listPrescriptions, asked);
  const running = (value?.items ?? []).filter(({ status }) => status === 'running');
  if (running.length > 0)
    return running
      .flatMap(({ drugs }) => drugs)
      .map(({ name, dose = '', timesPerDay }) => ({
        name,
        mgEachTime: MILLIGRAMS.exec(dose)?.[1] ?? '',
        timesPerDay: timesPerDay?.toString() ?? '',
      }));
  const on = textAt(draft, 'visitedOn') || today;
  return lastDrugs(visits, { on, programme, correcting }).map(({ name, mgEachTime, timesPerDay }) => ({
    name,
    mgEachTime: mgEachTime?.toString() ?? '',
    timesPerDay: timesPerDay?.toString() ?? '',
  }));
};

const FIELDS = ['name', 'mgEachTime', 'timesPerDay'] as const;

const DrugTable = ({ programme }: { readonly programme: string }) => {
  const say = useWords(followUpWords);
  const nameOf = useNames(fieldWords);
  const { draft, change } = useForm();
  const drugs = draft.drugs[programme] ?? [];
  const remove = (at: number): void =>
    change((before) =>
      withDrugs(
        before,
        programme,
        drugs.filter((_, row) => row !== at),
      ),
    );
  return (
    <table className="visit-drugs">
      <thead>
        <tr>
          {FIELDS.map((field) => (
            <th key={field} scope="col">
              {nameOf(`drugs.${field}`)}
            </th>
          ))}
          <td />
        </tr>
      </thead>
      <tbody>
        {drugs.map((drug, at) => (
          // Rows have no name of their own: their place is what they are.
          <tr key={at}>
            {FIELDS.map((field) => (
              <DrugInput key={field} programme={programme} at={at} field={field} />
            ))}
            <td>
              <Button
                type="text"
                aria-label={say('removeDrug', { name: drug.name })}
                onClick={() => remove(at)}
              >
                ×
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** The medicines that are taken: drug, dose, times a day; what is known already can be taken over. */
export const Drugs = ({ programme }: { readonly programme: string }) => {
  const say = useWords(followUpWords);
  const { draft, change } = useForm();
  const known = useKnownDrugs(programme);
  const drugs = draft.drugs[programme] ?? [];
  const put = (rows: readonly DrugText[]): void => change((before) => withDrugs(before, programme, rows));
  return (
    <div className="visit-field">
      <Typography.Title level={3}>{say('drugsTitle')}</Typography.Title>
      {drugs.length === 0 ? null : <DrugTable programme={programme} />}
      <Flex gap="small" wrap align="center">
        <Button size="small" onClick={() => put([...drugs, NO_DRUG])}>
          {say('addDrug')}
        </Button>
        {drugs.length > 0 || known.length === 0 ? null : (
          <Button size="small" onClick={() => put(known)}>
            {say('takeOver', { drugs: known.map(({ name }) => name).join(say('comma')) })}
          </Button>
        )}
      </Flex>
    </div>
  );
};
