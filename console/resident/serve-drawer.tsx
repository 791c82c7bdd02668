import { Form, Input } from 'antd';

import { recordService } from '../../functions/contracts/api.ts';
import { itemWords } from '../kit/code-words.ts';
import { commonWords } from '../kit/common-words.ts';
import { DateField } from '../kit/date-field.tsx';
import { useNames, useWords } from '../kit/words.ts';
import { FormDrawer } from './form-drawer.tsx';
import { recordWords } from './record-words.ts';
import { useSeen } from './seen.ts';
import { useDeed } from './use-deed.ts';

type Values = { readonly doneOn: string; readonly evidence: string };

type Shape = {
  readonly contractId: string;
  readonly item: string;
  readonly from: string;
  readonly onClose: () => void;
};

/** Records a promised service as done, with what shows it. */
export const ServeDrawer = ({ contractId, item, from, onClose }: Shape) => {
  const say = useWords(recordWords);
  const common = useWords(commonWords);
  const itemName = useNames(itemWords);
  const { today, version } = useSeen();
  const [form] = Form.useForm<Values>();
  const { run, error, isPending } = useDeed(recordService, onClose);
  const rules = [{ required: true, message: common('required') }];
  return (
    <FormDrawer<Values>
      title={say('serveOf', { item: itemName(item) })}
      form={form}
      initial={{ doneOn: today }}
      error={error}
      isPending={isPending}
      onSubmit={(typed) => run({ params: { contractId }, version, body: { item, ...typed } })}
      onClose={onClose}
    >
      <Form.Item name="doneOn" label={say('servedOn')} rules={rules}>
        <DateField from={from} until={today} />
      </Form.Item>
      <Form.Item name="evidence" label={say('evidence')} rules={rules} extra={say('evidenceHint')}>
        <Input.TextArea rows={2} />
      </Form.Item>
    </FormDrawer>
  );
};
