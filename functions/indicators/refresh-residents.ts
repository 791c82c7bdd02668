import type { ResidentId } from '../../domain/kernel/ids.ts';
import { isVillageCode } from '../../domain/kernel/region-code.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import type { Ports } from '../kit/ports.ts';
import { refreshOf } from '../residents/commit.ts';
import type { ResidentCommit } from '../residents/stored.ts';
import { MOST_WRITES, writesOf } from '../residents/together.ts';
import { type ViewContext, viewContext } from '../residents/views.ts';
import type { Count } from '../runs/record-step.ts';
import type { Bucket } from './indicator-store.ts';
import type { RecountPorts } from './recount.ts';

/** What making views anew needs. */
export type RefreshPorts = RecountPorts & Pick<Ports, 'commit'>;

/** What views are made by, and whether rows were stored without a command. */
type Making = ViewContext & { readonly areRowsNew?: boolean };

/** What was made anew: residents, rows of work lists that came or went, and the buckets whose facts changed. */
type Refreshed = { readonly residents: number; readonly tasks: number; readonly buckets: readonly Bucket[] };

const NOBODY: Refreshed = { residents: 0, tasks: 0, buckets: [] };

/** Residents refreshed in one transaction. */
const TOGETHER = 10;
/** How often a resident is refreshed anew when requests keep coming first. */
const ATTEMPTS = 8;

const FACTS_PLACE = 'f ';
const TASK_PLACE = 't ';

const changesOf = (
  { bucketOf }: Ports['indicators'],
  { residentId, put, remove }: ResidentCommit,
): Pick<Refreshed, 'tasks' | 'buckets'> => {
  const places = [...put, ...remove].map(({ place }) => place);
  return {
    tasks: places.filter((place) => place.startsWith(TASK_PLACE)).length,
    buckets: places
      .filter((place) => place.startsWith(FACTS_PLACE))
      .map((place) => place.slice(FACTS_PLACE.length))
      .flatMap((village) => (isVillageCode(village) ? [bucketOf(village, residentId)] : [])),
  };
};

/** Undefined where a request came between, or where they are too much for one transaction. */
const refreshOnce = async (
  ports: RefreshPorts,
  ids: readonly ResidentId[],
  context: Making,
): Promise<Refreshed | undefined> => {
  const stored = await ports.residents.loadMany(ids);
  const commits = stored.flatMap((one) => (one === undefined ? [] : [refreshOf(one, context)]));
  const writes = commits.reduce((sum, commit) => sum + writesOf(commit), 0);
  if (ids.length > 1 && writes > MOST_WRITES) return undefined;
  const isSaved = commits.length === 0 || (await ports.commit({ residents: commits }, undefined)).ok;
  if (!isSaved) return undefined;
  const changes = commits.map((commit) => changesOf(ports.indicators, commit));
  return {
    residents: commits.length,
    tasks: changes.reduce((sum, { tasks }) => sum + tasks, 0),
    buckets: changes.flatMap(({ buckets }) => buckets),
  };
};

const refreshOne = async (ports: RefreshPorts, id: ResidentId, context: Making): Promise<Refreshed> => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const done = await refreshOnce(ports, [id], context);
    if (done !== undefined) return done;
  }
  throw new Error('a resident keeps changing while time is applied');
};

/** Makes the views of residents anew, several a transaction; where a request came between, or much changes, one by one.
 *  `count` hears of each piece that is done. Gives the buckets whose facts changed. */
export const refreshResidents = async (
  ports: RefreshPorts,
  ids: readonly ResidentId[],
  { count, ...context }: Making & { readonly count?: Count },
): Promise<Bucket[]> => {
  const changed: Bucket[] = [];
  const note = ({ residents, tasks, buckets }: Refreshed): void => {
    changed.push(...buckets);
    count?.({ residents, tasks });
  };
  note(NOBODY);
  for (let at = 0; at < ids.length; at += TOGETHER) {
    const some = ids.slice(at, at + TOGETHER);
    const together = await refreshOnce(ports, some, context);
    if (together !== undefined) note(together);
    else for (const id of some) note(await refreshOne(ports, id, context));
  }
  return changed;
};

/** What views of a day are made by. */
export const contextOf = async (
  { reference, keys }: Pick<Ports, 'reference' | 'keys'>,
  day: LocalDate,
): Promise<ViewContext> => viewContext((await reference()).organisation, keys, day);
