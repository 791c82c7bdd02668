import { App, Button, Form, Input } from 'antd';
import { useId, useState } from 'react';

import { recordService } from '../../functions/contracts/api.ts';
import { itemWords } from '../kit/code-words.ts';
import { commonWords } from '../kit/common-words.ts';
import { DateField } from '../kit/date-field.tsx';
import { useWrite } from '../kit/use-answer.ts';
import { useMe } from '../kit/use-me.ts';
import { useNames, useWords } from '../kit/words.ts';
import type { Contract } from './contract-types.ts';
import { contractPageWords } from './contract-words.ts';
import { Field } from './field.tsx';
import { ReasonedButton } from '../kit/reasoned-button.tsx';
import { Refusal } from './refusal.tsx';
import { askedOf } from './use-action.ts';

type Shape = {
  readonly contract: Contract;
  readonly version: string | undefined;
  readonly item: string;
  readonly onDone: () => void;
};

const useServe = ({ contract, version, item, onDone }: Shape) => {
  const say = useWords(contractPageWords);
  const { message } = App.useApp();
  const serve = useWrite(recordService);
  const record = (doneOn: string, evidence: string): void =>
    serve.mutate(
      { ...askedOf(contract), body: { item, doneOn, evidence }, version },
      {
        onSuccess: () => {
          void message.success(say('recorded'));
          onDone();
        },
      },
    );
  return { ...serve, record };
};

/** Records that a promised service was done: when, and what shows it. */
export const ServeForm = (shape: Shape) => {
  const say = useWords(contractPageWords);
  const common = useWords(commonWords);
  const itemOf = useNames(itemWords);
  const id = useId();
  const today = useMe()?.today;
  const [doneOn, setDoneOn] = useState<string | undefined>(today);
  const [evidence, setEvidence] = useState('');
  const serve = useServe(shape);
  const isWhole = doneOn !== undefined && evidence.trim() !== '';
  const submit = (): void => {
    if (isWhole) serve.record(doneOn, evidence.trim());
  };
  return (
    <Form
      layout="vertical"
      className="serve"
      aria-label={say('recordOf', { item: itemOf(shape.item) })}
      onFinish={submit}
    >
      <Field label={say('doneOn')} id={`${id}-on`} required>
        <DateField id={`${id}-on`} value={doneOn} until={today} onChange={setDoneOn} />
      </Field>
      <Field label={say('evidence')} id={`${id}-evidence`} required>
        <Input
          id={`${id}-evidence`}
          value={evidence}
          maxLength={200}
          placeholder={say('evidenceHint')}
          onChange={({ target }) => setEvidence(target.value)}
        />
      </Field>
      <div className="serve-buttons">
        <ReasonedButton
          type="primary"
          htmlType="submit"
          loading={serve.isPending}
          reason={isWhole ? undefined : say('needs')}
        >
          {common('save')}
        </ReasonedButton>
        <Button onClick={shape.onDone}>{common('cancel')}</Button>
      </div>
      <Refusal error={serve.error} />
    </Form>
  );
};
