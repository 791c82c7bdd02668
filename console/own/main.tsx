import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { readSettings } from '../kit/settings.ts';
import './own.css';
import { Records, useTitle } from './record.tsx';
import { leave, useSession } from './session.ts';
import { SignIn } from './sign-in.tsx';
import { speak, useLanguage, useWords } from './speech.ts';
import { ownWords } from './words.ts';

const Own = () => {
  const say = useWords(ownWords);
  const session = useSession();
  const other = useLanguage() === 'en' ? 'zh-CN' : 'en';
  useTitle();
  return (
    <>
      <header>
        <strong>{say('product')}</strong>
        <button type="button" lang={other} onClick={() => speak(other)}>
          {say('otherLanguage')}
        </button>
        {session.kind === 'in' ? (
          <button type="button" onClick={leave}>
            {say('signOut')}
          </button>
        ) : null}
      </header>
      <main>{session.kind === 'in' ? <Records key={session.token} /> : <SignIn />}</main>
    </>
  );
};

/** Without the settings the page works where the service serves it. */
await readSettings().catch(() => undefined);
const root = document.querySelector('#root');
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <Own />
    </StrictMode>,
  );
