import { QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import enGB from 'antd/locale/en_GB';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';

import { makeRouter } from './router.tsx';
import './page.css';
import { language, speak, useLanguage } from '../kit/language.ts';
import { theme } from '../kit/theme.ts';
import { makeQueryClient } from '../kit/use-answer.ts';

const LOCALES = { 'zh-CN': zhCN, en: enGB } as const;
const DAYS = { 'zh-CN': 'zh-cn', en: 'en' } as const;

const client = makeQueryClient();
const router = makeRouter();

const Console = () => {
  const chosen = useLanguage();
  dayjs.locale(DAYS[chosen]);
  return (
    <ConfigProvider locale={LOCALES[chosen]} theme={theme} button={{ autoInsertSpace: false }}>
      <App>
        <RouterProvider router={router} />
      </App>
    </ConfigProvider>
  );
};

void speak(language());
const root = document.querySelector('#root');
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <Console />
      </QueryClientProvider>
    </StrictMode>,
  );
