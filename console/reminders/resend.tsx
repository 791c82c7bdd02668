import { App, Button, Flex, Typography } from 'antd';
import { useId } from 'react';

import { resendReminder } from '../../functions/reminders/api.ts';
import { ProblemNote } from '../kit/problem-note.tsx';
import { useWrite } from '../kit/use-answer.ts';
import { useMe } from '../kit/use-me.ts';
import { useNames, useWords } from '../kit/words.ts';
import { reminderWords } from './words.ts';

type Shape = { readonly messageId: string; readonly day: string; readonly state: string };

const DECIDERS: ReadonlySet<string> = new Set([
  'team_member',
  'team_leader',
  'institution_manager',
  'administrator',
]);

type Why = 'resendRole' | 'resendState' | 'resendDay';

/** What plainly speaks against sending a message again; the service has the last word.
 *  @see functions/reminders/manifest.ts, functions/reminders/resend.ts */
export const whyNotAgain = (
  { day, state }: Pick<Shape, 'day' | 'state'>,
  { roles, today }: { readonly roles: readonly string[]; readonly today: string },
): Why | undefined => {
  if (!roles.some((role) => DECIDERS.has(role))) return 'resendRole';
  if (state !== 'failed') return 'resendState';
  return day === today ? undefined : 'resendDay';
};

/** Sends a message again, or says why not. */
export const Resend = ({ messageId, day, state }: Shape) => {
  const say = useWords(reminderWords);
  const word = useNames(reminderWords);
  const { message } = App.useApp();
  const me = useMe();
  const id = useId();
  const write = useWrite(resendReminder);
  const why = whyNotAgain({ day, state }, { roles: me?.roles ?? [], today: me?.today ?? '' });
  const again = (): void =>
    write.mutate(
      { params: { messageId } },
      { onSuccess: ({ value }) => void message.success(say('resent', { state: word(value.state) })) },
    );
  return (
    <Flex vertical gap="small" align="start" className="resend">
      <Button
        type="primary"
        disabled={why !== undefined}
        loading={write.isPending}
        aria-describedby={id}
        onClick={again}
      >
        {say('resend')}
      </Button>
      <Typography.Text type="secondary" id={id}>
        {say(why ?? 'resendNote')}
      </Typography.Text>
      <ProblemNote error={write.error} />
    </Flex>
  );
};
