import type { ResidentId } from '../../domain/kernel/ids.ts';
import type { Entry } from '../residents/stored.ts';
import type { Bus } from './bus.ts';
import { publicEvent } from './public-event.ts';

/** Commands of a resident that a change of the table added. */
export type AddedEntries = { readonly residentId: ResidentId; readonly entries: readonly Entry[] };

/** Publishes of each command what other systems may know, each fact by an id that is the same every time. */
export const onEntries = ({ publish }: Bus, added: readonly AddedEntries[]): Promise<void> =>
  publish(
    added.flatMap(({ residentId, entries }) =>
      entries.flatMap(({ seq, at: recordedAt, events }) =>
        events.flatMap(
          (event, place) => publicEvent(event, { id: `${residentId}.${seq}.${place}`, recordedAt }) ?? [],
        ),
      ),
    ),
  );
