import { Input } from 'antd';
import { useId, useState } from 'react';

import { voidAgreement } from '../../functions/contracts/api.ts';
import { commonWords } from '../kit/common-words.ts';
import { useWrite } from '../kit/use-answer.ts';
import { useWords } from '../kit/words.ts';
import { ActionDialog } from './action-dialog.tsx';
import type { ActionShape } from './contract-types.ts';
import { contractPageWords } from './contract-words.ts';
import { Field } from './field.tsx';
import { askedOf, useDone } from './use-action.ts';

/** Gives up a draft or a contract that has not begun, with a reason. */
export const VoidDialog = ({ contract, version, onClose }: ActionShape) => {
  const say = useWords(contractPageWords);
  const common = useWords(commonWords);
  const id = useId();
  const [reason, setReason] = useState('');
  const write = useWrite(voidAgreement);
  const done = useDone(contract.id, onClose);
  const asked = { ...askedOf(contract), body: { reason: reason.trim() }, version };
  return (
    <ActionDialog
      title={say('void')}
      note={say('voidNote')}
      isWhole={reason.trim() !== ''}
      isPending={write.isPending}
      error={write.error}
      onClose={onClose}
      onOk={() => write.mutate(asked, { onSuccess: ({ value }) => done('voidDone', value) })}
    >
      <Field label={common('reason')} id={id} required>
        <Input.TextArea
          id={id}
          rows={2}
          maxLength={200}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </Field>
    </ActionDialog>
  );
};
