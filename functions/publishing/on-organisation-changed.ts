import type { OrganisationEvent } from '../../events/organisation.ts';
import type { Bus } from './bus.ts';
import { publicEvent } from './public-event.ts';

/** A fact about who works where that a change of the table added. */
export type AddedFact = {
  /** The version of the organisation that it belongs to, and its place among the facts of that. */
  readonly place: string;
  readonly at: string;
  readonly event: OrganisationEvent;
};

/** Publishes of each fact what other systems may know, by an id that is the same every time. */
export const onOrganisationChanged = ({ publish }: Bus, added: readonly AddedFact[]): Promise<void> =>
  publish(
    added.flatMap(
      ({ place, at: recordedAt, event }) =>
        publicEvent(event, { id: `organisation.${place}`, recordedAt }) ?? [],
    ),
  );
