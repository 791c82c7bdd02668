import type { ReferralId, ResidentId } from '../../domain/kernel/ids.ts';
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

/** What an event tells more of, as `nameOfRow` says it; undefined where its row tells all. */
const nameOf = (event: EventBody): string | undefined => {
  const named = TELL_MORE.get(event.type);
  return named && `${named.file} ${String(event[named.field])}`;
};

const nameOfRow = ({ file, set }: Patch): string => `${file} ${set?.['id'] ?? ''}`;

/** The events about referrals that no row tells of: drafts, and remote consultations. */
export const withoutRow = (
  events: readonly EventBody[],
  { referrals }: { readonly referrals: readonly { readonly id: ReferralId }[] },
): EventBody[] => {
  const rows = new Set<unknown>(referrals.map(({ id }) => id));
  return events.filter(
    (event) => TELL_MORE.get(event.type)?.file === 'referrals' && !rows.has(event['referralId']),
  );
};

/** Tells the events that a merge brings with its rows, since these do not tell them whole (forms, answers, where drugs were
 *  dispensed), and those of what has no row, by what it brought. */
export const tellingOf = ({
  patches,
  events,
}: Pick<Entry, 'patches' | 'events'>): ((event: EventBody) => boolean) => {
  const brought = new Set([...patches.map(nameOfRow), ...events.map(nameOf)]);
  return (event) => {
    const name = nameOf(event);
    return name !== undefined && brought.has(name);
  };
};

/** The events of entries that are meant, in their order, as those of another owner. */
export const eventsFor = (
  owner: ResidentId,
  entries: readonly Entry[],
  isMeant: (event: EventBody) => boolean,
): EventBody[] =>
  entries.flatMap(({ events }) => events.filter(isMeant).map((event) => ({ ...event, residentId: owner })));
