import { useId, useState } from 'react';

import { renewContract } from '../../functions/contracts/api.ts';
import { useWrite } from '../kit/use-answer.ts';
import { useMe } from '../kit/use-me.ts';
import { useWords } from '../kit/words.ts';
import { ActionDialog } from './action-dialog.tsx';
import { type ConsentDraft, consentOf, noConsent } from './consent.ts';
import { ConsentFields } from './consent-fields.tsx';
import type { ActionShape } from './contract-types.ts';
import type { Consent, TermYears } from './contract-types.ts';
import { contractPageWords } from './contract-words.ts';
import { Field } from './field.tsx';
import { TeamField } from './team-field.tsx';
import { TermChoice } from './term-choice.tsx';
import { askedOf, useDone } from './use-action.ts';
import { termsWords } from './words.ts';

/** `teamId` where another team looks after them from then on. */
type Terms = { readonly termYears: TermYears; readonly teamId?: string; readonly consent: Consent };

const useRenew = ({ contract, version, onClose }: ActionShape) => {
  const write = useWrite(renewContract);
  const done = useDone(contract.id, onClose);
  const renew = (body: Terms, mark: ConsentDraft): void =>
    write.mutate(
      { ...askedOf(contract), body, version },
      { onSuccess: ({ value }) => done('renewedDone', value, mark) },
    );
  return { ...write, renew };
};

/** Continues a contract for another term, with consent anew; when that is possible the service says. */
export const RenewDialog = (shape: ActionShape) => {
  const { contract, onClose } = shape;
  const say = useWords(contractPageWords);
  const terms = useWords(termsWords);
  const today = useMe()?.today ?? '';
  const id = useId();
  const [termYears, setTermYears] = useState(contract.termYears);
  const [teamId, setTeamId] = useState<string | undefined>(contract.teamId);
  const [consent, setConsent] = useState(() => noConsent(today));
  const write = useRenew(shape);
  const given = consentOf(consent);
  return (
    <ActionDialog
      title={say('renew')}
      note={say('renewNote')}
      isWhole={given !== undefined && teamId !== undefined}
      isPending={write.isPending}
      error={write.error}
      onClose={onClose}
      onOk={() => {
        if (given === undefined || teamId === undefined) return;
        const move = teamId === contract.teamId ? {} : { teamId };
        write.renew({ termYears, ...move, consent: given }, consent);
      }}
    >
      <Field label={terms('term')} required>
        <TermChoice value={termYears} onChange={setTermYears} />
      </Field>
      <Field label={terms('team')} id={id} required>
        <TeamField id={id} value={teamId} onChange={setTeamId} />
      </Field>
      <ConsentFields value={consent} onChange={setConsent} today={today} />
    </ActionDialog>
  );
};
