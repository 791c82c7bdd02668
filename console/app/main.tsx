import { QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider, type ThemeConfig } from 'antd';
import enGB from 'antd/locale/en_GB';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { type ReactNode, startTransition, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';

import './early.ts';
import { makeRouter } from './router.tsx';
import './page.css';
import { language } from '../kit/chosen-language.ts';
import { speak, SpokenBy, useSpoken } from '../kit/language.ts';
import { onSession } from '../kit/session.ts';
import { readSettings } from '../kit/settings.ts';
import { theme } from '../kit/theme.ts';
import { token } from '../kit/token.ts';
import { makeQueryClient } from '../kit/use-answer.ts';
import { MeBy, meQuery, useAskedMe } from '../kit/use-me.ts';

const LOCALES = { 'zh-CN': zhCN, en: enGB } as const;
const DAYS = { 'zh-CN': 'zh-cn', en: 'en' } as const;

/** Whoever asked their system for less motion gets none. */
const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
const client = makeQueryClient();
// What one user was answered is not shown to the next.
onSession(() => {
  if (token() === null) client.clear();
});

const STILL: ThemeConfig = { ...theme, token: { ...theme.token, motion: false } };
const BUTTON = { autoInsertSpace: false } as const;

type Shape = { readonly children: ReactNode };

const InLanguage = ({ children }: Shape) => {
  const chosen = useSpoken();
  dayjs.locale(DAYS[chosen]);
  return (
    <ConfigProvider locale={LOCALES[chosen]} theme={calm ? STILL : theme} button={BUTTON}>
      <SpokenBy value={chosen}>{children}</SpokenBy>
    </ConfigProvider>
  );
};

const SignedIn = ({ children }: Shape) => <MeBy value={useAskedMe()}>{children}</MeBy>;

/** Who comes back from the issuer is taken to the page that they wanted. */
const arrive = async (): Promise<void> => {
  const { signIn } = await readSettings();
  if (signIn.kind !== 'oidc') return;
  const { comeBack } = await import('./oidc.ts');
  const path = await comeBack();
  if (path !== undefined) history.replaceState(null, '', path);
};

type Router = ReturnType<typeof makeRouter>;

const LONGEST_MS = 1_000;

/** Who is signed in and the code of the page, as far as they are here soon: the page is then drawn once. */
const untilKnown = async (router: Router): Promise<void> => {
  const page = new Promise<void>((resolve) => {
    if (router.state.initialized) resolve();
    router.subscribe(({ initialized }) => (initialized ? resolve() : undefined));
  });
  const late = new Promise((resolve) => setTimeout(resolve, LONGEST_MS));
  const all = [page, ...(token() === null ? [] : [client.prefetchQuery(meQuery)])];
  await Promise.race([Promise.all(all), late]);
};

const show = async (): Promise<void> => {
  const root = document.querySelector('#root');
  if (root === null) return;
  const router = makeRouter();
  await untilKnown(router);
  const page = (
    <StrictMode>
      <QueryClientProvider client={client}>
        <InLanguage>
          <App>
            <SignedIn>
              <RouterProvider router={router} />
            </SignedIn>
          </App>
        </InLanguage>
      </QueryClientProvider>
    </StrictMode>
  );
  // In slices: whoever types or clicks meanwhile is not kept waiting.
  startTransition(() => createRoot(root).render(page));
};

void speak(language());
// Where the settings or the issuer cannot be reached, the sign-in says so when it is tried.
void arrive().then(show, show);
