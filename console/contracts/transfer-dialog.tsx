import { Input } from 'antd';
import { useId, useState } from 'react';

import { transferContract } from '../../functions/contracts/api.ts';
import { commonWords } from '../kit/common-words.ts';
import { DateField } from '../kit/date-field.tsx';
import { useWrite } from '../kit/use-answer.ts';
import { useMe } from '../kit/use-me.ts';
import { useTeams } from '../kit/use-teams.ts';
import { useWords } from '../kit/words.ts';
import { ActionDialog } from './action-dialog.tsx';
import { type ConsentDraft, noConsent } from './consent.ts';
import { ConsentFields } from './consent-fields.tsx';
import type { ActionShape } from './contract-types.ts';
import { contractPageWords } from './contract-words.ts';
import { Field } from './field.tsx';
import { TeamField } from './team-field.tsx';
import { transferBody, type TransferDraft } from './transfer.ts';
import { askedOf, useDone } from './use-action.ts';

type Part = {
  readonly draft: TransferDraft;
  readonly onChange: (draft: TransferDraft) => void;
  readonly shape: ActionShape;
};

const TeamChoice = ({ draft, onChange, shape: { contract } }: Part) => {
  const say = useWords(contractPageWords);
  const id = useId();
  const { teams, isReading } = useTeams();
  const hint =
    !isReading && teams.every(({ id: team }) => team === contract.teamId) ? say('noOtherTeam') : undefined;
  return (
    <Field label={say('otherTeam')} id={id} required hint={hint}>
      <TeamField
        id={id}
        value={draft.teamId}
        without={contract.teamId}
        onChange={(teamId) => onChange({ ...draft, teamId })}
      />
    </Field>
  );
};

const Fields = (part: Part) => {
  const { draft, onChange, shape } = part;
  const say = useWords(contractPageWords);
  const common = useWords(commonWords);
  const today = useMe()?.today ?? '';
  const id = useId();
  return (
    <>
      <TeamChoice {...part} />
      <Field label={say('transferOn')} id={`${id}-on`} required>
        <DateField
          id={`${id}-on`}
          value={draft.startsOn}
          from={today}
          until={shape.contract.until}
          onChange={(startsOn) => onChange({ ...draft, startsOn })}
        />
      </Field>
      <Field label={common('reason')} id={`${id}-why`} required>
        <Input
          id={`${id}-why`}
          maxLength={200}
          value={draft.reason}
          onChange={({ target }) => onChange({ ...draft, reason: target.value })}
        />
      </Field>
      <ConsentFields
        value={draft.consent}
        today={today}
        onChange={(consent: ConsentDraft) => onChange({ ...draft, consent })}
      />
    </>
  );
};

/** Moves a resident to another team, with consent. */
export const TransferDialog = (shape: ActionShape) => {
  const { contract, version, onClose } = shape;
  const say = useWords(contractPageWords);
  const today = useMe()?.today ?? '';
  const [draft, onChange] = useState<TransferDraft>(() => ({
    startsOn: contract.startsOn > today ? contract.startsOn : today,
    reason: '',
    consent: noConsent(today),
  }));
  const write = useWrite(transferContract);
  const done = useDone(contract.id, onClose);
  const body = transferBody(draft);
  return (
    <ActionDialog
      title={say('transfer')}
      note={say('transferNote')}
      isWhole={body !== undefined}
      isPending={write.isPending}
      error={write.error}
      onClose={onClose}
      onOk={() => {
        if (body === undefined) return;
        const asked = { ...askedOf(contract), body, version };
        write.mutate(asked, { onSuccess: ({ value }) => done('transferDone', value, draft.consent) });
      }}
    >
      <Fields draft={draft} onChange={onChange} shape={shape} />
    </ActionDialog>
  );
};
