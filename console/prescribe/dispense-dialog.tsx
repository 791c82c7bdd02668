import { App, Input, Radio } from 'antd';
import { useId, useState } from 'react';

import { ActionDialog } from '../contracts/action-dialog.tsx';
import { Field } from '../contracts/field.tsx';
import { dispensePrescription } from '../../functions/prescriptions/api.ts';
import type { Asked } from '../kit/request.ts';
import { DateField } from '../kit/date-field.tsx';
import { useWrite } from '../kit/use-answer.ts';
import { useWords } from '../kit/words.ts';
import type { ChangeShape } from './prescribe-types.ts';
import { prescribeWords } from './words.ts';

type Body = Asked<typeof dispensePrescription>['body'];

const KINDS = ['institution', 'pharmacy'] as const satisfies readonly Body['place']['kind'][];

type Draft = {
  readonly on: string | undefined;
  readonly kind: (typeof KINDS)[number];
  readonly name: string;
  readonly by: string;
};

const bodyOf = ({ on, kind, name, by }: Draft): Body | undefined => {
  if (on === undefined || name.trim() === '') return undefined;
  const dispensedBy = by.trim();
  return {
    dispensedOn: on,
    place: { kind, name: name.trim() },
    ...(dispensedBy === '' ? {} : { dispensedBy }),
  };
};

type Part = { readonly draft: Draft; readonly onChange: (draft: Draft) => void; readonly shape: ChangeShape };

const Fields = ({ draft, onChange, shape: { prescription, today } }: Part) => {
  const say = useWords(prescribeWords);
  const id = useId();
  return (
    <>
      <Field label={say('dispensedOn')} id={`${id}-on`} required>
        <DateField
          id={`${id}-on`}
          value={draft.on}
          from={prescription.issuedOn}
          until={today}
          onChange={(on) => onChange({ ...draft, on })}
        />
      </Field>
      <Field label={say('placeKind')} required>
        <Radio.Group
          aria-label={say('placeKind')}
          value={draft.kind}
          options={KINDS.map((kind) => ({ value: kind, label: say(kind) }))}
          onChange={({ target }) =>
            onChange({ ...draft, kind: KINDS.find((kind) => kind === target.value) ?? 'institution' })
          }
        />
      </Field>
      <Field label={say('placeName')} id={`${id}-name`} required>
        <Input
          id={`${id}-name`}
          maxLength={100}
          value={draft.name}
          onChange={({ target }) => onChange({ ...draft, name: target.value })}
        />
      </Field>
      <Field label={say('dispensedBy')} id={`${id}-by`} hint={say('dispensedByHint')}>
        <Input
          id={`${id}-by`}
          maxLength={100}
          value={draft.by}
          onChange={({ target }) => onChange({ ...draft, by: target.value })}
        />
      </Field>
    </>
  );
};

/** Records where, when and by whom a prescription was filled. */
export const DispenseDialog = (shape: ChangeShape) => {
  const { residentId, prescription, onClose } = shape;
  const say = useWords(prescribeWords);
  const { message } = App.useApp();
  const [draft, onChange] = useState<Draft>({
    on: shape.today,
    kind: 'institution',
    name: shape.team?.institutionName ?? '',
    by: '',
  });
  const write = useWrite(dispensePrescription);
  const body = bodyOf(draft);
  const onSuccess = (): void => {
    void message.success(say('dispenseDone'));
    onClose();
  };
  return (
    <ActionDialog
      title={say('dispense')}
      isWhole={body !== undefined}
      isPending={write.isPending}
      error={write.error}
      onClose={onClose}
      onOk={() => {
        if (body !== undefined)
          write.mutate({ params: { residentId, prescriptionId: prescription.id }, body }, { onSuccess });
      }}
    >
      <Fields draft={draft} onChange={onChange} shape={shape} />
    </ActionDialog>
  );
};
