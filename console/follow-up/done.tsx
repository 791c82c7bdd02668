import { Alert, Button, Flex, Typography } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';

import { classWords } from '../kit/code-words.ts';
import { useShown } from '../kit/dates.ts';
import { useSay } from '../kit/language.ts';
import { paths } from '../kit/paths.ts';
import { ProblemNote } from '../kit/problem-note.tsx';
import { useNames, useWords } from '../kit/words.ts';
import { Assessed } from './assessed.tsx';
import { overrideBody } from './body.ts';
import { useForm } from './form-context.ts';
import { OverrideFields } from './override.tsx';
import { type Decided, decideOtherwise, type Sent } from './send.ts';
import { followUpWords } from './words.ts';

/** The page on which a resident is referred for a programme. */
const referPath = (residentId: string, programme: string): string =>
  `${paths.refer(residentId)}?${new URLSearchParams({ programme }).toString()}`;

/** The page on which medicines are prescribed for a programme. */
const prescribePath = (residentId: string, programme: string): string =>
  `${paths.prescribe(residentId)}?${new URLSearchParams({ programme }).toString()}`;

/** Says whether the rules ask for a referral. */
const needsReferral = ({ assessment }: Decided): boolean =>
  assessment?.action === 'refer' || assessment?.action === 'urgent_referral';

const OverrideSaid = ({ decided: { override } }: { readonly decided: Decided }) => {
  const say = useWords(followUpWords);
  const classOf = useNames(classWords);
  const shown = useShown();
  if (override === undefined) return null;
  const parts = [
    ...(override.class === undefined ? [] : [classOf(String(override.class))]),
    ...(override.nextDate === undefined ? [] : [shown.date(override.nextDate)]),
    override.reason,
  ];
  return (
    <p>
      <strong>{say('override')}</strong> {parts.join(' · ')}
    </p>
  );
};

type ResultShape = {
  readonly decided: Decided;
  /** Once a decision that was refused is taken after all. */
  readonly onSettled?: (() => void) | undefined;
};

/** A doctor's decision that was refused: why, and the fields to put it right. */
const OverrideAgain = ({ decided, onSettled }: ResultShape) => {
  const say = useWords(followUpWords);
  const { draft, residentId } = useForm();
  const [now, setNow] = useState(decided);
  const [isSaving, setSaving] = useState(false);
  const { programme, followUpId } = decided;
  if (now.overrideError === undefined) return <OverrideSaid decided={now} />;
  const save = (): void => {
    const body = overrideBody({ ...draft, texts: { ...draft.texts, outcome: 'done' } }, programme);
    if (body === undefined) return;
    setSaving(true);
    const asked = { params: { residentId, followUpId }, body, key: crypto.randomUUID() };
    void decideOtherwise(decided, { route: 'follow-ups.override', asked }).then((after) => {
      setSaving(false);
      setNow(after);
      if (after.overrideError === undefined) onSettled?.();
    });
  };
  return (
    <div className="visit-again">
      <p>{say('overrideRefused')}</p>
      <ProblemNote error={now.overrideError} />
      <OverrideFields programme={programme} />
      <Button loading={isSaving} onClick={save}>
        {say('overrideSave')}
      </Button>
    </div>
  );
};

const Result = ({ decided, onSettled }: ResultShape) => {
  const say = useWords(followUpWords);
  const sayBoth = useSay();
  const navigate = useNavigate();
  const { programmes, residentId } = useForm();
  const { programme, assessment } = decided;
  const name = programmes.find(({ code }) => code === programme)?.name;
  const isReferred = needsReferral(decided);
  return (
    <section className="visit-result" aria-labelledby={`visit-result-${programme}`}>
      <Typography.Title level={2} id={`visit-result-${programme}`}>
        {name === undefined ? programme : sayBoth(name)}
      </Typography.Title>
      {assessment === null ? null : <Assessed value={assessment} />}
      {decided.overrideError === undefined ? (
        <OverrideSaid decided={decided} />
      ) : (
        <OverrideAgain decided={decided} onSettled={onSettled} />
      )}
      <Flex gap="small" wrap className="visit-steps no-print">
        <Button
          {...(isReferred ? { type: 'primary' as const } : {})}
          onClick={() => void navigate(referPath(residentId, programme))}
        >
          {say('refer')}
        </Button>
        <Button onClick={() => void navigate(prescribePath(residentId, programme))}>
          {say('prescribe')}
        </Button>
      </Flex>
    </section>
  );
};

const Waits = ({ isAll }: { readonly isAll: boolean }) => {
  const say = useWords(followUpWords);
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={say(isAll ? 'keptTitle' : 'keptOverrideTitle')}
      description={say('keptText')}
    />
  );
};

type DoneShape = {
  readonly sent: Sent;
  readonly onAgain: () => void;
  readonly onSettled?: () => void;
};

/** What was decided on the visits that were saved, and what comes next. */
export const Done = ({ sent, onAgain, onSettled }: DoneShape) => {
  const say = useWords(followUpWords);
  const navigate = useNavigate();
  const { residentId } = useForm();
  const { decided, waiting } = sent;
  const isReferred = decided.some(needsReferral);
  return (
    <div className="visit-done">
      {waiting.length === 0 ? (
        <p role="status" className="visit-saved">
          ✓ {say('savedTitle')}
        </p>
      ) : (
        <Waits isAll={decided.length === 0} />
      )}
      {decided.map((one) => (
        <Result key={one.followUpId} decided={one} onSettled={onSettled} />
      ))}
      <Flex gap="small" wrap className="visit-steps no-print">
        <Button
          {...(isReferred ? {} : { type: 'primary' as const })}
          onClick={() => void navigate(paths.today)}
        >
          {say('backToToday')}
        </Button>
        <Button onClick={() => void navigate(paths.resident(residentId))}>{say('toResident')}</Button>
        <Button onClick={onAgain}>{say('another')}</Button>
      </Flex>
    </div>
  );
};
