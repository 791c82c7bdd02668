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

/** What of a stretch is put on a page, and where in it the page after goes on. */
type Part = Listed<InboxView> & { readonly at: number };

const placeIn = (at: number, within = ''): string => `${at}.${within}`;

const withoutLive = ({ items, next }: Listed<InboxView>, today: LocalDate): Listed<InboxView> => {
  const expired = items.filter((one) => stateOn(one, today) === 'expired');
  // Of what waits the oldest comes first: after one that has not expired none has.
  return { items: expired, next: expired.length < items.length ? undefined : next };
};

/** Puts parts one after another on a page while they fit whole; the first that does not begins the next page. */
const joined = (parts: readonly Part[], limit: number): Listed<InboxView> => {
  const items: InboxView[] = [];
  for (const { at, items: more, next } of parts) {
    if (items.length + more.length > limit) return { items, next: placeIn(at) };
    items.push(...more);
    if (next !== undefined) return { items, next: placeIn(at, next) };
  }
  return { items, next: undefined };
};

/** A page of an inbox: the stretch in which it begins and, where that leaves room, all after it side by side. A page may
 *  end before it is full, never empty while there is more. Undefined for a cursor that is none. */
export const readInbox = async (
  ports: Pick<Ports, 'inbox'>,
  { institutionId, state, today }: InboxAsked,
  { limit, cursor }: PageAsked,
): Promise<Listed<InboxView> | undefined> => {
  const stretches = stretchesOf(state, today);
  const [begin, within] = beginIn(cursor);
  const [stretch, ...later] = stretches.slice(begin);
  if (stretch === undefined) return { items: [], next: undefined };
  const read = async (of: Stretch, page: PageAsked): Promise<Listed<InboxView> | undefined> => {
    const found = await ports.inbox(institutionId, of, page);
    return found !== undefined && of.isExpired ? withoutLive(found, today) : found;
  };
  const first = await read(stretch, { limit, cursor: within });
  if (first === undefined) return undefined;
  if (first.next !== undefined) return { ...first, next: placeIn(begin, first.next) };
  const room = limit - first.items.length;
  if (room === 0) return { ...first, next: later.length === 0 ? undefined : placeIn(begin + 1) };
  const rest = await Promise.all(later.map((of) => read(of, { limit: room, cursor: undefined })));
  const parts = [first, ...rest].flatMap((part, index) => (part ? [{ ...part, at: begin + index }] : []));
  return joined(parts, limit);
};
