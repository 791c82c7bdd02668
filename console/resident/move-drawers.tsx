import { Form, Input } from 'antd';

import { moveExamRoute, voidExamRoute } from '../../functions/exams/api.ts';
import { commonWords } from '../kit/common-words.ts';
import { DateField } from '../kit/date-field.tsx';
import { useShown } from '../kit/dates.ts';
import { useWords } from '../kit/words.ts';
import { examWords } from './exam-words.ts';
import { FormDrawer } from './form-drawer.tsx';
import { SecondLook } from './second-look.tsx';
import { useAbout, useSeen } from './seen.ts';
import { useDeed } from './use-deed.ts';

type Shape = { readonly examinedOn: string; readonly onClose: () => void };

const Reason = () => {
  const common = useWords(commonWords);
  return (
    <Form.Item
      name="reason"
      label={common('reason')}
      rules={[{ required: true, whitespace: true, message: common('required') }]}
    >
      <Input.TextArea rows={2} />
    </Form.Item>
  );
};

type Moving = { readonly movedTo: string; readonly reason: string; readonly lateEntryReason?: string };

/** Moves an exam to the day on which it was made, with a reason. */
export const MoveDrawer = ({ examinedOn, onClose }: Shape) => {
  const say = useWords(examWords);
  const common = useWords(commonWords);
  const shown = useShown();
  const { version, today } = useSeen();
  const { params } = useAbout();
  const [form] = Form.useForm<Moving>();
  const { run, error, isPending } = useDeed(moveExamRoute, onClose);
  return (
    <FormDrawer<Moving>
      title={say('moveOf', { date: shown.date(examinedOn) })}
      form={form}
      initial={{}}
      error={error}
      isPending={isPending}
      onSubmit={(body) => run({ params: { ...params, examinedOn }, version, body })}
      onClose={onClose}
    >
      <Form.Item
        name="movedTo"
        label={say('movedTo')}
        rules={[{ required: true, message: common('required') }]}
      >
        <DateField until={today} />
      </Form.Item>
      <Reason />
      <SecondLook error={error} />
    </FormDrawer>
  );
};

type Voiding = { readonly reason: string };

/** Takes back an exam that was entered in error, with a reason. */
export const VoidDrawer = ({ examinedOn, onClose }: Shape) => {
  const say = useWords(examWords);
  const shown = useShown();
  const { version } = useSeen();
  const { params } = useAbout();
  const [form] = Form.useForm<Voiding>();
  const { run, error, isPending } = useDeed(voidExamRoute, onClose);
  return (
    <FormDrawer<Voiding>
      title={say('voidOf', { date: shown.date(examinedOn) })}
      note={say('voidNote')}
      form={form}
      initial={{}}
      error={error}
      isPending={isPending}
      isDanger
      submit={say('void')}
      onSubmit={(body) => run({ params: { ...params, examinedOn }, version, body })}
      onClose={onClose}
    >
      <Reason />
    </FormDrawer>
  );
};
