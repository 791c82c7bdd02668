import { outcomeDelivery } from '../../domain/reminders/index.ts';
import { type Claimed, claimMessages, type Sending } from './claim-messages.ts';
import type { PlannedMessage } from './plan-messages.ts';
import { recordTogether } from './record-together.ts';
import { sendMessage, type SendPorts } from './send-message.ts';

/** Parts of a second: messages that its pace sends in one are claimed and checked together, and in the other may wait for
 *  their turn or for the provider's answer. */
const CLAIMED_AHEAD = 1 / 4;
const ON_THEIR_WAY = 1 / 2;

/** Claimed messages one by one, claimed in parts, the next only when the one before is used up. */
const inParts = async function* (
  ports: SendPorts,
  messages: readonly PlannedMessage[],
  sending: Sending,
): AsyncGenerator<Claimed> {
  const size = Math.ceil(ports.pace.perSecond * CLAIMED_AHEAD);
  for (let at = 0; at < messages.length; at += size)
    yield* await claimMessages(ports, messages.slice(at, at + size), sending);
};

/** Of one institution after the other, so that a part takes few budgets. */
const byInstitution = (messages: readonly PlannedMessage[]): readonly PlannedMessage[] =>
  [...Map.groupBy(messages, ({ institutionId }) => institutionId).values()].flat();

/** Sends messages at the provider's pace, many on their way at once: each is claimed and checked again a moment before, and
 *  its outcome recorded a moment after. What breaks stops the rest; what was handed over by then is recorded.
 *  @source reminders.md, Exactly once in effect */
export const sendMessages = async (
  ports: SendPorts,
  messages: readonly PlannedMessage[],
  sending: Sending,
): Promise<void> => {
  const claimed = inParts(ports, byInstitution(messages), sending);
  const record = recordTogether(ports);
  // The lanes share one row of messages; a lane that breaks ends it for all.
  const runLane = async (): Promise<void> => {
    for await (const { claim, said } of claimed) {
      const { text, segments } = said;
      const outcome = await sendMessage(ports, claim, text);
      const delivery = outcomeDelivery(outcome, ports.now().toISOString());
      await record({ ...claim, version: claim.version + 1, text, segments, delivery });
    }
  };
  const lanes = Math.min(Math.ceil(ports.pace.perSecond * ON_THEIR_WAY), messages.length);
  const ends = await Promise.allSettled(Array.from({ length: lanes }, runLane));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
};
