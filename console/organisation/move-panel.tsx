import { useQueryClient } from '@tanstack/react-query';
import { Button, Flex, Progress, Table, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';

import { useShown } from '../kit/dates.ts';
import { paths } from '../kit/paths.ts';
import { ProblemNote } from '../kit/problem-note.tsx';
import { ReasonedButton } from '../kit/reasoned-button.tsx';
import { useNames, useWords } from '../kit/words.ts';
import { MoveForm } from './move-form.tsx';
import { isUnderWay, type Move, reachOf } from './move-run.ts';
import { moveWords, skipWords } from './move-words.ts';
import { forgetMove, resumeMove, startMove, stopMove, useMove } from './moves.ts';
import { SectionHead } from './section-head.tsx';
import type { Team } from './staff-draft.ts';
import { useNotManager } from './use-rights.ts';

const WHOLE = 100;
const ROWS = { pageSize: 20, hideOnSinglePage: true, showSizeChanger: false } as const;

const Steer = ({ move }: { readonly move: Move }) => {
  const say = useWords(moveWords);
  const { state } = move;
  const { teamId } = move.order;
  if (state === 'done') return null;
  if (isUnderWay(move))
    return (
      <Button disabled={state === 'stopping'} onClick={() => stopMove(teamId)}>
        {say('stop')}
      </Button>
    );
  return (
    <Flex gap="small" wrap>
      <Button type="primary" onClick={() => resumeMove(teamId)}>
        {say('goOn')}
      </Button>
      <Button onClick={() => forgetMove(teamId)}>{say('forget')}</Button>
    </Flex>
  );
};

const Skipped = ({ of: skipped }: { readonly of: Move['skipped'] }) => {
  const say = useWords(moveWords);
  const whyOf = useNames(skipWords);
  if (skipped.length === 0) return null;
  return (
    <>
      <Typography.Title level={3}>{say('skipped')}</Typography.Title>
      <Table
        rowKey="residentId"
        size="small"
        className="half-wide"
        pagination={ROWS}
        dataSource={skipped}
        columns={[
          {
            key: 'resident',
            title: say('resident'),
            render: (_, { residentId: id }) => (
              <Link to={paths.resident(id)}>{say('openRecord', { id })}</Link>
            ),
          },
          { key: 'why', title: say('why'), render: (_, { code }) => whyOf(code) },
        ]}
      />
    </>
  );
};

const Progressing = ({ move }: { readonly move: Move }) => {
  const say = useWords(moveWords);
  const shown = useShown();
  const { done, of } = reachOf(move);
  const { moved, skipped, state, error, order } = move;
  const counts = { moved: shown.count(moved), skipped: shown.count(skipped.length) };
  return (
    <>
      <div className="move-progress" aria-live="polite">
        <Typography.Text strong>{say(state, { team: order.toName })}</Typography.Text>
        <Progress
          percent={of === 0 ? WHOLE : Math.floor((done / of) * WHOLE)}
          showInfo={false}
          aria-label={say('progress')}
        />
        <Flex justify="space-between" gap="middle" wrap>
          <span>{say('count', { done: shown.count(done), total: shown.count(of) })}</span>
          <Typography.Text type="secondary">{say('outcome', counts)}</Typography.Text>
        </Flex>
        <div className="move-problem">
          <ProblemNote error={state === 'failed' ? error : null} />
        </div>
      </div>
      <Steer move={move} />
      <Skipped of={skipped} />
    </>
  );
};

/** What every page shows is asked anew once a move comes to rest. */
const useRefetchAtRest = (move: Move | undefined): void => {
  const client = useQueryClient();
  const state = move?.state;
  useEffect(() => {
    if (state === 'done' || state === 'stopped' || state === 'failed') void client.invalidateQueries();
  }, [client, state]);
};

/** Moves everybody with a contract to another team: how far it is, who did not move, and a way to stop and to go on. */
export const MovePanel = ({ team }: { readonly team: Team }) => {
  const say = useWords(moveWords);
  const notManager = useNotManager();
  const move = useMove(team.id);
  const [isOpen, setOpen] = useState(false);
  useRefetchAtRest(move);
  const reason = notManager ?? (team.panel.size === 0 ? say('nobody') : undefined);
  const isFree = move === undefined || move.state === 'done';
  return (
    <section>
      <SectionHead title={say('title')} note={say('note')}>
        {isFree ? (
          <ReasonedButton reason={reason} onClick={() => setOpen(true)}>
            {say('start')}
          </ReasonedButton>
        ) : null}
      </SectionHead>
      {move === undefined ? null : <Progressing move={move} />}
      {isOpen ? (
        <MoveForm
          team={team}
          onClose={() => setOpen(false)}
          onOrder={(order) => {
            setOpen(false);
            startMove(order, team.panel.size);
          }}
        />
      ) : null}
    </section>
  );
};
