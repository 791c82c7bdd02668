import { AutoComplete, Button, Form, Typography } from 'antd';

import { commonWords } from '../kit/common-words.ts';
import { useWords } from '../kit/words.ts';
import { reminderWords } from './words.ts';

const LONGEST = 500;

/** Asks why people are looked at, before any of them is shown. */
export const Purpose = ({ onGiven }: { readonly onGiven: (purpose: string) => void }) => {
  const say = useWords(reminderWords);
  const sayCommon = useWords(commonWords);
  const usual = [say('purposeDelivery'), say('purposeComplaint'), say('purposeCost')];
  return (
    <section className="purpose">
      <Typography.Title level={2}>{say('purposeTitle')}</Typography.Title>
      <Form<{ purpose: string }>
        layout="vertical"
        requiredMark={false}
        onFinish={({ purpose }) => onGiven(purpose.trim())}
      >
        <Form.Item
          name="purpose"
          label={say('purpose')}
          extra={say('purposeNote')}
          rules={[{ required: true, whitespace: true, max: LONGEST, message: sayCommon('required') }]}
        >
          <AutoComplete options={usual.map((value) => ({ value }))} />
        </Form.Item>
        <Button type="primary" htmlType="submit">
          {say('look')}
        </Button>
      </Form>
    </section>
  );
};
