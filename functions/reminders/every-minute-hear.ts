import type { Ports } from '../kit/ports.ts';
import { hearTold, type Inbox, type TakenMessage } from './hear-told.ts';

/** What hearing needs. */
export type HearPorts = Ports & { readonly inboxes: readonly Inbox[] };

/** How much was heard, and what could not be. */
export type Hearing = {
  readonly heard: number;
  /** In no form that is known here: it stays where it was. */
  readonly unread: number;
};

/** The next minute hears the rest. */
const LONGEST_MS = 45_000;

/** What one message came to: others may have been quicker too often, then it comes again. */
type Outcome = 'heard' | 'unread' | 'later';

const hear = async ({ told }: TakenMessage, ports: Ports): Promise<Outcome> => {
  if (told === undefined) return 'unread';
  if (told.kind === 'nothing') return 'heard';
  const done = await hearTold(told, ports);
  if (done.ok) return 'heard';
  return done.error.code === 'request/invalid' ? 'unread' : 'later';
};

type Settled = { readonly message: TakenMessage; readonly outcome: Outcome };

/** Hears what was taken together: reports side by side, answers one after another, so that who leaves and comes back is in.
 *  What breaks does not keep the others from being done. */
const hearTogether = async (
  taken: readonly TakenMessage[],
  ports: Ports,
): Promise<readonly PromiseSettledResult<Settled>[]> => {
  const one = async (message: TakenMessage) => ({ message, outcome: await hear(message, ports) });
  const isAnswer = ({ told }: TakenMessage): boolean => told?.kind === 'answer';
  const settled = await Promise.allSettled(taken.filter((message) => !isAnswer(message)).map(one));
  for (const answer of taken.filter(isAnswer)) settled.push(...(await Promise.allSettled([one(answer)])));
  return settled;
};

const hearSome = async (inbox: Inbox, taken: readonly TakenMessage[], ports: Ports): Promise<Hearing> => {
  const settled = await hearTogether(taken, ports);
  const outcomes = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const heard = outcomes.filter(({ outcome }) => outcome === 'heard').map(({ message }) => message);
  if (heard.length > 0) await inbox.remove(heard);
  const broken = settled.find((one) => one.status === 'rejected');
  if (broken !== undefined) throw broken.reason;
  return {
    heard: heard.length,
    unread: outcomes.filter(({ outcome }) => outcome === 'unread').length,
  };
};

/** Hears what providers left in their inboxes: each message is removed once it is done, and changes nothing where it comes
 *  again. @source reminders.md, Exactly once in effect; Answers */
export const everyMinuteHear = async ({ inboxes, ...ports }: HearPorts): Promise<Hearing> => {
  const until = ports.now().getTime() + LONGEST_MS;
  let all: Hearing = { heard: 0, unread: 0 };
  for (const inbox of inboxes)
    while (ports.now().getTime() < until) {
      const taken = await inbox.take();
      if (taken.length === 0) break;
      const some = await hearSome(inbox, taken, ports);
      all = { heard: all.heard + some.heard, unread: all.unread + some.unread };
    }
  return all;
};
