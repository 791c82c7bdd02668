import type { IndicatorStore } from '../../indicators/indicator-store.ts';
import { later } from '../later.ts';
import { residentPartitions } from '../store/keys.ts';
import { BUCKETS_A_VILLAGE, countBucket } from '../store/service-keys.ts';
import type { Table } from '../store/table.ts';

/** Live counting on the one table, loaded when it is first asked for. */
export const indicatorsLater = (table: Table): IndicatorStore => {
  const { ask, stream } = later(async () => (await import('./indicators.ts')).indicatorsOn(table));
  return {
    bucketsAVillage: BUCKETS_A_VILLAGE,
    bucketOf: (village, id) => ({ village, bucket: countBucket(id) }),
    facts: ask(({ facts }) => facts),
    factsOf: ask(({ factsOf }) => factsOf),
    find: ask(({ find }) => find),
    parts: ask(({ parts }) => parts),
    save: ask(({ save }) => save),
    residentsDue: ask(({ residentsDue }) => residentsDue),
    datedResidentsDue: ask(({ datedResidentsDue }) => datedResidentsDue),
    everybody: stream(({ everybody }) => everybody),
    partitions: residentPartitions().length,
    areInBuckets: ask(({ areInBuckets }) => areInBuckets),
    keepSnapshots: ask(({ keepSnapshots }) => keepSnapshots),
    snapshots: ask(({ snapshots }) => snapshots),
    amend: ask(({ amend }) => amend),
    latestImported: ask(({ latestImported }) => latestImported),
    findImported: ask(({ findImported }) => findImported),
    keepImported: ask(({ keepImported }) => keepImported),
    daily: ask(({ daily }) => daily),
    saveDaily: ask(({ saveDaily }) => saveDaily),
  };
};
