import { QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import enGB from 'antd/locale/en_GB';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';

import { makeRouter } from './router.tsx';
import './page.css';
import { language, speak, useLanguage } from '../kit/language.ts';
import { onSession, token } from '../kit/session.ts';
import { readSettings } from '../kit/settings.ts';
import { theme } from '../kit/theme.ts';
import { makeQueryClient } from '../kit/use-answer.ts';

const LOCALES = { 'zh-CN': zhCN, en: enGB } as const;
const DAYS = { 'zh-CN': 'zh-cn', en: 'en' } as const;

/** Whoever asked their system for less motion gets none. */
const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
const client = makeQueryClient();
// What one user was answered is not shown to the next.
onSession(() => {
  if (token() === null) client.clear();
});

const Console = ({ router }: { readonly router: ReturnType<typeof makeRouter> }) => {
  const chosen = useLanguage();
  dayjs.locale(DAYS[chosen]);
  return (
    <ConfigProvider
      locale={LOCALES[chosen]}
      theme={calm ? { ...theme, token: { ...theme.token, motion: false } } : theme}
      button={{ autoInsertSpace: false }}
    >
      <App>
        <RouterProvider router={router} />
      </App>
    </ConfigProvider>
  );
};

/** Who comes back from the issuer is taken to the page that they wanted. */
const arrive = async (): Promise<void> => {
  const { signIn } = await readSettings();
  if (signIn.kind !== 'oidc') return;
  const { comeBack } = await import('./oidc.ts');
  const path = await comeBack();
  if (path !== undefined) history.replaceState(null, '', path);
};

const show = (): void => {
  const root = document.querySelector('#root');
  if (root === null) return;
  const router = makeRouter();
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <Console router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
};

void speak(language());
// Where the settings or the issuer cannot be reached, the sign-in says so when it is tried.
void arrive().then(show, show);
