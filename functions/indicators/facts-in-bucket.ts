import type { ResidentId } from '../../domain/kernel/ids.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { decodeFacts, type ResidentFacts } from '../../domain/residents/index.ts';
import type { Ports } from '../kit/ports.ts';
import { refreshOf } from '../residents/commit.ts';
import type { StoredResident } from '../residents/stored.ts';
import { type ViewContext, viewContext } from '../residents/views.ts';
import type { Bucket } from './indicator-store.ts';

/** What reading facts, or making them from records, needs. */
export type FactsPorts = Pick<Ports, 'indicators' | 'residents' | 'reference' | 'keys'>;

/** Makes the facts of a resident on a day from the records, as if none were stored; none of a merged record. */
export const factsOfRecords = (stored: StoredResident, context: ViewContext): ResidentFacts[] =>
  refreshOf({ ...stored, head: undefined }, context).put.flatMap(({ view }) =>
    view.kind === 'facts' ? (decodeFacts(view.facts) ?? []) : [],
  );

/** Makes the facts of residents on a day from their records. */
export const factsFromRecords = async (
  ports: FactsPorts,
  ids: readonly ResidentId[],
  day: LocalDate,
): Promise<ResidentFacts[]> => {
  const [stored, { organisation }] = await Promise.all([ports.residents.loadMany(ids), ports.reference()]);
  const context = viewContext(organisation, ports.keys, day);
  return stored.flatMap((one) => (one === undefined ? [] : factsOfRecords(one, context)));
};

/** The facts of a bucket's people that tell of a day. Those that were made by other rules, or on a later day, are made
 *  from the records. */
export const factsInBucket = async (
  ports: FactsPorts,
  bucket: Bucket,
  day: LocalDate,
): Promise<ResidentFacts[]> => {
  const told: ResidentFacts[] = [];
  const others: ResidentId[] = [];
  for (const { residentId, facts } of await ports.indicators.facts(bucket)) {
    const read = decodeFacts(facts);
    if (read !== undefined && read.madeOn <= day) told.push(read);
    else others.push(residentId);
  }
  return others.length === 0 ? told : [...told, ...(await factsFromRecords(ports, others, day))];
};
