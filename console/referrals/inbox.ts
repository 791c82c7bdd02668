import type * as z from 'zod';

import type { showInbox } from '../../functions/referrals/api.ts';

/** A referral in an inbox. */
export type Item = z.infer<typeof showInbox.answer>['items'][number];
type State = Item['status'];

/** The states of what an institution received, in the order of the work. */
export const STATES: readonly State[] = [
  'sent',
  'accepted',
  'seen',
  'returned',
  'refused',
  'closed',
  'expired',
];

/** What an inbox shows: one state, or all of them. */
export type View = State | 'all';

/** What the address asks for: what waits for an answer unless it says otherwise. */
export const viewIn = (asked: string | null): View =>
  asked === 'all' ? 'all' : (STATES.find((state) => state === asked) ?? 'sent');

const waitsByGreenChannel = ({ status, urgency }: Item): boolean => status === 'sent' && urgency === 'urgent';

/** What is answered the same day comes before all else; the others stay in their order. */
export const urgentFirst = (items: readonly Item[]): readonly Item[] => [
  ...items.filter(waitsByGreenChannel),
  ...items.filter((item) => !waitsByGreenChannel(item)),
];
