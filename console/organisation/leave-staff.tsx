import { App, Typography } from 'antd';

import { leaveStaffRoute } from '../../functions/organisation/api.ts';
import { useShown } from '../kit/dates.ts';
import { useWrite } from '../kit/use-answer.ts';
import { useMe } from '../kit/use-me.ts';
import { useWords } from '../kit/words.ts';
import { DayField } from './fields.tsx';
import { FormDrawer } from './form-drawer.tsx';
import { leaveOf, type Member } from './staff-draft.ts';
import { teamWords } from './team-words.ts';

type Draft = { readonly lastDay: string };
type Shape = { readonly of: Member; readonly onClose: () => void };

/** Lets somebody leave a team after a last day. */
export const LeaveStaff = ({ of: member, onClose }: Shape) => {
  const say = useWords(teamWords);
  const shown = useShown();
  const { message } = App.useApp();
  const today = useMe()?.today ?? '';
  const { mutate, isPending, error } = useWrite(leaveStaffRoute);
  const send = ({ lastDay }: Draft): void =>
    mutate(leaveOf(member, lastDay), {
      onSuccess: () => {
        void message.success(say('left', { name: member.name, to: shown.date(lastDay) }));
        onClose();
      },
    });
  return (
    <FormDrawer<Draft>
      title={say('leaveOf', { name: member.name })}
      send={say('leave')}
      initial={{ lastDay: today }}
      isPending={isPending}
      error={error}
      onSend={send}
      onClose={onClose}
    >
      <DayField name="lastDay" label={say('lastDay')} from={member.from} hint={say('lastDayNote')} />
      {member.isLeader ? <Typography.Paragraph>{say('leaderLeaves')}</Typography.Paragraph> : null}
    </FormDrawer>
  );
};
