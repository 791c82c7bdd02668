import { Alert, Button, Flex, Tag } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';

import { seeReferralRoute } from '../../functions/referrals/api.ts';
import { referralWords } from '../kit/code-words.ts';
import { Page } from '../kit/page.tsx';
import { paths } from '../kit/paths.ts';
import { Answer } from '../kit/states.tsx';
import { usePlaceName } from '../kit/use-place-names.ts';
import { useAnswer } from '../kit/use-answer.ts';
import { useMe } from '../kit/use-me.ts';
import { useNames, useWords } from '../kit/words.ts';
import { ReferralPaper, ReturnPaper } from './papers.tsx';
import { StepForm } from './step-form.tsx';
import { type Referral, type Step, stepsOf } from './steps.ts';
import { Limits, Sheet, What } from './story.tsx';
import { referralPageWords } from './words.ts';
import './referrals.css';

const Steps = ({ of }: { readonly of: Referral }) => {
  const say = useWords(referralPageWords);
  const isTeam = useMe()?.scope.kind === 'team';
  const [step, setStep] = useState<Step>();
  return (
    <>
      <Flex gap="small" wrap role="group" aria-label={say('steps')} className="no-print">
        {stepsOf(of, isTeam).map((one, at) => (
          <Button key={one} type={at === 0 ? 'primary' : 'default'} onClick={() => setStep(one)}>
            {say(one)}
          </Button>
        ))}
      </Flex>
      {step === undefined ? null : <StepForm step={step} referral={of} onDone={() => setStep(undefined)} />}
    </>
  );
};

const Whole = ({ of }: { readonly of: Referral }) => {
  const say = useWords(referralPageWords);
  const placeName = usePlaceName();
  return (
    <>
      {of.warnings.map(({ code, message }) => (
        <Alert key={code} type="warning" showIcon title={message} className="referral-warning" />
      ))}
      <Steps of={of} />
      <div className="referral-grid">
        <section>
          <Sheet of={of} placeName={placeName} />
          <Flex gap="small" wrap align="center" className="referral-papers no-print">
            <ReferralPaper of={of} placeName={placeName} />
            <ReturnPaper of={of} placeName={placeName} />
            <Link to={paths.resident(of.residentId)}>{say('toResident')}</Link>
          </Flex>
        </section>
        <section>
          <What of={of} />
          <Limits of={of} />
        </section>
      </div>
    </>
  );
};

/** One referral: its form, its limits, what became of it, and the next step for either side. */
export const Component = () => {
  const say = useWords(referralPageWords);
  const statusName = useNames(referralWords);
  const { referralId = '' } = useParams();
  const asked = useAnswer(seeReferralRoute, { params: { referralId } });
  const { value } = asked;
  const note =
    value === undefined ? undefined : (
      <>
        <Tag>{statusName(value.status)}</Tag> {say(value.urgency)} · {say(value.direction)}
      </>
    );
  return (
    <Page title={say('referral', { name: value?.person.name ?? '' })} note={note}>
      <Answer of={asked}>{(referral) => <Whole of={referral} />}</Answer>
    </Page>
  );
};
