import type { showReminders } from '../../functions/reminders/api.ts';
import { clinicDate } from '../../domain/kernel/time.ts';
import type { Answered } from '../kit/call.ts';
import type { Story } from './visits.ts';

/** A text that was sent to a person, as the service answers it. */
export type Sent = Answered<typeof showReminders>['value']['items'][number];

/** A call that was made to a person, a text that was sent, or what came from their phone. */
export type Message =
  | { readonly kind: 'call'; readonly at: string; readonly call: Story['calls'][number] }
  | { readonly kind: 'sent'; readonly at: string; readonly sent: readonly [Sent, ...Sent[]] }
  | { readonly kind: 'reply'; readonly at: string; readonly reply: Story['replies'][number] };

const key = (message: Message): string =>
  message.kind === 'call' ? message.at : `${clinicDate(new Date(message.at))} ${message.at}`;

const textKey = ({ messageId, kind, at }: Sent): string => messageId ?? `${kind} ${at ?? ''}`;

/** A text that reminds of several things stands once. */
const textsOf = (sent: readonly Sent[]): Message[] =>
  [...Map.groupBy(sent, textKey).values()].flatMap(([first, ...more]): Message[] =>
    first?.at === undefined ? [] : [{ kind: 'sent', at: first.at, sent: [first, ...more] }],
  );

/** Calls, texts and what came back, the latest day first; of a day what went by phone before the calls, whose hour is not
 *  known. */
export const messagesOf = (
  { calls, replies }: Pick<Story, 'calls' | 'replies'>,
  sent: readonly Sent[] = [],
): Message[] =>
  [
    ...replies.map((reply): Message => ({ kind: 'reply', at: reply.at, reply })),
    ...textsOf(sent),
    ...calls.map((call): Message => ({ kind: 'call', at: call.calledOn, call })),
  ].toSorted((a, b) => (key(a) > key(b) ? -1 : 1));
