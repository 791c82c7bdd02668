import { type ReactNode, type SubmitEvent, useEffect, useRef, useState } from 'react';

import { askCode, giveToken } from '../../functions/own-record/api.ts';
import { paths } from '../kit/paths.ts';
import { settings } from '../kit/settings.ts';
import { useWords } from './speech.ts';
import { ask, useDoing } from './ask.ts';
import { Trouble } from './parts.tsx';
import { enter, useSession } from './session.ts';
import { ownWords } from './words.ts';

const MINUTE_S = 60;
const CODE = /^\d{6}$/;
const LONGEST_PHONE = 30;
const CODE_DIGITS = 6;

type Sent = { readonly phone: string; readonly goodForS: number };

type FormShape = { readonly onSend: () => void; readonly children: ReactNode };

const Form = ({ onSend, children }: FormShape) => (
  <form
    onSubmit={(event: SubmitEvent) => {
      event.preventDefault();
      onSend();
    }}
  >
    {children}
  </form>
);

const AskForm = ({ onSent }: { readonly onSent: (sent: Sent) => void }) => {
  const say = useWords(ownWords);
  const [phone, setPhone] = useState('');
  const { isBusy, error, run } = useDoing();
  const send = () =>
    run(async () => {
      const { goodForS } = await ask(askCode, { body: { phone } });
      onSent({ phone, goodForS });
    });
  return (
    <Form onSend={send}>
      <p>{say('intro')}</p>
      <label>
        {say('phone')}
        <input
          type="tel"
          name="phone"
          autoComplete="tel-national"
          required
          maxLength={LONGEST_PHONE}
          value={phone}
          onChange={({ target }) => setPhone(target.value)}
        />
      </label>
      <Trouble error={error} />
      <button type="submit" className="main" disabled={isBusy}>
        {say(isBusy ? 'sending' : 'getCode')}
      </button>
    </Form>
  );
};

/** Where the code lies on this machine: no text leaves it. */
const LocalHint = ({ phone }: Pick<Sent, 'phone'>) => {
  const say = useWords(ownWords);
  if (settings().signIn.kind !== 'local') return null;
  return (
    <p>
      <a href={`${paths.phones}?${new URLSearchParams({ phone })}`} target="_blank" rel="noreferrer">
        {say('inPhones')}
      </a>
    </p>
  );
};

type CodeShape = { readonly sent: Sent; readonly onSent: (sent: Sent | undefined) => void };

const CodeForm = ({ sent: { phone, goodForS }, onSent }: CodeShape) => {
  const say = useWords(ownWords);
  const [code, setCode] = useState('');
  const [isUnsound, setUnsound] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const { isBusy, error, run } = useDoing();
  useEffect(() => field.current?.focus(), []);
  const send = () => {
    setUnsound(!CODE.test(code));
    if (!CODE.test(code)) return;
    run(async () => enter((await ask(giveToken, { body: { phone, code } })).accessToken));
  };
  const resend = () => run(async () => onSent({ phone, ...(await ask(askCode, { body: { phone } })) }));
  return (
    <Form onSend={send}>
      <p role="status">{say('codeSent', { phone, minutes: goodForS / MINUTE_S })}</p>
      <LocalHint phone={phone} />
      <label>
        {say('code')}
        <input
          ref={field}
          className="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={CODE_DIGITS}
          value={code}
          onChange={({ target }) => setCode(target.value.trim())}
          {...(isUnsound ? { 'aria-invalid': true, 'aria-describedby': 'code-form' } : {})}
        />
      </label>
      {isUnsound ? (
        <p id="code-form" className="trouble" role="alert">
          {say('codeForm')}
        </p>
      ) : null}
      <Trouble error={error} instead={{ '/problems/access/unauthenticated': say('wrongCode') }} />
      <button type="submit" className="main" disabled={isBusy}>
        {say('enter')}
      </button>
      <div className="beside">
        <button type="button" disabled={isBusy} onClick={resend}>
          {say('resend')}
        </button>
        <button type="button" disabled={isBusy} onClick={() => onSent(undefined)}>
          {say('otherPhone')}
        </button>
      </div>
    </Form>
  );
};

/** Signs a resident in by a one-time code. */
export const SignIn = () => {
  const say = useWords(ownWords);
  const { kind } = useSession();
  const [sent, setSent] = useState<Sent>();
  return (
    <>
      <h1>{say('welcome')}</h1>
      {kind === 'expired' ? (
        <p className="trouble" role="alert">
          {say('expired')}
        </p>
      ) : null}
      {sent === undefined ? <AskForm onSent={setSent} /> : <CodeForm sent={sent} onSent={setSent} />}
    </>
  );
};
