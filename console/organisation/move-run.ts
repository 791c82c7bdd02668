import type * as z from 'zod';

import type { movePanelRoute } from '../../functions/organisation/api.ts';
import type { Asked } from '../kit/request.ts';

type Body = Asked<typeof movePanelRoute>['body'];
type Answer = z.infer<typeof movePanelRoute.answer>;

/** What is asked of a move once, for everybody. */
export type Order = {
  readonly teamId: string;
  readonly toName: string;
  readonly body: Omit<Body, 'cursor' | 'residentIds'>;
};

/** A move of a team's residents, as far as it is. */
export type Move = {
  /** Keys of its requests begin so: a request that is sent again is done once. */
  readonly id: string;
  readonly order: Order;
  /** How many the team had when it began. */
  readonly total: number;
  readonly moved: number;
  readonly skipped: Answer['skipped'];
  readonly steps: number;
  readonly cursor?: string;
  readonly state: 'running' | 'stopping' | 'stopped' | 'failed' | 'done';
  readonly error?: unknown;
};

/** A move that begins. */
export const begun = (order: Order, total: number, id: string): Move => ({
  id,
  order,
  total,
  moved: 0,
  skipped: [],
  steps: 0,
  state: 'running',
});

/** What is sent next: the same at every retry of the same step. */
export const askOf = ({ id, order, steps, cursor }: Move): Asked<typeof movePanelRoute> => ({
  params: { teamId: order.teamId },
  body: { ...order.body, ...(cursor === undefined ? {} : { cursor }) },
  key: `${id}-${steps}`,
});

/** A move after an answer: done where there is no next, at rest where it was to stop. */
export const after = (move: Move, { moved, skipped, next }: Omit<Answer, 'items'>): Move => {
  const { cursor: _, ...rest } = move;
  const held = { ...rest, moved: move.moved + moved, skipped: [...move.skipped, ...skipped] };
  const steps = move.steps + 1;
  if (next === null) return { ...held, steps, state: 'done' };
  return { ...held, steps, cursor: next, state: move.state === 'stopping' ? 'stopped' : 'running' };
};

/** A move whose request failed: it goes on from the same place. */
export const failed = (move: Move, error: unknown): Move => ({ ...move, state: 'failed', error });

/** A move that is to stop after the request that is under way. */
export const stopping = (move: Move): Move =>
  move.state === 'running' ? { ...move, state: 'stopping' } : move;

/** A move that goes on from where it was. */
export const resumed = (move: Move): Move => {
  const { error: _, ...rest } = move;
  return { ...rest, state: 'running' };
};

/** How many are done with, of how many: never more than all. */
export const reachOf = ({ total, moved, skipped }: Move): { readonly done: number; readonly of: number } => {
  const done = moved + skipped.length;
  return { done, of: Math.max(total, done) };
};

/** Whether requests of a move are under way. */
export const isUnderWay = ({ state }: Move): boolean => state === 'running' || state === 'stopping';
