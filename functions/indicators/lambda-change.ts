import { bucketOfChange } from '../adapters/indicator-store/indicators.ts';
import { referenceVersionKey } from '../adapters/store/service-keys.ts';
import type { Change } from '../adapters/store/table.ts';
import type { Consumers } from '../kit/work.ts';
import { onFactsChanged } from './on-facts-changed.ts';
import { onOrganisationChanged } from './on-organisation-changed.ts';

const reference = referenceVersionKey();

const isOfOrganisation = ({ key }: Change): boolean => key.pk === reference.pk && key.sk === reference.sk;

/** What counting does about changes of the table. */
export const indicatorsConsumers: Consumers<Change> = {
  'indicators.on-organisation-changed': async (changes, { ports, today, forgetReference }) => {
    if (!changes.some(isOfOrganisation)) return;
    forgetReference();
    await onOrganisationChanged(ports, today);
  },
  'indicators.on-facts-changed': (changes, { ports, today }) =>
    onFactsChanged(
      ports,
      changes.flatMap((change) => bucketOfChange(change) ?? []),
      today,
    ),
};
