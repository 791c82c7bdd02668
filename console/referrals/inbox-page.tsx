import { Flex, Select, Table, type TableColumnsType } from 'antd';
import { useEffect } from 'react';
import { Link, useSearchParams } from 'react-router';

import { showInbox } from '../../functions/referrals/api.ts';
import { referralWords } from '../kit/code-words.ts';
import { useShown } from '../kit/dates.ts';
import { MorePages } from '../kit/more-pages.tsx';
import { Page } from '../kit/page.tsx';
import { paths } from '../kit/paths.ts';
import { ProblemNote } from '../kit/problem-note.tsx';
import { ScrollBox } from '../kit/scroll-box.tsx';
import { Loading, Nothing } from '../kit/states.tsx';
import { useList } from '../kit/use-answer.ts';
import { useNames, useWords } from '../kit/words.ts';
import { type Item, STATES, urgentFirst, type View, viewIn } from './inbox.ts';
import { useInstitution } from './places.ts';
import { Reached } from './reached.tsx';
import { referralPageWords } from './words.ts';
import './referrals.css';

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
    {
      key: 'sender',
      title: say('from'),
      responsive: ['md'],
      render: (_, { sender }) => <Reached of={sender} />,
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

type Shape = { readonly institutionId: string; readonly view: View };

/** What waits is read to its end, so that the green channel can come first: it is never older than two weeks. */
const useInbox = ({ institutionId, view }: Shape) => {
  const query = view === 'all' ? {} : { state: view };
  const list = useList(showInbox, { params: { institutionId }, query });
  const { hasNextPage, isFetching, fetchNextPage } = list;
  const isWhole = view === 'sent';
  useEffect(() => {
    if (isWhole && hasNextPage && !isFetching) void fetchNextPage();
  }, [isWhole, hasNextPage, isFetching, fetchNextPage]);
  return list;
};

const Inbox = ({ institutionId, view }: Shape) => {
  const say = useWords(referralPageWords);
  const columns = useColumns();
  const list = useInbox({ institutionId, view });
  if (list.error !== null) return <ProblemNote error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <Loading />;
  if (list.items.length === 0 && !list.hasNextPage)
    return <Nothing text={say(view === 'sent' ? 'noneWaits' : 'noInbox')} />;
  return (
    <>
      <ScrollBox label={say('inbox')}>
        <Table
          rowKey="id"
          size="middle"
          pagination={false}
          columns={columns}
          dataSource={urgentFirst(list.items)}
        />
      </ScrollBox>
      <MorePages list={list} />
    </>
  );
};

/** The referrals that an institution received: what waits for an answer, unless something else is chosen. */
export const Component = () => {
  const say = useWords(referralPageWords);
  const statusName = useNames(referralWords);
  const institutionId = useInstitution();
  const [query, setQuery] = useSearchParams();
  const view = viewIn(query.get('state'));
  return (
    <Page title={say('inbox')} note={say('inboxNote')}>
      <Flex className="inbox-filters no-print">
        <Select<View>
          aria-label={say('status')}
          className="code-field"
          value={view}
          options={[
            ...STATES.map((value) => ({ value, label: statusName(value) })),
            { value: 'all', label: say('allStates') },
          ]}
          onChange={(state) => setQuery(state === 'sent' ? {} : { state })}
        />
      </Flex>
      {institutionId === undefined ? <Loading /> : <Inbox institutionId={institutionId} view={view} />}
    </Page>
  );
};
