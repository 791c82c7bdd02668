import { Button, Flex, Form, Input } from 'antd';

import { commonWords } from '../kit/common-words.ts';
import { useWords } from '../kit/words.ts';
import { lookWords } from './look-words.ts';

const LONGEST = 500;
const USUAL = ['purposeCheck', 'purposeVisit', 'purposeComplaint'] as const;

type Given = { readonly purpose: string };

/** Asks why people are looked at, before any of them is shown; the usual reasons need no typing. */
export const Purpose = ({ onGiven }: { readonly onGiven: (purpose: string) => void }) => {
  const say = useWords(lookWords);
  const sayCommon = useWords(commonWords);
  const [form] = Form.useForm<Given>();
  return (
    <Form<Given>
      form={form}
      layout="vertical"
      onFinish={({ purpose }) => onGiven(purpose.trim())}
      requiredMark={false}
    >
      <Form.Item
        name="purpose"
        label={say('purpose')}
        extra={say('purposeNote')}
        rules={[{ required: true, whitespace: true, max: LONGEST, message: sayCommon('required') }]}
      >
        <Input autoFocus />
      </Form.Item>
      <Flex gap="small" wrap>
        <Button type="primary" htmlType="submit">
          {say('look')}
        </Button>
        {USUAL.map((key) => (
          <Button key={key} type="text" onClick={() => form.setFieldsValue({ purpose: say(key) })}>
            {say(key)}
          </Button>
        ))}
      </Flex>
    </Form>
  );
};
