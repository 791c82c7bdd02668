import { Flex, Table, type TableColumnsType } from 'antd';

import type { listUsers } from '../../functions/organisation/api.ts';
import { appWords } from '../app/words.ts';
import { MorePages } from '../kit/more-pages.tsx';
import { ReasonedButton } from '../kit/reasoned-button.tsx';
import { ScrollBox } from '../kit/scroll-box.tsx';
import { Nothing } from '../kit/states.tsx';
import type { useList } from '../kit/use-answer.ts';
import { useMe } from '../kit/use-me.ts';
import { useNames, useWords } from '../kit/words.ts';
import { type User, usersWith } from './user-draft.ts';
import { userWords } from './user-words.ts';
import { useScopeName } from './use-scope-names.ts';

/** What may be done with a user of the list. */
export type Deed = { readonly kind: 'change' | 'dismiss'; readonly user: User };

type Acting = { readonly onDeed: (deed: Deed) => void; readonly reason: string | undefined };

const Acts = ({ user, onDeed, reason }: Acting & { readonly user: User }) => {
  const say = useWords(userWords);
  const isOwn = useMe()?.userId === user.id;
  const why = reason ?? (isOwn ? say('ownAccount') : undefined);
  return (
    <Flex gap="small" wrap>
      <ReasonedButton
        size="small"
        reason={why}
        aria-label={say('changeOf', { name: user.name })}
        onClick={() => onDeed({ kind: 'change', user })}
      >
        {say('change')}
      </ReasonedButton>
      <ReasonedButton
        size="small"
        reason={why}
        aria-label={say('dismissOf', { name: user.name })}
        onClick={() => onDeed({ kind: 'dismiss', user })}
      >
        {say('dismiss')}
      </ReasonedButton>
    </Flex>
  );
};

const useColumns = (acting: Acting): TableColumnsType<User> => {
  const say = useWords(userWords);
  const roleName = useNames(appWords);
  const scopeName = useScopeName();
  return [
    { key: 'name', title: say('name'), dataIndex: 'name' },
    { key: 'id', title: say('userId'), dataIndex: 'id', responsive: ['md'] },
    { key: 'role', title: say('role'), minWidth: 88, render: (_, { role }) => roleName(role) },
    { key: 'scope', title: say('scope'), render: (_, user) => scopeName(user) },
    {
      key: 'staff',
      title: say('staff'),
      responsive: ['lg'],
      render: (_, { teamId, staffId }) =>
        teamId === undefined ? '–' : say(staffId === undefined ? 'notLinked' : 'linked'),
    },
    {
      key: 'action',
      title: say('action'),
      className: 'no-print',
      render: (_, user) => <Acts user={user} {...acting} />,
    },
  ];
};

type Shape = Acting & {
  readonly list: ReturnType<typeof useList<typeof listUsers>>;
  readonly typed: string;
};

/** Who may sign in, as what and for what. */
export const UsersTable = ({ list, typed, onDeed, reason }: Shape) => {
  const say = useWords(userWords);
  const columns = useColumns({ onDeed, reason });
  const users = usersWith(list.items, typed);
  return (
    <>
      {users.length === 0 ? (
        <Nothing text={say(list.items.length === 0 ? 'none' : 'noMatch')} />
      ) : (
        <ScrollBox label={say('title')}>
          <Table rowKey="id" size="small" pagination={false} columns={columns} dataSource={[...users]} />
        </ScrollBox>
      )}
      <MorePages list={list} />
    </>
  );
};
