import { Typography } from 'antd';
import { useMemo } from 'react';

import { checkPrescriptions } from '../../functions/prescriptions/api.ts';
import { ProblemNote, useProblemText } from '../kit/problem-note.tsx';
import { useAnswer } from '../kit/use-answer.ts';
import { useWords } from '../kit/words.ts';
import { type Draft, issueBody, type IssueBody } from './prescribing.ts';
import { useSettled } from './use-settled.ts';
import { prescribeWords } from './words.ts';

type Check = {
  readonly code: string;
  readonly answer: 'refuse' | 'warn';
  readonly message: string;
  readonly source: string;
};

const NOTHING: IssueBody = { programme: '', days: 1, drugs: [] };

/** Checks a prescription while it is written, a moment after the last change; one that it renews or takes the place of is not
 *  counted beside it. */
export const useChecks = (residentId: string, draft: Draft, renewsId: string | undefined) => {
  const body = useMemo(() => issueBody(draft), [draft]);
  const settled = useSettled(body);
  const isOff = settled === undefined;
  const { value, error, isFetching } = useAnswer(
    checkPrescriptions,
    { params: { residentId }, body: { ...(settled ?? NOTHING), renewsId } },
    { isOff },
  );
  return {
    body,
    checked: isOff || error !== null ? undefined : value,
    error: isOff ? null : error,
    isChecking: body !== settled || (isFetching && !isOff),
  };
};

/** What is known of the checks. */
export type Checked = ReturnType<typeof useChecks>;

/** Why the checks keep a prescription from being issued, in words; undefined where they do not. */
export const useCheckReason = ({ checked, error, isChecking }: Checked): string | undefined => {
  const say = useWords(prescribeWords);
  const textOf = useProblemText();
  if (error !== null) return textOf(error).title;
  if (checked === undefined) return isChecking ? say('checking') : undefined;
  return checked.isAllowed ? undefined : say('notPassed');
};

const List = ({ checks }: { readonly checks: readonly Check[] }) => {
  const say = useWords(prescribeWords);
  return (
    <ul className="check-list">
      {checks.map(({ code, answer, message, source }) => (
        <li key={`${code} ${message}`} className={`check-${answer}`}>
          <span>
            <span className="check-word">{say(answer)}</span> {message}
          </span>
          <Typography.Text type="secondary">{say('source', { source })}</Typography.Text>
        </li>
      ))}
    </ul>
  );
};

const useVerdict = ({ checked, body }: Checked): string => {
  const say = useWords(prescribeWords);
  if (body === undefined) return say('checkWhen');
  if (checked === undefined) return say('checking');
  if (!checked.isAllowed) return say('notPassed');
  return say(checked.checks.length === 0 ? 'allPassed' : 'passed');
};

/** What there is to object to a prescription, each with its source, what refuses first. */
export const Checks = ({ of }: { readonly of: Checked }) => {
  const say = useWords(prescribeWords);
  const verdict = useVerdict(of);
  const { checked, error, isChecking } = of;
  const checks = (checked?.checks ?? []).toSorted((a, b) => a.answer.localeCompare(b.answer));
  return (
    <section aria-label={say('checks')} aria-busy={isChecking}>
      <Typography.Title level={2}>{say('checks')}</Typography.Title>
      {error === null ? (
        <Typography.Text role="status">{verdict}</Typography.Text>
      ) : (
        <ProblemNote error={error} />
      )}
      {of.body === undefined ? null : <List checks={checks} />}
    </section>
  );
};
