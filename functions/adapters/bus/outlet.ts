import type { Outlet, StreamRecord } from '../../relay/on-change.ts';
import { isSmallEnough, type Message, type Queue, sendTo } from './queue.ts';

/** The queue of somebody who asks for changes, and where those go that it does not take. */
export type Outgoing = Pick<Outlet, 'asks'> & { readonly queue: Queue; readonly aside: Queue };

const asMessage = ({ position, text }: StreamRecord): Message => ({ id: position, text });

const idsOf = (messages: readonly Message[]): string[] => messages.map(({ id }) => id);

/** An outlet that is a queue. A record that is too large for one, or that it will never take, leaves its trace where what was
 *  given up is kept, and an alarm rings; a record that neither took comes again.
 *  @param onAside hears how many were set aside */
export const queueOutlet = (
  { asks, queue, aside }: Outgoing,
  onAside: (records: number) => void = () => undefined,
): Outlet => ({
  asks,
  send: async (records) => {
    const messages = records.map(asMessage);
    const { busy, refused } = await sendTo(queue, messages.filter(isSmallEnough));
    const hopeless = new Set(idsOf([...refused, ...messages.filter((each) => !isSmallEnough(each))]));
    const traces = records
      .filter(({ position }) => hopeless.has(position))
      .map(({ position, trace }) => ({ id: position, text: trace }));
    const lost = await sendTo(aside, traces);
    const kept = [...lost.busy, ...lost.refused];
    onAside(traces.length - kept.length);
    return new Set(idsOf([...busy, ...kept]));
  },
});
