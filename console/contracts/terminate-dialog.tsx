import { Radio } from 'antd';
import { useId, useState } from 'react';

import { terminateContract } from '../../functions/contracts/api.ts';
import type { Asked } from '../kit/request.ts';
import { DateField } from '../kit/date-field.tsx';
import { useWrite } from '../kit/use-answer.ts';
import { useMe } from '../kit/use-me.ts';
import { useNames, useWords } from '../kit/words.ts';
import { ActionDialog } from './action-dialog.tsx';
import type { ActionShape } from './contract-types.ts';
import { contractPageWords } from './contract-words.ts';
import { Field } from './field.tsx';
import { askedOf, useDone } from './use-action.ts';
import { endWords } from './words.ts';

type Reason = Asked<typeof terminateContract>['body']['reason'];

/** Why a contract may be ended, a transfer left out: that is an action of its own. @source domain/contracts/contract.ts */
const REASONS = [
  'resident',
  'moved_out',
  'died',
  'team_withdrew',
  'other',
] as const satisfies readonly Reason[];

const useTerminate = ({ contract, version, onClose }: ActionShape) => {
  const write = useWrite(terminateContract);
  const done = useDone(contract.id, onClose);
  const end = (endedOn: string, reason: Reason): void =>
    write.mutate(
      { ...askedOf(contract), body: { endedOn, reason }, version },
      { onSuccess: ({ value }) => done('terminateDone', value) },
    );
  return { ...write, end };
};

/** Ends a contract from a day on, with a reason. */
export const TerminateDialog = (shape: ActionShape) => {
  const say = useWords(contractPageWords);
  const reasonOf = useNames(endWords);
  const id = useId();
  const today = useMe()?.today;
  const [endedOn, setEndedOn] = useState<string | undefined>(today);
  const [reason, setReason] = useState<Reason>();
  const write = useTerminate(shape);
  const isWhole = endedOn !== undefined && reason !== undefined;
  const { startsOn, until } = shape.contract;
  return (
    <ActionDialog
      title={say('terminate')}
      isWhole={isWhole}
      isPending={write.isPending}
      error={write.error}
      onClose={shape.onClose}
      onOk={() => {
        if (isWhole) write.end(endedOn, reason);
      }}
    >
      <Field label={say('endedOn')} id={id} required>
        <DateField id={id} value={endedOn} from={startsOn} until={until} onChange={setEndedOn} />
      </Field>
      <Field label={say('endReason')} required>
        <Radio.Group
          className="stacked"
          aria-label={say('endReason')}
          {...(reason === undefined ? {} : { value: reason })}
          options={REASONS.map((code) => ({ value: code, label: reasonOf(code) }))}
          onChange={({ target }) => setReason(REASONS.find((code) => code === target.value))}
        />
      </Field>
    </ActionDialog>
  );
};
