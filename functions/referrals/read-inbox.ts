import type { InstitutionId } from '../../domain/kernel/ids.ts';
import { unreachable } from '../../domain/kernel/result.ts';
import { type LocalDate, plusDays } from '../../domain/kernel/time.ts';
import { type RecordedState, referralPolicy, stateOn } from '../../domain/referrals/index.ts';
import type { Listed, PageAsked } from '../kit/page.ts';
import type { InboxPlace, InboxView, Ports } from '../kit/ports.ts';
import type { InboxItem } from './bodies.ts';

/** A stretch of an inbox as it is stored. What has expired lies before the first day that has not, among what waits. */
type Stretch = {
  readonly from: InboxPlace;
  readonly until: RecordedState;
  readonly isExpired?: true;
};

const EXPIRED: readonly Stretch[] = [
  { from: { state: 'sent' }, until: 'sent', isExpired: true },
  { from: { state: 'accepted' }, until: 'accepted', isExpired: true },
];

/** The stretches of a state in the order in which they are told: what waits before what was dealt with, and last what
 *  nobody waits for any more. */
const stretchesOf = (state: InboxItem['status'] | undefined, today: LocalDate): readonly Stretch[] => {
  const on = plusDays(today, -referralPolicy.expiresAfterDays);
  const live = (one: 'sent' | 'accepted'): Stretch => ({ from: { state: one, on }, until: one });
  switch (state) {
    case undefined:
      return [live('sent'), live('accepted'), { from: { state: 'seen' }, until: 'closed' }, ...EXPIRED];
    case 'expired':
      return EXPIRED;
    case 'sent':
    case 'accepted':
      return [live(state)];
    case 'refused':
    case 'seen':
    case 'returned':
    case 'closed':
      return [{ from: { state }, until: state }];
    default:
      return unreachable(state);
  }
};

/** Which part of whose inbox is read, on which day. */
type InboxAsked = {
  readonly institutionId: InstitutionId;
  readonly state: InboxItem['status'] | undefined;
  readonly today: LocalDate;
};

/** Where a page begins: the number of its stretch, and the cursor within it. */
const beginIn = (cursor: string | undefined): readonly [number, string | undefined] => {
  const [, stretch, within] = /^(\d)\.(.*)$/.exec(cursor ?? '') ?? [];
  return [Number(stretch ?? 0), within === '' ? undefined : within];
};

/** A page of an inbox, stretch after stretch until it is full; undefined for a cursor that is none. */
export const readInbox = async (
  ports: Pick<Ports, 'inbox'>,
  { institutionId, state, today }: InboxAsked,
  { limit, cursor }: PageAsked,
): Promise<Listed<InboxView> | undefined> => {
  const stretches = stretchesOf(state, today);
  const items: InboxView[] = [];
  let [at, within] = beginIn(cursor);
  for (let stretch = stretches[at]; stretch !== undefined; stretch = stretches[at]) {
    if (items.length >= limit) return { items, next: `${at}.${within ?? ''}` };
    const page = await ports.inbox(institutionId, stretch, { limit: limit - items.length, cursor: within });
    if (page === undefined) return undefined;
    const { isExpired } = stretch;
    const found = isExpired ? page.items.filter((one) => stateOn(one, today) === 'expired') : page.items;
    items.push(...found);
    // Of what waits the oldest comes first: after one that has not expired none has.
    within = found.length < page.items.length ? undefined : page.next;
    if (within === undefined) at += 1;
  }
  return { items, next: undefined };
};
