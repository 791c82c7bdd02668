import { Button, Flex, Form, Input } from 'antd';

import { commonWords } from './common-words.ts';
import './purpose-form.css';
import { useWords } from './words.ts';

const LONGEST = 500;

type Given = { readonly purpose: string };

type Shape = {
  readonly label: string;
  /** What the button says that goes on. */
  readonly go: string;
  readonly note?: string;
  readonly example?: string;
  /** Reasons that need no typing. */
  readonly usual?: readonly string[];
  readonly onGiven: (purpose: string) => void;
};

/** Asks why people are looked at, before any of them is shown. */
export const PurposeForm = ({ label, go, note, example, usual = [], onGiven }: Shape) => {
  const say = useWords(commonWords);
  const [form] = Form.useForm<Given>();
  return (
    <Form<Given>
      form={form}
      layout="vertical"
      className="purpose"
      requiredMark={false}
      onFinish={({ purpose }) => onGiven(purpose.trim())}
    >
      <Form.Item
        name="purpose"
        label={label}
        extra={note}
        rules={[{ required: true, pattern: /[\p{L}\p{N}]/u, message: say('required') }]}
      >
        <Input maxLength={LONGEST} placeholder={example} />
      </Form.Item>
      {usual.length === 0 ? null : (
        <Flex gap="small" wrap className="purpose-usual">
          {usual.map((purpose) => (
            <Button key={purpose} size="small" onClick={() => form.setFieldsValue({ purpose })}>
              {purpose}
            </Button>
          ))}
        </Flex>
      )}
      <Button type="primary" htmlType="submit">
        {go}
      </Button>
    </Form>
  );
};
