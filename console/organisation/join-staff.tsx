import { App, Checkbox, Form } from 'antd';

import { joinStaffRoute } from '../../functions/organisation/api.ts';
import { useShown } from '../kit/dates.ts';
import { useWrite } from '../kit/use-answer.ts';
import { useMe } from '../kit/use-me.ts';
import { useNames, useWords } from '../kit/words.ts';
import { ChoiceField, DayField, LineField } from './fields.tsx';
import { FormDrawer } from './form-drawer.tsx';
import { type JoinDraft, joinOf, STAFF_ROLES } from './staff-draft.ts';
import { teamWords } from './team-words.ts';
import { organisationWords, staffRoleWords } from './words.ts';

type Shape = { readonly teamId: string; readonly onClose: () => void };

const Fields = () => {
  const say = useWords(teamWords);
  const sayArea = useWords(organisationWords);
  const roleName = useNames(staffRoleWords);
  const isDoctor = Form.useWatch<JoinDraft['role'] | undefined>('role') === 'family_doctor';
  return (
    <>
      <LineField name="name" label={say('name')} isNeeded />
      <ChoiceField
        name="role"
        label={say('role')}
        options={STAFF_ROLES.map((role) => ({ value: role, label: roleName(role) }))}
      />
      <Form.Item name="isLeader" valuePropName="checked">
        <Checkbox disabled={!isDoctor}>{say('isLeader')}</Checkbox>
      </Form.Item>
      <DayField name="from" label={say('joinFrom')} />
      <LineField name="title" label={say('jobTitle')} />
      <LineField name="phone" label={sayArea('phone')} />
    </>
  );
};

/** Lets somebody work in a team from a day on. */
export const JoinStaff = ({ teamId, onClose }: Shape) => {
  const say = useWords(teamWords);
  const shown = useShown();
  const { message } = App.useApp();
  const today = useMe()?.today ?? '';
  const { mutate, isPending, error } = useWrite(joinStaffRoute);
  const send = (draft: JoinDraft): void =>
    mutate(
      { body: joinOf(teamId, draft) },
      {
        onSuccess: ({ value: { name } }) => {
          void message.success(say('joined', { name, from: shown.date(draft.from) }));
          onClose();
        },
      },
    );
  return (
    <FormDrawer<JoinDraft>
      title={say('join')}
      send={say('join')}
      initial={{ from: today }}
      isPending={isPending}
      error={error}
      onSend={send}
      onClose={onClose}
    >
      <Fields />
    </FormDrawer>
  );
};
