import { Flex, Table, type TableColumnsType, Typography } from 'antd';
import { useState } from 'react';
import type * as z from 'zod';

import { listAlliances } from '../../functions/organisation/api.ts';
import { MorePages } from '../kit/more-pages.tsx';
import { ProblemNote } from '../kit/problem-note.tsx';
import { ReasonedButton } from '../kit/reasoned-button.tsx';
import { ScrollBox } from '../kit/scroll-box.tsx';
import { Loading, Nothing } from '../kit/states.tsx';
import { useList } from '../kit/use-answer.ts';
import { useNames, useWords } from '../kit/words.ts';
import { CreateAlliance, JoinAlliance, LeaveAlliance, MakeLead } from './alliance-forms.tsx';
import { allianceKindWords, allianceWords } from './alliance-words.ts';
import { SectionHead } from './section-head.tsx';
import { usePeriod } from './use-period.ts';
import { useNotAdministrator } from './use-rights.ts';

type Alliance = z.infer<typeof listAlliances.answer>['items'][number];
type Member = Alliance['members'][number];

const nameOf = ({ name, institutionId }: Member): string => name ?? institutionId;

const Acts = ({ of: alliance, member }: { readonly of: Alliance; readonly member: Member }) => {
  const say = useWords(allianceWords);
  const reason = useNotAdministrator();
  const [isLeaving, setLeaving] = useState(false);
  const name = nameOf(member);
  if (member.until !== undefined) return null;
  return (
    <Flex gap="small" wrap>
      {alliance.leadInstitutionId === member.institutionId ? null : (
        <MakeLead allianceId={alliance.id} institutionId={member.institutionId} name={name} reason={reason} />
      )}
      <ReasonedButton
        size="small"
        reason={reason}
        aria-label={say('leaveOf', { name })}
        onClick={() => setLeaving(true)}
      >
        {say('leave')}
      </ReasonedButton>
      {isLeaving ? (
        <LeaveAlliance
          allianceId={alliance.id}
          institutionId={member.institutionId}
          name={name}
          from={member.from}
          onClose={() => setLeaving(false)}
        />
      ) : null}
    </Flex>
  );
};

const useColumns = (alliance: Alliance): TableColumnsType<Member> => {
  const say = useWords(allianceWords);
  const period = usePeriod();
  return [
    {
      key: 'member',
      title: say('member'),
      render: (_, member) => (
        <>
          {nameOf(member)}{' '}
          {alliance.leadInstitutionId === member.institutionId && member.until === undefined ? (
            <span className="led">{say('lead')}</span>
          ) : null}
        </>
      ),
    },
    { key: 'period', title: say('period'), render: (_, term) => period(term) },
    {
      key: 'action',
      title: say('action'),
      className: 'no-print',
      render: (_, member) => <Acts of={alliance} member={member} />,
    },
  ];
};

const OneAlliance = ({ of: alliance }: { readonly of: Alliance }) => {
  const say = useWords(allianceWords);
  const kindName = useNames(allianceKindWords);
  const reason = useNotAdministrator();
  const [isJoining, setJoining] = useState(false);
  const columns = useColumns(alliance);
  return (
    <div className="alliance">
      <Flex justify="space-between" align="end" gap="small" wrap>
        <div>
          <Typography.Title level={3}>{alliance.name}</Typography.Title>
          <Typography.Paragraph type="secondary">{kindName(alliance.kind)}</Typography.Paragraph>
        </div>
        <ReasonedButton
          reason={reason}
          aria-label={say('joinOf', { name: alliance.name })}
          onClick={() => setJoining(true)}
        >
          {say('join')}
        </ReasonedButton>
      </Flex>
      <ScrollBox label={alliance.name}>
        <Table
          rowKey={({ institutionId, from }) => `${institutionId} ${from}`}
          size="small"
          pagination={false}
          columns={columns}
          dataSource={alliance.members}
        />
      </ScrollBox>
      {isJoining ? (
        <JoinAlliance allianceId={alliance.id} name={alliance.name} onClose={() => setJoining(false)} />
      ) : null}
    </div>
  );
};

const Listed = () => {
  const say = useWords(allianceWords);
  const list = useList(listAlliances, {});
  if (list.error !== null) return <ProblemNote error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <Loading />;
  if (list.items.length === 0) return <Nothing text={say('none')} />;
  return (
    <>
      {list.items.map((alliance) => (
        <OneAlliance key={alliance.id} of={alliance} />
      ))}
      <MorePages list={list} />
    </>
  );
};

/** Which institutions work together, since when; administrators set alliances up and change who is a member. */
export const Alliances = () => {
  const say = useWords(allianceWords);
  const reason = useNotAdministrator();
  const [isOpen, setOpen] = useState(false);
  return (
    <section>
      <SectionHead title={say('title')} note={say('note')}>
        <ReasonedButton reason={reason} onClick={() => setOpen(true)}>
          {say('create')}
        </ReasonedButton>
      </SectionHead>
      <Listed />
      {isOpen ? <CreateAlliance onClose={() => setOpen(false)} /> : null}
    </section>
  );
};
