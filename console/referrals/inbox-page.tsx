import { Button, Flex, Select, Table, type TableColumnsType } from 'antd';
import { Link, useSearchParams } from 'react-router';
import type * as z from 'zod';

import { showTeam } from '../../functions/organisation/api.ts';
import { showInbox } from '../../functions/referrals/api.ts';
import { referralWords } from '../kit/code-words.ts';
import { commonWords } from '../kit/common-words.ts';
import { useShown } from '../kit/dates.ts';
import { Page } from '../kit/page.tsx';
import { paths } from '../kit/paths.ts';
import { ProblemNote } from '../kit/problem-note.tsx';
import { ScrollBox } from '../kit/scroll-box.tsx';
import { Loading, Nothing } from '../kit/states.tsx';
import { useAnswer, useList } from '../kit/use-answer.ts';
import { useMe } from '../kit/use-me.ts';
import { useNames, useWords } from '../kit/words.ts';
import { referralPageWords } from './words.ts';
import './referrals.css';

type Item = z.infer<typeof showInbox.answer>['items'][number];
type State = Item['status'];

const STATES: readonly State[] = ['sent', 'accepted', 'seen', 'returned', 'refused', 'closed', 'expired'];
const isState = (text: string | null): text is State => STATES.some((state) => state === text);

/** The institution whose referrals are shown: the asker's own, or that of their team. */
const useInstitution = (): string | undefined => {
  const me = useMe();
  const teamId = me?.scope.kind === 'team' ? me.scope.id : '';
  const team = useAnswer(showTeam, { params: { teamId } }, { isOff: teamId === '' });
  return me?.scope.kind === 'institution' ? me.scope.id : team.value?.institutionId;
};

const useColumns = (): TableColumnsType<Item> => {
  const say = useWords(referralPageWords);
  const statusName = useNames(referralWords);
  const shown = useShown();
  return [
    {
      key: 'person',
      title: say('person'),
      render: (_, { id, name }) => <Link to={paths.referral(id)}>{name}</Link>,
    },
    { key: 'urgency', title: say('urgency'), render: (_, { urgency }) => say(urgency) },
    {
      key: 'direction',
      title: say('direction'),
      responsive: ['md'],
      render: (_, { direction, kind }) => (kind === 'visit' ? say(direction) : say(kind)),
    },
    { key: 'status', title: say('status'), render: (_, { status }) => statusName(status) },
    { key: 'answerBy', title: say('answerBy'), render: (_, { answerBy }) => shown.day(answerBy) },
    {
      key: 'referredOn',
      title: say('referredOn'),
      responsive: ['md'],
      render: (_, { referredOn }) => shown.date(referredOn),
    },
    {
      key: 'appointmentOn',
      title: say('appointmentOn'),
      responsive: ['md'],
      render: (_, { appointmentOn }) => (appointmentOn === undefined ? '–' : shown.day(appointmentOn)),
    },
  ];
};

const Inbox = ({
  institutionId,
  state,
}: {
  readonly institutionId: string;
  readonly state: State | undefined;
}) => {
  const say = useWords(referralPageWords);
  const sayCommon = useWords(commonWords);
  const columns = useColumns();
  const list = useList(showInbox, { params: { institutionId }, query: state === undefined ? {} : { state } });
  if (list.error !== null) return <ProblemNote error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <Loading />;
  if (list.items.length === 0 && !list.hasNextPage) return <Nothing text={say('noInbox')} />;
  return (
    <>
      <ScrollBox label={say('inbox')}>
        <Table rowKey="id" size="middle" pagination={false} columns={columns} dataSource={list.items} />
      </ScrollBox>
      {list.hasNextPage ? (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {sayCommon('more')}
        </Button>
      ) : null}
    </>
  );
};

/** The referrals that an institution received, what waits for an answer first. */
export const Component = () => {
  const say = useWords(referralPageWords);
  const statusName = useNames(referralWords);
  const institutionId = useInstitution();
  const [query, setQuery] = useSearchParams();
  const asked = query.get('state');
  const state = isState(asked) ? asked : undefined;
  return (
    <Page title={say('inbox')} note={say('inboxNote')}>
      <Flex className="inbox-filters">
        <Select
          aria-label={say('status')}
          className="code-field"
          value={state ?? ''}
          options={[
            { value: '', label: say('allStates') },
            ...STATES.map((value) => ({ value, label: statusName(value) })),
          ]}
          onChange={(value) => setQuery(value === '' ? {} : { state: value })}
        />
      </Flex>
      {institutionId === undefined ? <Loading /> : <Inbox institutionId={institutionId} state={state} />}
    </Page>
  );
};
