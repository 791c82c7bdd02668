import { addedEntries } from '../adapters/service-store/added-entries.ts';
import { addedFact } from '../adapters/service-store/roster-facts.ts';
import type { Change } from '../adapters/store/table.ts';
import type { Consumers } from '../kit/work.ts';
import type { Bus } from './bus.ts';
import { onEntries } from './on-entries.ts';
import { onOrganisationChanged } from './on-organisation-changed.ts';

/** What other systems are told about changes of the table. */
export const publishingConsumers: Consumers<Change, Bus> = {
  'publishing.on-entries': (changes, bus) =>
    onEntries(
      bus,
      changes.flatMap((change) => addedEntries(change) ?? []),
    ),
  'publishing.on-organisation-changed': (changes, bus) =>
    onOrganisationChanged(
      bus,
      changes.flatMap((change) => addedFact(change) ?? []),
    ),
};
