import { type Contribution, contributionOn, doesStillTell } from '../../domain/indicators/index.ts';
import type { ResidentId } from '../../domain/kernel/ids.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { decodeFacts, type ResidentFacts } from '../../domain/residents/index.ts';
import type { Ports } from '../kit/ports.ts';
import { refreshOf } from '../residents/commit.ts';
import type { StoredResident } from '../residents/stored.ts';
import { type ViewContext, viewContext } from '../residents/views.ts';
import type { Bucket, FactsChange, StoredFacts } from './indicator-store.ts';

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

/** Facts that tell of a day; undefined where they were made by other rules, or on a later day. */
const factsOn = ({ read }: StoredFacts, day: LocalDate): ResidentFacts | undefined => {
  const facts = decodeFacts(read());
  return facts !== undefined && facts.madeOn <= day ? facts : undefined;
};

/** The most people of whom is remembered what they count for: about a kilobyte each. */
const MOST_REMEMBERED = 100_000;

/** What facts of a text count for. A bucket is counted anew for one person's change, and all others in it are as they
 *  were: the same text counts for the same until time alone changes it. */
const remembered = new Map<ResidentId, { readonly text: string; readonly contribution: Contribution }>();

const contributionOf = (stored: StoredFacts, day: LocalDate): Contribution | undefined => {
  const { residentId, text } = stored;
  const known = remembered.get(residentId);
  if (known?.text === text && known.contribution.from <= day && day < known.contribution.until)
    return known.contribution;
  const facts = factsOn(stored, day);
  const contribution = facts && contributionOn(facts, day);
  if (contribution !== undefined && (known !== undefined || remembered.size < MOST_REMEMBERED))
    remembered.set(residentId, { text, contribution });
  return contribution;
};

/** Says whether a change of somebody's facts may change what is counted on a day, as most do not: what they were may hold until an
 *  earlier day than what they are, since a bucket is then counted anew on that. */
export const countsAnew = ({ before, after }: FactsChange, day: LocalDate): boolean => {
  const known = before && contributionOf(before, day);
  const newer = after && contributionOf(after, day);
  return known === undefined || newer === undefined || !doesStillTell(known, newer);
};

/** How people are told of: by what is stored of them, undefined where that tells nothing of the day, else by facts that
 *  are made from the records. */
type Telling<Told> = {
  readonly stored: (stored: StoredFacts, day: LocalDate) => Told | undefined;
  readonly made: (facts: ResidentFacts, day: LocalDate) => Told;
};

const tellInBucket =
  <Told>({ stored, made }: Telling<Told>) =>
  async (ports: FactsPorts, bucket: Bucket, day: LocalDate): Promise<Told[]> => {
    const told: Told[] = [];
    const others: ResidentId[] = [];
    for (const one of await ports.indicators.facts(bucket)) {
      const found = stored(one, day);
      if (found === undefined) others.push(one.residentId);
      else told.push(found);
    }
    if (others.length === 0) return told;
    const rest = await factsFromRecords(ports, others, day);
    return [...told, ...rest.map((facts) => made(facts, day))];
  };

/** The facts of a bucket's people that tell of a day. */
export const factsInBucket = tellInBucket({ stored: factsOn, made: (facts) => facts });

/** What a bucket's people add to counts on a day. */
export const contributionsInBucket = tellInBucket({ stored: contributionOf, made: contributionOn });
