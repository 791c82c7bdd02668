import { Button, Flex, Table, type TableColumnsType, Typography } from 'antd';
import { Link } from 'react-router';

import type { DueLoad, Suggestion } from './due-load.ts';
import { calendarWords } from './words.ts';
import { groupWords, taskWords } from '../kit/code-words.ts';
import { commonWords } from '../kit/common-words.ts';
import { useShown } from '../kit/dates.ts';
import { paths } from '../kit/paths.ts';
import { useNames, useWords } from '../kit/words.ts';

type Of = { readonly one: Suggestion };

const What = ({ one: { tasks } }: Of) => {
  const kindName = useNames(taskWords);
  const programmeName = useNames(groupWords);
  const said = tasks.map(({ kind, programme }) =>
    programme === undefined ? kindName(kind) : `${kindName(kind)} ${programmeName(programme)}`,
  );
  return said.join(' · ');
};

const Target = ({ one: { toWeek, earliestOn } }: Of) => {
  const say = useWords(calendarWords);
  const shown = useShown();
  return (
    <>
      <strong>{say('weekOf', { date: shown.day(toWeek) })}</strong>
      {earliestOn > toWeek ? (
        <Typography.Text type="secondary">
          {' '}
          {say('notBefore', { date: shown.day(earliestOn) })}
        </Typography.Text>
      ) : null}
    </>
  );
};

const Why = ({ one, weeks }: Of & Pick<DueLoad, 'weeks'>) => {
  const say = useWords(calendarWords);
  if (one.why === 'comes_anyway') return say('whyAnyway');
  const source = weeks.find(({ from }) => from === one.fromWeek);
  const target = weeks.find(({ from }) => from === one.toWeek);
  return say('whyRoom', {
    people: source?.people ?? 0,
    limit: source?.limit ?? 0,
    target: target?.people ?? 0,
    room: target?.limit ?? 0,
  });
};

const useColumns = ({ weeks }: Pick<DueLoad, 'weeks'>): TableColumnsType<Suggestion> => {
  const say = useWords(calendarWords);
  const shown = useShown();
  return [
    {
      key: 'name',
      title: say('resident'),
      rowScope: 'row',
      render: (_, { residentId, name }) => <Link to={paths.resident(residentId)}>{name}</Link>,
    },
    { key: 'what', title: say('what'), render: (_, one) => <What one={one} /> },
    { key: 'latest', title: say('latest'), responsive: ['sm'], render: (_, one) => shown.day(one.dueOn) },
    {
      key: 'from',
      title: say('fromWeek'),
      responsive: ['md'],
      render: (_, one) => say('weekOf', { date: shown.day(one.fromWeek) }),
    },
    { key: 'to', title: say('toWeek'), render: (_, one) => <Target one={one} /> },
    {
      key: 'why',
      title: say('why'),
      responsive: ['md'],
      render: (_, one) => <Why one={one} weeks={weeks} />,
    },
  ];
};

type Shape = {
  readonly load: DueLoad;
  readonly items: readonly Suggestion[];
  /** Reads on; undefined where all are read. */
  readonly onMore: (() => void) | undefined;
  readonly isReading: boolean;
};

const List = ({ load, items, onMore, isReading }: Shape) => {
  const common = useWords(commonWords);
  const columns = useColumns(load);
  return (
    <>
      <Table
        size="small"
        rowKey={({ residentId, fromWeek }) => `${residentId} ${fromWeek}`}
        columns={columns}
        dataSource={items}
        pagination={false}
      />
      {onMore === undefined ? null : (
        <Flex justify="center" className="no-print read-more">
          <Button loading={isReading} onClick={onMore}>
            {common('more')}
          </Button>
        </Flex>
      )}
    </>
  );
};

/** Who of an overloaded week may come earlier, whither and why. */
export const Suggestions = (shape: Shape) => {
  const say = useWords(calendarWords);
  const { load, items } = shape;
  const isOverloaded = load.weeks.some((week) => week.isOverloaded);
  return (
    <section aria-labelledby="suggestions">
      <Typography.Title level={2} id="suggestions">
        {say('suggestions')}
      </Typography.Title>
      <Typography.Paragraph type="secondary">{say('suggestionsNote')}</Typography.Paragraph>
      {items.length === 0 ? (
        <Typography.Paragraph>{isOverloaded ? say('noRoom') : say('noOverload')}</Typography.Paragraph>
      ) : (
        <List {...shape} />
      )}
    </section>
  );
};
