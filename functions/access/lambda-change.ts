import { recordToFanOut } from '../adapters/service-store/audit.ts';
import type { Change } from '../adapters/store/table.ts';
import type { Consumers } from '../kit/work.ts';
import { onPeopleShown } from './on-people-shown.ts';

/** What the audit does about changes of the table. */
export const accessConsumers: Consumers<Change> = {
  'access.on-people-shown': async (changes, { ports, rest }) => {
    for (const record of changes.flatMap((change) => recordToFanOut(change) ?? [])) {
      await onPeopleShown(ports, record);
      await rest();
    }
  },
};
