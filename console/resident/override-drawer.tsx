import { Form, Input, Radio } from 'antd';

import { overrideFollowUp } from '../../functions/follow-ups/api.ts';
import { classWords } from '../kit/code-words.ts';
import { commonWords } from '../kit/common-words.ts';
import { DateField } from '../kit/date-field.tsx';
import { useShown } from '../kit/dates.ts';
import { useNames, useWords } from '../kit/words.ts';
import { FormDrawer } from './form-drawer.tsx';
import { useAbout, useSeen } from './seen.ts';
import { useDeed } from './use-deed.ts';
import { visitWords } from './visit-words.ts';
import type { FollowUp } from './visits.ts';

type Values = { readonly class: 0 | 1 | 2 | 3 | 4; readonly nextDate?: string; readonly reason: string };

type Shape = { readonly visit: FollowUp; readonly onClose: () => void };

const CLASSES = [0, 1, 2, 3, 4] as const;

/** Decides otherwise than the rules on a follow-up, with a reason; what the rules said stays beside it. */
export const OverrideDrawer = ({ visit, onClose }: Shape) => {
  const say = useWords(visitWords);
  const common = useWords(commonWords);
  const className = useNames(classWords);
  const shown = useShown();
  const { version } = useSeen();
  const { params } = useAbout();
  const [form] = Form.useForm<Values>();
  const { run, error, isPending } = useDeed(overrideFollowUp, onClose);
  const submit = ({ class: chosen, nextDate, reason }: Values): void =>
    run({
      params: { ...params, followUpId: visit.id },
      version,
      body: { reason, ...(chosen !== 0 && { class: chosen }), ...(nextDate !== undefined && { nextDate }) },
    });
  return (
    <FormDrawer<Values>
      title={say('overrideOf', { date: shown.date(visit.visitedOn) })}
      note={say('overrideNote')}
      form={form}
      initial={{ class: 0 }}
      error={error}
      isPending={isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Form.Item name="class" label={say('newClass')}>
        <Radio.Group
          vertical
          options={CLASSES.map((value) => ({
            value,
            label: value === 0 ? say('asRules') : className(`${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item name="nextDate" label={say('nextDate')}>
        <DateField from={visit.visitedOn} />
      </Form.Item>
      <Form.Item
        name="reason"
        label={common('reason')}
        rules={[{ required: true, message: common('required') }]}
      >
        <Input.TextArea rows={3} />
      </Form.Item>
    </FormDrawer>
  );
};
