import { factsChange } from '../adapters/indicator-store/indicators.ts';
import { filesChanged } from '../adapters/service-store/reference.ts';
import type { Change } from '../adapters/store/table.ts';
import type { Consumers } from '../kit/work.ts';
import { onFactsChanged } from './on-facts-changed.ts';
import { doesMoveAreas, onOrganisationChanged } from './on-organisation-changed.ts';

/** What counting does about changes of the table. */
export const indicatorsConsumers: Consumers<Change> = {
  'indicators.on-organisation-changed': async (changes, { ports, today, forgetReference }) => {
    const files = changes.flatMap(filesChanged);
    if (!doesMoveAreas(files)) return;
    forgetReference();
    await onOrganisationChanged(ports, files, today);
  },
  'indicators.on-facts-changed': (changes, { ports, today }) =>
    onFactsChanged(
      ports,
      changes.flatMap((change) => factsChange(change) ?? []),
      today,
    ),
};
