import { clinicDate } from '../../domain/kernel/time.ts';
import type { Story } from './visits.ts';

/** A call that was made to a person, or what came from their phone. */
export type Message =
  | { readonly kind: 'call'; readonly at: string; readonly call: Story['calls'][number] }
  | { readonly kind: 'reply'; readonly at: string; readonly reply: Story['replies'][number] };

const key = (message: Message): string =>
  message.kind === 'call' ? message.at : `${clinicDate(new Date(message.at))} ${message.at}`;

/** Calls and what came back, the latest day first; of a day what came by phone before the calls, whose hour is not known. */
export const messagesOf = ({ calls, replies }: Pick<Story, 'calls' | 'replies'>): Message[] =>
  [
    ...replies.map((reply): Message => ({ kind: 'reply', at: reply.at, reply })),
    ...calls.map((call): Message => ({ kind: 'call', at: call.calledOn, call })),
  ].toSorted((a, b) => (key(a) > key(b) ? -1 : 1));
