import { Descriptions, Drawer, Typography } from 'antd';
import type * as z from 'zod';

import { showReminder } from '../../functions/reminders/api.ts';
import { taskWords } from '../kit/code-words.ts';
import { useShown } from '../kit/dates.ts';
import { Answer } from '../kit/states.tsx';
import { useAnswer } from '../kit/use-answer.ts';
import { useNames, useWords } from '../kit/words.ts';
import { type Item, standingOf } from './items.ts';
import { Resend } from './resend.tsx';
import { StandingText } from './standing.tsx';
import { reasonWords, reminderWords } from './words.ts';

const WIDTH = 520;

type Message = z.infer<typeof showReminder.answer>;
type Shape = {
  readonly item: Item;
  readonly isDryRun: boolean;
  readonly purpose: string | undefined;
  readonly onClose: () => void;
};

const About = ({ reminders }: Pick<Message, 'reminders'>) => {
  const say = useWords(reminderWords);
  const task = useNames(taskWords);
  const shown = useShown();
  return (
    <ul className="about">
      {reminders.map(({ residentId, kind, programme, dueOn }) => (
        <li key={[residentId, kind, programme, dueOn].join(' ')}>
          {say('aboutOne', { kind: task(kind), date: shown.date(dueOn) })}
        </li>
      ))}
    </ul>
  );
};

const Story = ({ message }: { readonly message: Message }) => {
  const say = useWords(reminderWords);
  const reason = useNames(reasonWords);
  const shown = useShown();
  const standing = standingOf({ by: 'nothing', state: message.state });
  return (
    <Descriptions
      column={1}
      size="small"
      items={[
        { key: 'state', label: say('state'), children: <StandingText standing={standing} /> },
        { key: 'at', label: say('at'), children: shown.moment(message.at) },
        ...(message.reason === undefined
          ? []
          : [{ key: 'reason', label: say('reason'), children: reason(message.reason) }]),
        { key: 'about', label: say('about'), children: <About reminders={message.reminders} /> },
        {
          key: 'segments',
          label: say('segments'),
          children: say('segmentCount', { count: message.segments }),
        },
        { key: 'template', label: say('template'), children: message.template },
      ]}
    />
  );
};

const Stored = ({
  messageId,
  purpose,
}: {
  readonly messageId: string;
  readonly purpose: string | undefined;
}) => {
  const message = useAnswer(showReminder, { params: { messageId }, purpose });
  return (
    <Answer of={message}>
      {(value) => (
        <>
          <Story message={value} />
          <Resend messageId={messageId} day={value.day} state={value.state} />
        </>
      )}
    </Answer>
  );
};

/** One message: its text, and of one that was handed over how far it came and whether it may be sent again. */
export const MessageDrawer = ({ item, isDryRun, purpose, onClose }: Shape) => {
  const say = useWords(reminderWords);
  return (
    <Drawer
      open
      size={WIDTH}
      title={say('messageOf', { name: item.name })}
      onClose={onClose}
      className="message"
    >
      <Typography.Title level={2}>{say('messageText')}</Typography.Title>
      <blockquote>{item.text}</blockquote>
      {isDryRun || item.messageId === undefined ? (
        <Typography.Text type="secondary">
          {say('segmentCount', { count: item.segments ?? 1 })}
        </Typography.Text>
      ) : (
        <Stored messageId={item.messageId} purpose={purpose} />
      )}
    </Drawer>
  );
};
