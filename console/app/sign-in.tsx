import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Typography } from 'antd';
import { useState } from 'react';
import { Link, Navigate, useLocation } from 'react-router';

import { LanguageButton } from './language-button.tsx';
import { appWords } from './words.ts';
import { Page } from '../kit/page.tsx';
import { paths } from '../kit/paths.ts';
import { ProblemNote } from '../kit/problem-note.tsx';
import { signInWith, useToken } from '../kit/session.ts';
import { settings } from '../kit/settings.ts';
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
          <div className="users">
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
          </div>
        )}
      </Answer>
    </>
  );
};

const readFrom = (state: unknown): string =>
  typeof state === 'object' && state !== null && 'from' in state && typeof state.from === 'string'
    ? state.from
    : paths.home;

/** One button: whoever vouches for staff asks the rest. */
const StaffSignIn = ({ from }: { readonly from: string }) => {
  const say = useWords(appWords);
  const [failure, setFailure] = useState<unknown>(null);
  const go = (): void =>
    void import('./oidc.ts')
      .then(({ goToIssuer }) => goToIssuer(from))
      .catch((error: unknown) => setFailure(error));
  return (
    <>
      <ProblemNote error={failure} />
      <Button type="primary" size="large" onClick={go}>
        {say('signInStaff')}
      </Button>
    </>
  );
};

/** The sign-in; afterwards the page that was asked for. */
export const Component = () => {
  const say = useWords(appWords);
  const { state } = useLocation();
  const token = useToken();
  const from = readFrom(state);
  if (token !== null) return <Navigate to={from} replace />;
  const isLocal = settings().signIn.kind === 'local';
  return (
    <main className="alone">
      <Page title={say('signIn')} actions={<LanguageButton />}>
        {isLocal ? <LocalSignIn /> : <StaffSignIn from={from} />}
        <Flex vertical gap="small" className="more">
          <a href="/own.html">{say('forResidents')}</a>
          {isLocal ? <Link to={paths.phones}>{say('phones')}</Link> : null}
          {isLocal ? <a href="/openapi.json">{say('apiText')}</a> : null}
        </Flex>
      </Page>
    </main>
  );
};
