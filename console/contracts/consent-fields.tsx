import { Input, Radio, Typography } from 'antd';
import { useId } from 'react';

import { consentWords } from '../kit/code-words.ts';
import { DateField } from '../kit/date-field.tsx';
import { useNames, useWords } from '../kit/words.ts';
import { CONSENT_BY, CONSENT_METHODS, type ConsentDraft } from './consent.ts';
import { Field } from './field.tsx';
import { SignaturePad } from './signature-pad.tsx';
import { termsWords } from './words.ts';

type Shape = {
  readonly value: ConsentDraft;
  readonly onChange: (value: ConsentDraft) => void;
  readonly today: string;
};

const Mark = ({ value, onChange }: Omit<Shape, 'today'>) => {
  const say = useWords(termsWords);
  const id = useId();
  if (value.method === 'signature')
    return <SignaturePad drawn={value.drawn} onDrawn={(drawn) => onChange({ ...value, drawn })} />;
  return (
    <Field label={value.method === 'electronic' ? say('typedName') : say('witness')} id={id}>
      <Input
        id={id}
        className="name-field"
        maxLength={64}
        autoComplete="off"
        value={value.typed ?? ''}
        onChange={({ target }) => onChange({ ...value, typed: target.value })}
      />
    </Field>
  );
};

/** Who agrees, how and when, with a place to sign or a name to type for the printed agreement. */
export const ConsentFields = ({ value, onChange, today }: Shape) => {
  const say = useWords(termsWords);
  const nameOf = useNames(consentWords);
  const id = useId();
  const options = (codes: readonly string[]) => codes.map((code) => ({ value: code, label: nameOf(code) }));
  return (
    <>
      <Field label={say('consentBy')} required hint={say('minors')}>
        <Radio.Group
          aria-label={say('consentBy')}
          {...(value.by === undefined ? {} : { value: value.by })}
          options={options(CONSENT_BY)}
          onChange={({ target }) => onChange({ ...value, by: CONSENT_BY.find((by) => by === target.value) })}
        />
      </Field>
      <Field label={say('consentHow')} required>
        <Radio.Group
          aria-label={say('consentHow')}
          value={value.method}
          options={options(CONSENT_METHODS)}
          onChange={({ target }) => {
            const method = CONSENT_METHODS.find((one) => one === target.value);
            if (method !== undefined) onChange({ ...value, method, drawn: undefined, typed: undefined });
          }}
        />
      </Field>
      <Field label={say('consentAt')} id={id} required>
        <DateField id={id} value={value.at} until={today} onChange={(at) => onChange({ ...value, at })} />
      </Field>
      <Mark value={value} onChange={onChange} />
      <Typography.Paragraph type="secondary" className="small-print">
        {say('notSent')}
      </Typography.Paragraph>
    </>
  );
};
