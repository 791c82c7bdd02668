import { App, Input, Radio } from 'antd';
import { useId, useState } from 'react';

import { ActionDialog } from '../contracts/action-dialog.tsx';
import { Field } from '../contracts/field.tsx';
import { stopPrescription } from '../../functions/prescriptions/api.ts';
import type { Asked } from '../kit/request.ts';
import { DateField } from '../kit/date-field.tsx';
import { useWrite } from '../kit/use-answer.ts';
import { useNames, useWords } from '../kit/words.ts';
import type { ChangeShape } from './prescribe-types.ts';
import { prescribeWords, stopWords } from './words.ts';

type Reason = Asked<typeof stopPrescription>['body']['reason'];

const REASONS = [
  'not_controlled',
  'other_disease',
  'admitted',
  'adverse_reaction',
  'changed',
  'other',
] as const satisfies readonly Reason[];

const useStop = ({ residentId, prescription, onClose }: ChangeShape) => {
  const say = useWords(prescribeWords);
  const { message } = App.useApp();
  const write = useWrite(stopPrescription);
  const stop = (body: Asked<typeof stopPrescription>['body']): void =>
    write.mutate(
      { params: { residentId, prescriptionId: prescription.id }, body },
      {
        onSuccess: () => {
          void message.success(say('stopDone'));
          onClose();
        },
      },
    );
  return { ...write, stop };
};

/** Stops a prescription from a day on, with a reason. */
export const StopDialog = (shape: ChangeShape) => {
  const say = useWords(prescribeWords);
  const reasonOf = useNames(stopWords);
  const id = useId();
  const [stoppedOn, setStoppedOn] = useState<string | undefined>(shape.today);
  const [reason, setReason] = useState<Reason>();
  const [note, setNote] = useState('');
  const write = useStop(shape);
  const isWhole = stoppedOn !== undefined && reason !== undefined;
  return (
    <ActionDialog
      title={say('stop')}
      isWhole={isWhole}
      isPending={write.isPending}
      error={write.error}
      onClose={shape.onClose}
      onOk={() => {
        const said = note.trim() === '' ? {} : { note: note.trim() };
        if (isWhole) write.stop({ stoppedOn, reason, ...said });
      }}
    >
      <Field label={say('stoppedOn')} id={`${id}-on`} required>
        <DateField
          id={`${id}-on`}
          value={stoppedOn}
          from={shape.prescription.issuedOn}
          until={shape.today}
          onChange={setStoppedOn}
        />
      </Field>
      <Field label={say('stopReason')} required>
        <Radio.Group
          className="stacked"
          aria-label={say('stopReason')}
          {...(reason === undefined ? {} : { value: reason })}
          options={REASONS.map((code) => ({ value: code, label: reasonOf(code) }))}
          onChange={({ target }) => setReason(REASONS.find((code) => code === target.value))}
        />
      </Field>
      <Field label={say('stopNote')} id={`${id}-note`}>
        <Input
          id={`${id}-note`}
          maxLength={200}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
      </Field>
    </ActionDialog>
  );
};
