import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Typography } from 'antd';
import { useState } from 'react';
import { Navigate, useLocation } from 'react-router';

import { useConsoleSettings } from './console-settings.ts';
import { LanguageButton } from './language-button.tsx';
import { appWords } from './words.ts';
import { Page } from '../kit/page.tsx';
import { paths } from '../kit/paths.ts';
import { ProblemNote } from '../kit/problem-note.tsx';
import { signInWith, useToken } from '../kit/session.ts';
import { Answer } from '../kit/states.tsx';
import { useNames, useWords } from '../kit/words.ts';

type LocalUser = { readonly userId: string; readonly name: string; readonly role: string };

const localUsers = async (): Promise<{ readonly items: readonly LocalUser[] }> =>
  (await fetch('/local/users')).json();

const tokenOf = async (user: string): Promise<string> => {
  const response = await fetch('/local/token', { method: 'POST', body: JSON.stringify({ user }) });
  const { accessToken }: { readonly accessToken: string } = await response.json();
  return accessToken;
};

/** The users of the demonstration, a button each. */
const LocalSignIn = () => {
  const say = useWords(appWords);
  const nameOf = useNames(appWords);
  const users = useQuery({ queryKey: ['local.users'], queryFn: localUsers });
  const [failure, setFailure] = useState<unknown>(null);
  return (
    <>
      <Typography.Paragraph>{say('signInLocal')}</Typography.Paragraph>
      <ProblemNote error={failure} />
      <Answer of={{ ...users, value: users.data }}>
        {({ items }) => (
          <Flex wrap gap="small">
            {items.map(({ userId, name, role }) => (
              <Button
                key={userId}
                size="large"
                className="user"
                data-user={userId}
                onClick={() => void tokenOf(userId).then(signInWith, setFailure)}
              >
                <span>{name}</span>
                <small>
                  {nameOf(role)} · {userId}
                </small>
              </Button>
            ))}
          </Flex>
        )}
      </Answer>
    </>
  );
};

const readFrom = (state: unknown): string =>
  typeof state === 'object' && state !== null && 'from' in state && typeof state.from === 'string'
    ? state.from
    : paths.home;

/** The sign-in; afterwards the page that was asked for. */
export const Component = () => {
  const say = useWords(appWords);
  const settings = useConsoleSettings();
  const { state } = useLocation();
  const token = useToken();
  if (token !== null) return <Navigate to={readFrom(state)} replace />;
  return (
    <main className="alone">
      <Page title={say('signIn')} actions={<LanguageButton />}>
        <Answer of={{ ...settings, value: settings.data }}>
          {({ signIn }) => (signIn === 'local' ? <LocalSignIn /> : null)}
        </Answer>
        <Flex vertical gap="small" className="more">
          <a href="/own.html">{say('forResidents')}</a>
          <a href="/openapi.json">{say('apiText')}</a>
        </Flex>
      </Page>
    </main>
  );
};
