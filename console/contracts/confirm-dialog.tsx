import { Checkbox } from 'antd';
import { useId, useState } from 'react';

import { confirmContract } from '../../functions/contracts/api.ts';
import type { Asked } from '../kit/request.ts';
import { DateField } from '../kit/date-field.tsx';
import { useWrite } from '../kit/use-answer.ts';
import { useMe } from '../kit/use-me.ts';
import { useWords } from '../kit/words.ts';
import { ActionDialog } from './action-dialog.tsx';
import { type ConsentDraft, consentOf, noConsent } from './consent.ts';
import { ConsentFields } from './consent-fields.tsx';
import type { ActionShape } from './contract-types.ts';
import { useConsentText } from './contract-terms.tsx';
import { contractPageWords } from './contract-words.ts';
import { Field } from './field.tsx';
import { askedOf, useDone } from './use-action.ts';
import { termsWords } from './words.ts';

const useConfirm = ({ contract, version, onClose }: ActionShape) => {
  const write = useWrite(confirmContract);
  const done = useDone(contract.id, onClose);
  const confirm = (body: NonNullable<Asked<typeof confirmContract>['body']>, mark: ConsentDraft): void =>
    write.mutate(
      { ...askedOf(contract), body, version },
      { onSuccess: ({ value }) => done('confirmDone', value, mark) },
    );
  return { ...write, confirm };
};

/** The consent that is sent with a confirmation: none where the draft has one that is kept. */
const useConsent = (hasConsent: boolean, today: string) => {
  const [isKept, setKept] = useState(hasConsent);
  const [consent, setConsent] = useState(() => noConsent(today));
  const given = isKept ? undefined : consentOf(consent);
  return { isKept, setKept, consent, setConsent, given, isWhole: isKept || given !== undefined };
};

/** Signs a draft, with the consent that it has or one that is given now. */
export const ConfirmDialog = (shape: ActionShape) => {
  const { contract, onClose } = shape;
  const say = useWords(contractPageWords);
  const terms = useWords(termsWords);
  const consentText = useConsentText();
  const today = useMe()?.today ?? '';
  const id = useId();
  const [startsOn, setStartsOn] = useState<string | undefined>(
    contract.startsOn < today ? today : contract.startsOn,
  );
  const agreed = useConsent(contract.consent !== undefined, today);
  const write = useConfirm(shape);
  const { given } = agreed;
  return (
    <ActionDialog
      title={say('confirm')}
      note={say('confirmNote')}
      isWhole={agreed.isWhole && startsOn !== undefined}
      isPending={write.isPending}
      error={write.error}
      onClose={onClose}
      onOk={() => {
        if (startsOn !== undefined)
          write.confirm({ startsOn, ...(given === undefined ? {} : { consent: given }) }, agreed.consent);
      }}
    >
      <Field label={terms('startsOn')} id={id} required>
        <DateField id={id} value={startsOn} from={today} onChange={setStartsOn} />
      </Field>
      {contract.consent === undefined ? null : (
        <Field label={say('keepsConsent', { consent: consentText(contract.consent) })}>
          <Checkbox checked={!agreed.isKept} onChange={({ target }) => agreed.setKept(!target.checked)}>
            {say('newConsent')}
          </Checkbox>
        </Field>
      )}
      {agreed.isKept ? null : (
        <ConsentFields value={agreed.consent} onChange={agreed.setConsent} today={today} />
      )}
    </ActionDialog>
  );
};
