import { useState } from 'react';

import { setConsent } from '../../functions/own-record/api.ts';
import { useDate, useWords } from './speech.ts';
import { ask, useDoing } from './ask.ts';
import type { OwnRecord } from './care.tsx';
import { Section, Trouble } from './parts.tsx';
import { ownWords } from './words.ts';

type Shape = {
  readonly residentId: string;
  readonly of: OwnRecord['consent'];
  readonly onSet: () => void;
};

/** Whether reminders come by SMS, and its change: who ends them is asked once more. */
export const Consent = ({ residentId, of: { smsConsent, smsOptOutOn }, onSet }: Shape) => {
  const say = useWords(ownWords);
  const dateOf = useDate();
  const [isAsked, askAgain] = useState(false);
  const { isBusy, error, run } = useDoing();
  const set = (isWanted: boolean) =>
    run(async () => {
      await ask(setConsent, { params: { residentId }, body: { smsConsent: isWanted } });
      askAgain(false);
      onSet();
    });
  const stands = () => {
    if (smsConsent) return say('consents');
    return smsOptOutOn === undefined ? say('refuses') : say('refusedOn', { date: dateOf(smsOptOutOn) });
  };
  const button = (text: string, work: () => void) => (
    <button type="button" disabled={isBusy} onClick={work}>
      {text}
    </button>
  );
  return (
    <Section title={say('consent')}>
      <p role="status">{stands()}</p>
      {smsConsent && isAsked ? (
        <>
          <p role="alert">{say('sure')}</p>
          <div className="beside">
            {button(say('yesStop'), () => set(false))}
            {button(say('keep'), () => askAgain(false))}
          </div>
        </>
      ) : null}
      {smsConsent && !isAsked ? button(say('stopSms'), () => askAgain(true)) : null}
      {smsConsent ? null : button(say('startSms'), () => set(true))}
      <Trouble error={error} />
    </Section>
  );
};
