import type { ResidentId } from '../../domain/kernel/ids.ts';
import type { CursorOwner } from '../kit/cursor.ts';
import type { PanelRow } from './panel-rows.ts';

/** Somebody of an ordered list, and what was due of them first when it was made. */
type OrderedRow = { readonly id: ResidentId; readonly nextDue: PanelRow['tasks'][number] | undefined };

/** A place in a list that was made at an instant: `begin` rows come before it. */
export type OrderPlace = { readonly at: string; readonly begin: number };

type Order = { readonly at: string; readonly rows: readonly OrderedRow[] };

/** The most rows that are remembered of all lists, about a hundred bytes each. */
const MOST_ROWS = 200_000;

const remembered = new Map<string, Order>();
let rowsRemembered = 0;

const nameOf = ({ userId, list }: CursorOwner): string => `${userId} ${list}`;

const forget = (name: string): void => {
  rowsRemembered -= remembered.get(name)?.rows.length ?? 0;
  remembered.delete(name);
};

/** Remembers in which order somebody's list was at an instant, in the place of the same list before: who reads on needs
 *  neither the whole panel again, nor sees rows move. The oldest lists are forgotten for it. */
export const rememberOrder = (owner: CursorOwner, at: string, rows: readonly PanelRow[]): void => {
  const name = nameOf(owner);
  forget(name);
  const ordered = rows.map(({ member, tasks: [nextDue] }) => ({ id: member.residentId, nextDue }));
  remembered.set(name, { at, rows: ordered });
  rowsRemembered += ordered.length;
  for (const oldest of remembered.keys()) {
    if (rowsRemembered <= MOST_ROWS) return;
    forget(oldest);
  }
};

/** The order in which a list was at an instant; undefined where another process made it, or it is forgotten. */
export const rememberedOrder = (
  owner: CursorOwner,
  { at }: OrderPlace,
): readonly OrderedRow[] | undefined => {
  const known = remembered.get(nameOf(owner));
  return known?.at === at ? known.rows : undefined;
};

/** A place as a cursor holds it. */
export const placeOut = ({ at, begin }: OrderPlace): string => `${begin}~${at}`;

/** The place that a cursor of ours holds. */
export const placeIn = (cursor: string): OrderPlace => {
  const [begin = '', at = ''] = cursor.split('~');
  return { at, begin: Number(begin) };
};
