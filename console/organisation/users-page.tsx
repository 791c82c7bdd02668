import { Input, Typography } from 'antd';
import { useState } from 'react';

import { listUsers } from '../../functions/organisation/api.ts';
import { Page } from '../kit/page.tsx';
import { ProblemNote } from '../kit/problem-note.tsx';
import { ReasonedButton } from '../kit/reasoned-button.tsx';
import { Loading } from '../kit/states.tsx';
import { useList } from '../kit/use-answer.ts';
import { useMe } from '../kit/use-me.ts';
import { useWords } from '../kit/words.ts';
import { DismissUser } from './dismiss-user.tsx';
import { UserForm } from './user-form.tsx';
import { userWords } from './user-words.ts';
import { type Deed, UsersTable } from './users-table.tsx';
import './organisation.css';

const PAGE = '100';

type Open = Deed | { readonly kind: 'admit' };

const OpenDeed = ({ deed, onClose }: { readonly deed: Open | undefined; readonly onClose: () => void }) => {
  if (deed === undefined) return null;
  if (deed.kind === 'dismiss') return <DismissUser user={deed.user} onClose={onClose} />;
  return <UserForm user={deed.kind === 'change' ? deed.user : undefined} onClose={onClose} />;
};

const Listed = ({
  reason,
  onDeed,
}: {
  readonly reason: string | undefined;
  readonly onDeed: (deed: Deed) => void;
}) => {
  const say = useWords(userWords);
  const [typed, setTyped] = useState('');
  const list = useList(listUsers, { query: { limit: PAGE } });
  if (list.error !== null) return <ProblemNote error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <Loading />;
  return (
    <>
      <Input
        className="users-find no-print"
        allowClear
        aria-label={say('find')}
        placeholder={say('find')}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <UsersTable list={list} typed={typed} reason={reason} onDeed={onDeed} />
    </>
  );
};

/** Who may sign in: administrators admit, change and dismiss, auditors see. */
export const Component = () => {
  const say = useWords(userWords);
  const me = useMe();
  const [deed, setDeed] = useState<Open>();
  const isAdministrator = me?.roles.includes('administrator') === true;
  const maySee = isAdministrator || me?.roles.includes('auditor') === true;
  const reason = isAdministrator ? undefined : say('onlyAdministrators');
  const admit = (
    <ReasonedButton type="primary" reason={reason} onClick={() => setDeed({ kind: 'admit' })}>
      {say('admit')}
    </ReasonedButton>
  );
  return (
    <Page title={say('title')} note={say('note')} actions={admit}>
      {maySee ? <Listed reason={reason} onDeed={setDeed} /> : null}
      {me === undefined || maySee ? null : <Typography.Paragraph>{say('notYours')}</Typography.Paragraph>}
      <OpenDeed deed={deed} onClose={() => setDeed(undefined)} />
    </Page>
  );
};
