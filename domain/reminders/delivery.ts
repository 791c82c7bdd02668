import { err, ok, type Result, unreachable } from '../kernel/result.ts';
import type { LocalDate } from '../kernel/time.ts';
import type { TurnedAway } from './guards.ts';
import { reminderPolicy } from './policy.ts';

/** Why a message was not handed to the provider. */
export type DropReason = TurnedAway | 'not_resident' | 'task_closed' | 'phone_changed' | 'budget';

/** How far a message has come; `at` is the instant of the last step, ISO 8601 UTC. Planned is what has no claim yet.
 *  @source reminders.md, Exactly once in effect */
export type Delivery =
  | { readonly state: 'claimed'; readonly at: string }
  | { readonly state: 'sent'; readonly at: string; readonly providerId: string }
  | { readonly state: 'delivered'; readonly at: string }
  | { readonly state: 'failed'; readonly at: string; readonly code: string }
  | { readonly state: 'unknown'; readonly at: string; readonly code: string }
  | { readonly state: 'dropped'; readonly at: string; readonly reason: DropReason };

/** What a provider made of a message: taken, refused for good, too busy so that it was surely not taken, or nobody knows. */
export type SendOutcome =
  | { readonly kind: 'accepted'; readonly providerId: string }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'busy'; readonly code: string }
  | { readonly kind: 'unknown'; readonly code: string };

/** What a provider reports of a message later. */
export type Receipt = { readonly isDelivered: boolean; readonly code: string; readonly at: string };

/** Where a claimed message stands after the provider's last word on it; who stayed busy to the end has refused it. */
export const outcomeDelivery = (outcome: SendOutcome, at: string): Delivery => {
  switch (outcome.kind) {
    case 'accepted':
      return { state: 'sent', at, providerId: outcome.providerId };
    case 'refused':
    case 'busy':
      return { state: 'failed', at, code: outcome.code };
    case 'unknown':
      return { state: 'unknown', at, code: outcome.code };
    default:
      return unreachable(outcome);
  }
};

/** Applies a delivery report; undefined where it changes nothing: repeated, or overtaken by a better one. A message that
 *  was delivered stays so, one that was dropped never went out. */
export const receive = (before: Delivery, { isDelivered, code, at }: Receipt): Delivery | undefined => {
  if (before.state === 'dropped' || before.state === 'delivered') return undefined;
  if (isDelivered) return { state: 'delivered', at };
  return before.state === 'failed' ? undefined : { state: 'failed', at, code };
};

const MINUTE_MS = 60_000;

/** What becomes of a claim whose sender fell silent: unknown, and never sent blind again; undefined before that.
 *  @source reminders.md, Exactly once in effect */
export const expire = (before: Delivery, now: Date): Delivery | undefined => {
  if (before.state !== 'claimed') return undefined;
  const ageMs = now.getTime() - Date.parse(before.at);
  return ageMs < reminderPolicy.leaseMinutes * MINUTE_MS
    ? undefined
    : { state: 'unknown', at: now.toISOString(), code: 'claim/expired' };
};

/** Why a message is not sent again, though a person asks. */
export type ResendRefusal =
  | { readonly code: 'reminders/not-failed'; readonly state: Delivery['state'] }
  | { readonly code: 'reminders/resent-before' }
  | { readonly code: 'reminders/other-day'; readonly day: LocalDate };

/** Lets a message be sent again that surely did not arrive: a delivery report or the provider's refusal says so. Only on its
 *  own day, and once: a late report on the first sending could be taken for one on the second.
 *  @source reminders.md, Exactly once in effect [design] */
export const mayResend = (
  { state }: Delivery,
  { day, isResent }: { readonly day: LocalDate; readonly isResent: boolean },
  today: LocalDate,
): Result<'may', ResendRefusal> => {
  if (state !== 'failed') return err({ code: 'reminders/not-failed', state });
  if (isResent) return err({ code: 'reminders/resent-before' });
  return day === today ? ok('may') : err({ code: 'reminders/other-day', day });
};

/** Why a person must call in place of a message; undefined where nobody must: it went out, or nothing is due any more. */
export const callReason = (delivery: Delivery): string | undefined => {
  switch (delivery.state) {
    case 'failed':
    case 'unknown':
      return delivery.state;
    case 'dropped':
      return delivery.reason === 'not_resident' || delivery.reason === 'task_closed'
        ? undefined
        : delivery.reason;
    case 'claimed':
    case 'sent':
    case 'delivered':
      return undefined;
    default:
      return unreachable(delivery);
  }
};
