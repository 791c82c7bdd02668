import type { ResidentId } from '../../domain/kernel/ids.ts';
import { PrescriptionEvent } from '../../events/prescriptions.ts';
import { ReferralEvent } from '../../events/referrals.ts';
import type { HistoryFile } from '../county-files/columns.ts';
import type { Entry, EventBody, Patch } from './stored.ts';

type Named = { readonly file: HistoryFile; readonly field: string };

/** The events that tell more of a record than its row does, with the field that names the record. */
const TELL_MORE: ReadonlyMap<string, Named> = new Map<string, Named>([
  ...PrescriptionEvent.options.map(({ shape }): [string, Named] => [
    shape.type.value,
    { file: 'prescriptions', field: 'prescriptionId' },
  ]),
  ...ReferralEvent.options.map(({ shape }): [string, Named] => [
    shape.type.value,
    { file: 'referrals', field: 'referralId' },
  ]),
]);

/** Tells the events about the rows that patches are of, and that their rows do not tell whole: forms, answers, where drugs
 *  were dispensed. */
export const tellingOf = (patches: readonly Patch[]): ((event: EventBody) => boolean) => {
  const rows = new Set(patches.map(({ file, set }) => `${file} ${set?.['id'] ?? ''}`));
  return (event) => {
    const named = TELL_MORE.get(event.type);
    return named !== undefined && rows.has(`${named.file} ${String(event[named.field])}`);
  };
};

/** The events of entries that are meant, in their order, as those of another owner. */
export const eventsFor = (
  owner: ResidentId,
  entries: readonly Entry[],
  isMeant: (event: EventBody) => boolean,
): EventBody[] =>
  entries.flatMap(({ events }) => events.filter(isMeant).map((event) => ({ ...event, residentId: owner })));
