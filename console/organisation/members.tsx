import { Table, type TableColumnsType } from 'antd';
import { useState } from 'react';

import { ReasonedButton } from '../kit/reasoned-button.tsx';
import { ScrollBox } from '../kit/scroll-box.tsx';
import { Nothing } from '../kit/states.tsx';
import { useNames, useWords } from '../kit/words.ts';
import { JoinStaff } from './join-staff.tsx';
import { LeaveStaff } from './leave-staff.tsx';
import { SectionHead } from './section-head.tsx';
import type { Member, Team } from './staff-draft.ts';
import { teamWords } from './team-words.ts';
import { usePeriod } from './use-period.ts';
import { useNotManager } from './use-rights.ts';
import { organisationWords, staffRoleWords } from './words.ts';

type Columns = TableColumnsType<Member>;

const LeaveButton = ({ of, onLeave }: { readonly of: Member; readonly onLeave: (one: Member) => void }) => {
  const say = useWords(teamWords);
  const reason = useNotManager();
  return (
    <ReasonedButton
      size="small"
      reason={reason}
      aria-label={say('leaveOf', { name: of.name })}
      onClick={() => onLeave(of)}
    >
      {say('leave')}
    </ReasonedButton>
  );
};

const useMemberColumns = (onLeave: (one: Member) => void): Columns => {
  const say = useWords(teamWords);
  const sayArea = useWords(organisationWords);
  const roleName = useNames(staffRoleWords);
  const period = usePeriod();
  return [
    {
      key: 'name',
      title: say('name'),
      render: (_, { name, isLeader }) => (
        <>
          {name} {isLeader ? <span className="led">{say('leader')}</span> : null}
        </>
      ),
    },
    { key: 'role', title: say('role'), render: (_, { role }) => roleName(role) },
    { key: 'title', title: say('jobTitle'), dataIndex: 'title', responsive: ['md'] },
    { key: 'phone', title: sayArea('phone'), dataIndex: 'phone', responsive: ['md'] },
    { key: 'period', title: say('period'), render: (_, term) => period(term) },
    {
      key: 'action',
      title: say('action'),
      className: 'no-print',
      render: (_, member) => <LeaveButton of={member} onLeave={onLeave} />,
    },
  ];
};

const keyOf = ({ id, from }: Member): string => `${id} ${from ?? ''}`;

/** Who works in a team, from when to when; managers let people join and leave. */
export const Members = ({ team }: { readonly team: Team }) => {
  const say = useWords(teamWords);
  const reason = useNotManager();
  const [leaving, setLeaving] = useState<Member>();
  const [isJoining, setJoining] = useState(false);
  const columns = useMemberColumns(setLeaving);
  return (
    <section>
      <SectionHead title={say('members')}>
        <ReasonedButton reason={reason} onClick={() => setJoining(true)}>
          {say('join')}
        </ReasonedButton>
      </SectionHead>
      {team.members.length === 0 ? (
        <Nothing text={say('noMembers')} />
      ) : (
        <ScrollBox label={say('members')}>
          <Table rowKey={keyOf} size="small" pagination={false} columns={columns} dataSource={team.members} />
        </ScrollBox>
      )}
      {isJoining ? <JoinStaff teamId={team.id} onClose={() => setJoining(false)} /> : null}
      {leaving === undefined ? null : <LeaveStaff of={leaving} onClose={() => setLeaving(undefined)} />}
    </section>
  );
};

/** Everybody who led a team, from when to when. */
export const Leaders = ({ team: { leaders } }: { readonly team: Team }) => {
  const say = useWords(teamWords);
  const period = usePeriod();
  const columns: Columns = [
    { key: 'name', title: say('name'), dataIndex: 'name' },
    { key: 'period', title: say('led'), render: (_, term) => period(term) },
  ];
  return (
    <section>
      <SectionHead title={say('leaders')} />
      {leaders.length === 0 ? (
        <Nothing text={say('noLeaders')} />
      ) : (
        <Table
          rowKey={keyOf}
          size="small"
          className="half-wide"
          pagination={false}
          columns={columns}
          dataSource={leaders}
        />
      )}
    </section>
  );
};
