import { App, Button, Flex, Form, Input, Radio } from 'antd';

import { type CallDraft, callBody, OUTCOMES } from './call-form.ts';
import { CallsBefore, Phone } from './phone.tsx';
import { SnoozeField } from './snooze-field.tsx';
import { callWords } from './words.ts';
import { recordCallRoute, type WorklistItem } from '../../functions/reminders/api.ts';
import { commonWords } from '../kit/common-words.ts';
import { useShown } from '../kit/dates.ts';
import { ProblemNote } from '../kit/problem-note.tsx';
import { useWrite } from '../kit/use-answer.ts';
import { useWords } from '../kit/words.ts';

type Shape = {
  readonly item: WorklistItem;
  /** Ends the call, recorded or not. */
  readonly onDone: () => void;
};

/** Writes a call down, and says that it is. */
const useRecord = ({ item, onDone }: Shape) => {
  const say = useWords(callWords);
  const shown = useShown();
  const { message } = App.useApp();
  const write = useWrite(recordCallRoute);
  const said = ({ outcome, snoozeUntil }: CallDraft): string => {
    const what = { name: item.name, outcome: outcome === undefined ? '' : say(outcome) };
    return snoozeUntil === undefined
      ? say('saved', what)
      : say('savedPutOff', { ...what, date: shown.day(snoozeUntil) });
  };
  const record = (draft: CallDraft): void => {
    const body = callBody(draft);
    if (body === undefined) return;
    const params = { teamId: item.teamId, taskId: item.taskId };
    // A task that is put off leaves the list, and its row with it: who waits for the row hears nothing.
    void write.mutateAsync({ params, body }).then(
      () => {
        void message.success(said(draft));
        onDone();
      },
      () => undefined,
    );
  };
  return { record, error: write.error, isPending: write.isPending };
};

const Outcome = () => {
  const say = useWords(callWords);
  return (
    <Form.Item name="outcome" label={say('outcome')} rules={[{ required: true, message: say('choose') }]}>
      <Radio.Group>
        {OUTCOMES.map((value, at) => (
          <Radio key={value} value={value} autoFocus={at === 0}>
            {say(value)}
          </Radio>
        ))}
      </Radio.Group>
    </Form.Item>
  );
};

const Reason = () => {
  const say = useWords(callWords);
  const isPutOff = Form.useWatch<string | undefined>('snoozeUntil') !== undefined;
  return (
    <Form.Item
      name="reason"
      label={isPutOff ? say('reason') : say('note')}
      rules={[{ required: isPutOff, whitespace: isPutOff, message: say('sayWhy') }]}
    >
      <Input maxLength={200} placeholder={isPutOff ? say('reasonHint') : say('noteHint')} />
    </Form.Item>
  );
};

/** A call about a task, in its place on the list: whom to ring, what came of it, and until when it may wait. */
export const CallPanel = ({ item, onDone }: Shape) => {
  const say = useWords(callWords);
  const common = useWords(commonWords);
  const { record, error, isPending } = useRecord({ item, onDone });
  return (
    <Form<CallDraft>
      className="call"
      layout="vertical"
      requiredMark={false}
      onFinish={record}
      onKeyDown={({ key }) => {
        if (key === 'Escape') onDone();
      }}
    >
      <Phone residentId={item.residentId} />
      <Outcome />
      <SnoozeField />
      <Reason />
      <ProblemNote error={error} />
      <Flex gap="small" className="call-end">
        <Button type="primary" htmlType="submit" loading={isPending}>
          {say('save')}
        </Button>
        <Button onClick={onDone}>{common('cancel')}</Button>
      </Flex>
      <CallsBefore item={item} />
    </Form>
  );
};
