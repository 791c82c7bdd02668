import { latestCompleted } from '../../domain/follow-ups/index.ts';
import type { ResidentId } from '../../domain/kernel/ids.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { decodeFacts, type ResidentFacts } from '../../domain/residents/index.ts';
import type { StoredFacts } from '../indicators/indicator-store.ts';
import type { MemberView, Ports } from '../kit/ports.ts';

/** The last completed visit of a programme; without a day where nobody was ever seen in it. */
export type LastVisit = {
  readonly programme: string;
  readonly seenOn: LocalDate | undefined;
  readonly class: number | undefined;
  readonly controlled: boolean | undefined;
};

/** When somebody was last seen, at a visit or an exam, and the last visit of each programme that manages them. */
export type LastVisits = {
  readonly seenOn: LocalDate | undefined;
  readonly programmes: readonly LastVisit[];
};

const latest = (days: readonly LocalDate[]): LocalDate | undefined => days.toSorted().at(-1);

const lastVisitsOf = ({ chains, exams }: ResidentFacts, today: LocalDate): LastVisits => {
  const known = chains.map(({ programme, chain }) => ({
    programme,
    chain: chain.filter(({ visit }) => visit.visitedOn <= today),
  }));
  const visited = known.flatMap(({ chain }) => chain.filter(({ visit }) => visit.outcome === 'done'));
  const examined = exams.map(({ examinedOn }) => examinedOn).filter((day) => day <= today);
  return {
    seenOn: latest([...visited.map(({ visit }) => visit.visitedOn), ...examined]),
    programmes: known.map(({ programme, chain }) => {
      const last = latestCompleted(chain);
      const { class: lastClass, controlled } = last?.assessment ?? {};
      return { programme: programme.code, seenOn: last?.visit.visitedOn, class: lastClass, controlled };
    }),
  };
};

type Told = { readonly text: string; readonly today: LocalDate; readonly visits: LastVisits | undefined };

/** The most people of whom is remembered what their facts tell. */
const MOST_REMEMBERED = 20_000;

/** A panel is asked for again and again, and few of its people change between. */
const remembered = new Map<ResidentId, Told>();

const tell = ({ read }: StoredFacts, today: LocalDate): LastVisits | undefined => {
  const facts = decodeFacts(read());
  return facts === undefined || facts.madeOn > today ? undefined : lastVisitsOf(facts, today);
};

const toldBy = (stored: StoredFacts, today: LocalDate): LastVisits | undefined => {
  const { residentId, text } = stored;
  const known = remembered.get(residentId);
  if (known?.text === text && known.today === today) return known.visits;
  const visits = tell(stored, today);
  if (known !== undefined || remembered.size < MOST_REMEMBERED)
    remembered.set(residentId, { text, today, visits });
  return visits;
};

/** As many people as a page may show are read one by one; of more, the buckets that hold them. */
const MOST_ONE_BY_ONE = 200;

const readFacts = async (
  { indicators }: Pick<Ports, 'indicators'>,
  members: readonly MemberView[],
): Promise<readonly StoredFacts[]> => {
  const people = members.map(({ regionCode, residentId }) => ({
    residentId,
    bucket: indicators.bucketOf(regionCode, residentId),
  }));
  if (people.length <= MOST_ONE_BY_ONE) return indicators.factsOf(people);
  const buckets = new Map(people.map(({ bucket }) => [`${bucket.village} ${bucket.bucket}`, bucket]));
  return (await Promise.all(Array.from(buckets.values(), (bucket) => indicators.facts(bucket)))).flat();
};

/** The last visits of members of a panel by their ids, told from their facts; of whom the facts were made by other rules
 *  nothing is told. */
export const lastVisits = async (
  ports: Pick<Ports, 'indicators'>,
  members: readonly MemberView[],
  today: LocalDate,
): Promise<ReadonlyMap<ResidentId, LastVisits>> => {
  const meant = new Set(members.map(({ residentId }) => residentId));
  return new Map(
    (await readFacts(ports, members)).flatMap((stored) => {
      const told = meant.has(stored.residentId) ? toldBy(stored, today) : undefined;
      return told === undefined ? [] : [[stored.residentId, told] as const];
    }),
  );
};
