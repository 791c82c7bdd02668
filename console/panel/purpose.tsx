import { Button, Typography } from 'antd';
import { type ReactNode, useSyncExternalStore } from 'react';

import { PurposeForm } from '../kit/purpose-form.tsx';
import { onSession } from '../kit/session.ts';
import { token } from '../kit/token.ts';
import { Loading } from '../kit/states.tsx';
import { useMe } from '../kit/use-me.ts';
import { useWords } from '../kit/words.ts';
import { purposeWords } from './purpose-words.ts';

const KEY = 'jiayi.purpose';

const listeners = new Set<() => void>();

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

const read = (): string => sessionStorage.getItem(KEY) ?? '';

const keep = (purpose: string): void => {
  sessionStorage.setItem(KEY, purpose);
  for (const listener of listeners) listener();
};

// Why one user looked is not said for the next.
onSession(() => {
  if (token() === null) keep('');
});

/** Why the reader looks at people, as far as their role must say it and they did within this tab. */
export const usePurpose = () => {
  const said = useSyncExternalStore(subscribe, read);
  const me = useMe();
  const isNeeded = me?.roles.includes('bureau') ?? false;
  return {
    /** Before it is known who reads, nothing is asked for. */
    isKnown: me !== undefined,
    isMissing: isNeeded && said === '',
    asked: isNeeded && said !== '' ? { purpose: said } : {},
  };
};

const Asking = () => {
  const say = useWords(purposeWords);
  return (
    <>
      <Typography.Paragraph>{say('why')}</Typography.Paragraph>
      <PurposeForm label={say('purpose')} go={say('go')} example={say('example')} onGiven={keep} />
    </>
  );
};

/** Shows what names people once the reader has said why they look, where their role must: asked once a tab. */
export const WithPurpose = ({ children }: { readonly children: ReactNode }) => {
  const say = useWords(purposeWords);
  const { isKnown, isMissing, asked } = usePurpose();
  if (!isKnown) return <Loading />;
  if (isMissing) return <Asking />;
  return (
    <>
      {asked.purpose === undefined ? null : (
        <Typography.Paragraph type="secondary" className="purpose-said">
          {say('said', { purpose: asked.purpose })}{' '}
          <Button type="link" size="small" onClick={() => keep('')}>
            {say('change')}
          </Button>
        </Typography.Paragraph>
      )}
      {children}
    </>
  );
};
