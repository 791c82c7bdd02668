import { Typography } from 'antd';

import { Page } from '../kit/page.tsx';
import { useWords } from '../kit/words.ts';
import { Budgets } from './budgets.tsx';
import { TemplateForm } from './template-form.tsx';
import { smsWords } from './words.ts';
import './sms.css';

/** What SMS are written with, and what they may cost. */
export const Component = () => {
  const say = useWords(smsWords);
  return (
    <Page title={say('title')}>
      <Typography.Title level={2}>{say('template')}</Typography.Title>
      <Typography.Paragraph type="secondary">{say('templateNote')}</Typography.Paragraph>
      <TemplateForm />
      <Typography.Title level={2}>{say('budgets')}</Typography.Title>
      <Typography.Paragraph type="secondary">{say('budgetsNote')}</Typography.Paragraph>
      <Budgets />
    </Page>
  );
};
