import { App, Button, Flex, Form, Typography } from 'antd';
import { useState } from 'react';

import { ReasonedButton } from '../kit/reasoned-button.tsx';
import { mayDecide } from '../contracts/actions.ts';
import { issuePrescription, renewPrescription } from '../../functions/prescriptions/api.ts';
import { useShown } from '../kit/dates.ts';
import { ProblemNote } from '../kit/problem-note.tsx';
import { useWrite } from '../kit/use-answer.ts';
import { useMe } from '../kit/use-me.ts';
import { useWords } from '../kit/words.ts';
import { Checks, type Checked, useCheckReason, useChecks } from './checks.tsx';
import { PrescribeFields } from './prescribe-fields.tsx';
import { type Draft, draftLike, drugText, emptyDraft, type IssueBody, missingIn } from './prescribing.ts';
import type { Issued, PrescribeChoices } from './prescribe-types.ts';
import { Supply } from './supply.tsx';
import { prescribeWords } from './words.ts';

const useIssue = ({ residentId, renews, onIssued }: PrescribeChoices) => {
  const { message } = App.useApp();
  const say = useWords(prescribeWords);
  const shown = useShown();
  const issue = useWrite(issuePrescription);
  const renew = useWrite(renewPrescription);
  const onSuccess = ({ value }: { readonly value: Issued }): void => {
    void message.success(say('issued', { date: shown.date(value.runsOutOn) }));
    onIssued(value);
  };
  const send = ({ programme, ...body }: IssueBody): void => {
    if (renews === undefined)
      issue.mutate({ params: { residentId }, body: { programme, ...body } }, { onSuccess });
    else renew.mutate({ params: { residentId, prescriptionId: renews.id }, body }, { onSuccess });
  };
  return { send, isPending: issue.isPending || renew.isPending, error: issue.error ?? renew.error };
};

const useReason = (draft: Draft, checks: Checked): string | undefined => {
  const say = useWords(prescribeWords);
  const me = useMe();
  const refused = useCheckReason(checks);
  if (me !== undefined && !mayDecide(me.roles)) return say('noRight');
  const missing = missingIn(draft).map((name) => say(name));
  return missing.length === 0 ? refused : say('missing', { list: missing.join(say('mark')) });
};

const IssueBar = ({
  choices,
  draft,
  checks,
}: {
  choices: PrescribeChoices;
  draft: Draft;
  checks: Checked;
}) => {
  const say = useWords(prescribeWords);
  const issue = useIssue(choices);
  const reason = useReason(draft, checks);
  const isSaidAbove = checks.checked?.isAllowed === false;
  return (
    <Flex vertical gap="small" align="start">
      <ProblemNote error={issue.error} />
      <ReasonedButton
        type="primary"
        size="large"
        reason={reason}
        loading={issue.isPending}
        onClick={() => {
          if (checks.body !== undefined) issue.send(checks.body);
        }}
      >
        {say(choices.renews === undefined ? 'issue' : 'renewIt')}
      </ReasonedButton>
      <Typography.Text type="secondary">{(isSaidAbove ? undefined : reason) ?? '\u00A0'}</Typography.Text>
    </Flex>
  );
};

const RenewNote = ({ renews, onNew }: PrescribeChoices) => {
  const say = useWords(prescribeWords);
  const shown = useShown();
  if (renews === undefined) return null;
  const drugs = renews.drugs.map(drugText).join(say('mark'));
  return (
    <Typography.Paragraph type="secondary">
      {say('renewing', { date: shown.date(renews.issuedOn), drugs })}{' '}
      <Button type="link" size="small" onClick={onNew}>
        {say('startNew')}
      </Button>
    </Typography.Paragraph>
  );
};

/** Writes a prescription: what it says at one side, what there is to object and what is left at the other. */
export const PrescribeForm = (choices: PrescribeChoices) => {
  const { renews, today, programme, residentId, listed, programmes } = choices;
  const [draft, setDraft] = useState(() =>
    renews === undefined ? emptyDraft(today, programme) : draftLike(renews, today),
  );
  const checks = useChecks(residentId, draft, renews?.id);
  return (
    <>
      <RenewNote {...choices} />
      <Form layout="vertical" className="beside">
        <PrescribeFields {...choices} draft={draft} onChange={setDraft} />
        <aside className="brief">
          <Checks of={checks} />
          <IssueBar choices={choices} draft={draft} checks={checks} />
          <Supply listed={listed} today={today} programmes={programmes} />
        </aside>
      </Form>
    </>
  );
};
