import { App, Button, Checkbox, Form, Input, Typography } from 'antd';
import type * as z from 'zod';

import { setTemplate, showTemplate } from '../../functions/reminders/api.ts';
import { commonWords } from '../kit/common-words.ts';
import { ProblemNote } from '../kit/problem-note.tsx';
import { Answer } from '../kit/states.tsx';
import { useAnswer, useWrite } from '../kit/use-answer.ts';
import { useMe } from '../kit/use-me.ts';
import { useWords } from '../kit/words.ts';
import { smsWords } from './words.ts';

type Template = z.infer<typeof showTemplate.answer>;
type Written = z.infer<typeof setTemplate.body>;

const FIELDS = [
  [['providerId'], 'providerId'],
  [['version'], 'version'],
  [['signature', 'zh-CN'], 'signatureZh'],
  [['signature', 'en'], 'signatureEn'],
  [['optOut', 'zh-CN'], 'optOutZh'],
  [['optOut', 'en'], 'optOutEn'],
] as const;

const TheForm = ({ template, isOff }: { readonly template: Template; readonly isOff: boolean }) => {
  const say = useWords(smsWords);
  const sayCommon = useWords(commonWords);
  const { message } = App.useApp();
  const { mutate, isPending, error } = useWrite(setTemplate);
  return (
    <Form<Written>
      layout="vertical"
      className="sms-form"
      initialValues={template}
      disabled={isOff}
      onFinish={(body) => mutate({ body }, { onSuccess: () => void message.success(say('saved')) })}
    >
      {FIELDS.map(([name, key]) => (
        <Form.Item
          key={key}
          name={[...name]}
          label={say(key)}
          rules={[{ required: true, message: sayCommon('required') }]}
        >
          <Input />
        </Form.Item>
      ))}
      <Form.Item name="approved" valuePropName="checked">
        <Checkbox>{say('approved')}</Checkbox>
      </Form.Item>
      <ProblemNote error={error} />
      <Button type="primary" htmlType="submit" loading={isPending}>
        {say('saveTemplate')}
      </Button>
      {isOff ? <Typography.Text type="secondary"> {say('onlyAdministrators')}</Typography.Text> : null}
    </Form>
  );
};

/** The template that reminders are written with, to be registered as the provider has it. */
export const TemplateForm = () => {
  const isOff = useMe()?.roles.includes('administrator') !== true;
  const asked = useAnswer(showTemplate, {});
  return <Answer of={asked}>{(template) => <TheForm template={template} isOff={isOff} />}</Answer>;
};
