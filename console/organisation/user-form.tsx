import { App, Form, Input } from 'antd';

import { admitUser, showTeam } from '../../functions/organisation/api.ts';
import { appWords } from '../app/words.ts';
import { useAnswer, useWrite } from '../kit/use-answer.ts';
import { useNames, useWords } from '../kit/words.ts';
import { ChoiceField, LineField } from './fields.tsx';
import { FormDrawer } from './form-drawer.tsx';
import {
  admittedOf,
  draftOf,
  isUserId,
  scopeOf,
  type User,
  USER_ROLES,
  type UserDraft,
  type WorkingRole,
} from './user-draft.ts';
import { userWords } from './user-words.ts';
import { useScopes } from './use-scope-names.ts';
import { staffRoleWords } from './words.ts';

const UserIdField = ({ isFixed }: { readonly isFixed: boolean }) => {
  const say = useWords(userWords);
  return (
    <Form.Item
      name="userId"
      label={say('userId')}
      extra={say('userIdHint')}
      rules={[
        {
          required: true,
          validator: (_, value: unknown) =>
            typeof value === 'string' && isUserId(value.trim())
              ? Promise.resolve()
              : Promise.reject(new Error(say('badUserId'))),
        },
      ]}
    >
      <Input disabled={isFixed} autoComplete="off" maxLength={64} />
    </Form.Item>
  );
};

const StaffField = ({ teamId }: { readonly teamId: string }) => {
  const say = useWords(userWords);
  const roleName = useNames(staffRoleWords);
  const team = useAnswer(showTeam, { params: { teamId } });
  const members = team.value?.members ?? [];
  return (
    <ChoiceField
      name="staffId"
      label={say('staff')}
      hint={say('staffHint')}
      isOptional
      isLoading={team.isPending}
      options={members.map(({ id, name, role }) => ({ value: id, label: `${name} · ${roleName(role)}` }))}
    />
  );
};

/** What a role is for, and who of a team it is. */
const ScopeFields = () => {
  const say = useWords(userWords);
  const role = Form.useWatch<WorkingRole | undefined>('role');
  const teamId = Form.useWatch<string | undefined>('teamId');
  const scopes = useScopes();
  if (role === undefined) return null;
  const scope = scopeOf(role);
  return (
    <>
      <ChoiceField
        key={scope}
        name={scope}
        label={say(scope)}
        options={scopes[scope]}
        isLoading={scopes.isReading}
      />
      {scope === 'teamId' && teamId !== undefined ? <StaffField key={teamId} teamId={teamId} /> : null}
    </>
  );
};

type Shape = { readonly user: User | undefined; readonly onClose: () => void };

/** Admits somebody, or gives a user another name, role or scope. */
export const UserForm = ({ user, onClose }: Shape) => {
  const say = useWords(userWords);
  const roleName = useNames(appWords);
  const { message } = App.useApp();
  const [form] = Form.useForm<UserDraft>();
  const { mutate, isPending, error } = useWrite(admitUser);
  const isNew = user === undefined;
  const send = (draft: UserDraft): void =>
    mutate(admittedOf(draft), {
      onSuccess: ({ value: { name } }) => {
        void message.success(say(isNew ? 'admitted' : 'changed', { name }));
        onClose();
      },
    });
  return (
    <FormDrawer<UserDraft>
      title={isNew ? say('admit') : say('changeOf', { name: user.name })}
      send={say(isNew ? 'admit' : 'change')}
      form={form}
      initial={isNew ? {} : draftOf(user)}
      isPending={isPending}
      error={error}
      onSend={send}
      onChange={(changed) => {
        if ('teamId' in changed) form.setFieldValue('staffId', undefined);
      }}
      onClose={onClose}
    >
      <UserIdField isFixed={!isNew} />
      <LineField name="name" label={say('name')} isNeeded />
      <ChoiceField
        name="role"
        label={say('role')}
        options={USER_ROLES.map((role) => ({ value: role, label: roleName(role) }))}
      />
      <ScopeFields />
    </FormDrawer>
  );
};
