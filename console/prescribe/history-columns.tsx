import { Flex, type TableColumnsType, Tag, Typography } from 'antd';

import { mayDecide } from '../contracts/actions.ts';
import type { Story, TeamPage } from '../contracts/contract-types.ts';
import { ReasonedButton } from '../kit/reasoned-button.tsx';
import { PaperButton } from '../kit/paper.tsx';
import { useShown } from '../kit/dates.ts';
import { useSay } from '../kit/language.ts';
import { useMe } from '../kit/use-me.ts';
import { useNames, useWords } from '../kit/words.ts';
import { drugText, type Prescription } from './prescribing.ts';
import { Slip } from './slip.tsx';
import { prescribeWords, slipWords, stopWords, supplyStateWords } from './words.ts';

/** What is being done with a prescription. */
export type Doing = { readonly act: 'stop' | 'dispense'; readonly prescription: Prescription };

/** What the list of prescriptions shows and asks for. */
export type HistoryShape = {
  readonly story: Story;
  readonly team: TeamPage | undefined;
  readonly today: string;
  readonly items: readonly Prescription[];
  /** Reads the next page; undefined where all are read. */
  readonly onMore: (() => void) | undefined;
  readonly onRenew: (prescription: Prescription) => void;
};

const useReasons = (): ((
  one: Prescription,
) => Readonly<Record<'change' | 'dispense', string | undefined>>) => {
  const say = useWords(prescribeWords);
  const me = useMe();
  const noRight = me === undefined || mayDecide(me.roles) ? undefined : say('noRight');
  return ({ status, dispensed }) => {
    const change = noRight ?? (status === 'stopped' ? say('isStopped') : undefined);
    return { change, dispense: change ?? (dispensed === null ? undefined : say('isDispensed')) };
  };
};

const Actions = ({
  one,
  shape,
  onDo,
}: {
  one: Prescription;
  shape: HistoryShape;
  onDo: (doing: Doing) => void;
}) => {
  const say = useWords(prescribeWords);
  const reasons = useReasons()(one);
  return (
    <>
      <ReasonedButton size="small" reason={reasons.change} onClick={() => shape.onRenew(one)}>
        {say('renew')}
      </ReasonedButton>
      <ReasonedButton
        size="small"
        reason={reasons.dispense}
        onClick={() => onDo({ act: 'dispense', prescription: one })}
      >
        {say('dispense')}
      </ReasonedButton>
      <ReasonedButton
        size="small"
        reason={reasons.change}
        onClick={() => onDo({ act: 'stop', prescription: one })}
      >
        {say('stop')}
      </ReasonedButton>
      <PaperButton size="small" label={say('slip')}>
        <Slip prescription={one} story={shape.story} team={shape.team} />
      </PaperButton>
    </>
  );
};

const State = ({ one }: { readonly one: Prescription }) => {
  const say = useWords(prescribeWords);
  const statusOf = useNames(supplyStateWords);
  const reasonOf = useNames(stopWords);
  const shown = useShown();
  const { status, stoppedOn, stopReason, reviewDue } = one;
  return (
    <Flex vertical align="start">
      <Tag className={`state state-${status === 'running' ? 'active' : status}`}>{statusOf(status)}</Tag>
      {stoppedOn === undefined ? null : (
        <Typography.Text type="secondary">
          {say('stoppedIs', { date: shown.date(stoppedOn), reason: reasonOf(stopReason ?? 'other') })}
        </Typography.Text>
      )}
      {reviewDue === null ? null : (
        <Typography.Text type="warning">
          {say('reviewDue', { date: shown.date(reviewDue.visitedOn) })}
        </Typography.Text>
      )}
    </Flex>
  );
};

const useWhatColumns = (shape: HistoryShape): TableColumnsType<Prescription> => {
  const say = useWords(prescribeWords);
  const slip = useWords(slipWords);
  const text = useSay();
  const shown = useShown();
  const nameOf = (code: string): string => {
    const found = shape.story.programmes.find(({ programme }) => programme === code);
    return found === undefined ? code : text(found.name);
  };
  return [
    { key: 'on', title: say('issuedOn'), width: 136, render: (_, one) => shown.date(one.issuedOn) },
    {
      key: 'for',
      title: slip('programme'),
      width: 110,
      responsive: ['lg'],
      render: (_, one) => nameOf(one.programme),
    },
    { key: 'drugs', title: say('drugs'), render: (_, one) => one.drugs.map(drugText).join(say('mark')) },
    {
      key: 'days',
      title: say('days'),
      width: 90,
      responsive: ['md'],
      render: (_, { days }) => say('daysOf', { count: days }),
    },
    {
      key: 'until',
      title: say('runsOutOn'),
      width: 136,
      responsive: ['md'],
      render: (_, one) => shown.date(one.runsOutOn),
    },
  ];
};

/** The columns of the prescriptions so far. */
export const useHistoryColumns = (
  shape: HistoryShape,
  onDo: (doing: Doing) => void,
): TableColumnsType<Prescription> => {
  const say = useWords(prescribeWords);
  const shown = useShown();
  const what = useWhatColumns(shape);
  return [
    ...what,
    { key: 'state', title: say('status'), render: (_, one) => <State one={one} /> },
    {
      key: 'dispensed',
      title: say('dispensed'),
      width: 110,
      responsive: ['lg'],
      render: (_, { dispensed }) =>
        dispensed === null
          ? say('notDispensed')
          : `${shown.date(dispensed.dispensedOn)} · ${dispensed.place.name}`,
    },
    {
      key: 'do',
      title: say('actions'),
      className: 'no-print',
      width: 220,
      render: (_, one) => <Actions one={one} shape={shape} onDo={onDo} />,
    },
  ];
};
