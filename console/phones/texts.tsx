import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useEffect, useRef } from 'react';

import { useShown } from '../kit/dates.ts';
import { ProblemNote } from '../kit/problem-note.tsx';
import { useNames, useWords } from '../kit/words.ts';
import type { Phone } from './by-phone.ts';
import { type PhoneText, sendReport } from './outbox.ts';
import { type Said, useSaid } from './said.ts';
import { phoneWords } from './words.ts';

/** Beside the word: no colour is the only sign. */
const SIGNS = { arrived: '✓', failed: '✕', held: '…' } as const;

const Text = ({ of: { id, at, text, fate } }: { readonly of: PhoneText }) => {
  const say = useWords(phoneWords);
  const nameOf = useNames(phoneWords);
  const shown = useShown();
  const { message } = App.useApp();
  const client = useQueryClient();
  const report = useMutation({
    mutationFn: (outcome: 'delivered' | 'failed') => sendReport(id, outcome),
    onSuccess: async ({ outcome }) => {
      void message.info(nameOf(outcome));
      await client.invalidateQueries();
    },
  });
  const button = (outcome: 'delivered' | 'failed', name: string) => (
    <Button type="link" size="small" disabled={report.isPending} onClick={() => report.mutate(outcome)}>
      {name}
    </Button>
  );
  return (
    <li className="text text-in">
      <p>{text}</p>
      <small className={`fate fate-${fate}`}>
        <time dateTime={at}>{shown.moment(at)}</time> · {SIGNS[fate]} {say(fate)}
      </small>
      <div className="text-reports">
        {fate === 'arrived' ? null : button('delivered', say('reportDelivered'))}
        {fate === 'failed' ? null : button('failed', say('reportFailed'))}
      </div>
      <ProblemNote error={report.error} />
    </li>
  );
};

const Own = ({ of: { text, meaning } }: { readonly of: Said }) => {
  const say = useWords(phoneWords);
  const nameOf = useNames(phoneWords);
  return (
    <li className="text text-out">
      <p>{text}</p>
      <small>{say('readAs', { meaning: nameOf(meaning) })}</small>
    </li>
  );
};

/** What came to a phone and what was answered on it, the newest last and in sight. */
export const Texts = ({ of: { phone, texts } }: { readonly of: Phone }) => {
  const say = useWords(phoneWords);
  const said = useSaid().filter((one) => one.phone === phone);
  const place = useRef<HTMLDivElement>(null);
  const shown = texts.length + said.length;
  useEffect(() => {
    place.current?.scrollTo({ top: place.current.scrollHeight });
  }, [shown]);
  return (
    <div ref={place} className="phone-screen" role="log" aria-label={say('received')} tabIndex={0}>
      {texts.length === 0 ? <p className="phone-empty">{say('nothingHere')}</p> : null}
      <ol>
        {texts.flatMap((text) => [
          <Text key={text.id} of={text} />,
          ...said
            .filter(({ after }) => after === text.id)
            .map((one, at) => <Own key={`${text.id} ${at}`} of={one} />),
        ])}
      </ol>
    </div>
  );
};
