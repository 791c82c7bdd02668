import { useSyncExternalStore } from 'react';

import { movePanelRoute } from '../../functions/organisation/api.ts';
import { call } from '../kit/call.ts';
import { onSession } from '../kit/session.ts';
import { token } from '../kit/token.ts';
import { after, askOf, begun, failed, type Move, type Order, resumed, stopping } from './move-run.ts';

/** The moves of this tab by the team that they move from: they go on while other pages are looked at. */
const moves = new Map<string, Move>();
const listeners = new Set<() => void>();

const tellAll = (): void => {
  for (const listener of listeners) listener();
};

const keep = (move: Move): void => {
  moves.set(move.order.teamId, move);
  tellAll();
};

onSession(() => {
  if (token() !== null) return;
  moves.clear();
  tellAll();
});

const step = async (teamId: string): Promise<void> => {
  const asked = moves.get(teamId);
  if (asked?.state !== 'running') return;
  const { value } = await call(movePanelRoute, askOf(asked));
  // It may have been told to stop meanwhile, and is gone where its user signed out.
  const now = moves.get(teamId);
  if (now === undefined) return;
  keep(after(now, value));
  await step(teamId);
};

const go = (move: Move): void => {
  keep(move);
  step(move.order.teamId).catch((error: unknown) => {
    const now = moves.get(move.order.teamId);
    if (now !== undefined) keep(failed(now, error));
  });
};

const change = (teamId: string, to: (move: Move) => void): void => {
  const move = moves.get(teamId);
  if (move !== undefined) to(move);
};

/** Begins to move everybody of a team. */
export const startMove = (order: Order, total: number): void => go(begun(order, total, crypto.randomUUID()));

/** Stops a move after the request that is under way. */
export const stopMove = (teamId: string): void => change(teamId, (move) => keep(stopping(move)));

/** Goes on with a move that was stopped or failed. */
export const resumeMove = (teamId: string): void => change(teamId, (move) => go(resumed(move)));

/** Leaves a move as it is, and no longer shows it. */
export const forgetMove = (teamId: string): void => {
  moves.delete(teamId);
  tellAll();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The move of a team's residents, followed; undefined where none was begun. */
export const useMove = (teamId: string): Move | undefined =>
  useSyncExternalStore(subscribe, () => moves.get(teamId));
