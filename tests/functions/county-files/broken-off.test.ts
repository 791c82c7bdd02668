import { describe, expect, test } from 'vitest';

import { countyStore } from '../../../functions/adapters/county-store/county-store.ts';
import { residentBucket } from '../../../functions/adapters/store/keys.ts';
import type { CountyStore } from '../../../functions/county-files/county-store.ts';
import { anId, on } from '../../given/values.ts';
import { type CountyRows, sourceOf, textsOf } from './county-texts.ts';
import { importInto, openStoreInMemory, storedContents } from './imported.ts';
import { runOn } from './outputs-of.ts';
import { SOUND, soundCounty } from './sound-rows.ts';

const PEOPLE = ['R1', 'R2', 'R3', 'R4', 'R5'] as const;
const DAY = '2025-06-08';

/** Five people in five partitions, each with an SMS on 8 June, one row in two partitions left out. */
const county: CountyRows = {
  ...soundCounty,
  residents: PEOPLE.map((id, n) => ({ ...SOUND.residents, id, phone: `1380000000${n}` })),
  enrolments: PEOPLE.map((residentId) => ({ ...SOUND.enrolments, residentId, enrolledOn: '2025-06-01' })),
  followups: PEOPLE.map((residentId, n) => ({ ...SOUND.followups, residentId, id: `V${n}` })),
  exams: PEOPLE.flatMap((residentId) => [
    { ...SOUND.exams, residentId },
    { ...SOUND.exams, residentId },
  ]),
};

const source = sourceOf(textsOf(county));

/** The whole of a day's work: import and run. */
const work = async (store: CountyStore) => {
  const { rejects } = await importInto(store, source);
  const { files, event } = await runOn(store, DAY);
  return { rejects, files, event };
};

type Moment = 'before' | 'after';

/** A store whose n-th write breaks off, before or after it is done; writes of nothing do not count. */
const breakingOff = (
  store: CountyStore,
  nth: number,
  moment: Moment,
): { readonly store: CountyStore; readonly writes: () => number } => {
  let writes = 0;
  const step = async <T>(write: () => Promise<T>): Promise<T> => {
    writes += 1;
    const isBroken = writes === nth;
    if (isBroken && moment === 'before') throw new Error('broken off');
    const done = await write();
    if (isBroken) throw new Error('broken off');
    return done;
  };
  const broken: CountyStore = {
    ...store,
    saveReference: async (file, rows) => step(() => store.saveReference(file, rows)),
    saveHistories: async (histories) =>
      histories.length === 0 ? undefined : step(() => store.saveHistories(histories)),
    startImport: async () => step(() => store.startImport()),
    finishImport: async (event) => step(() => store.finishImport(event)),
    claimMessages: async (day, messages) => step(() => store.claimMessages(day, messages)),
    recordSkipped: async (day, skipped) => step(() => store.recordSkipped(day, skipped)),
    finishRun: async (event) => step(() => store.finishRun(event)),
  };
  return { store: broken, writes: () => writes };
};

/** Start, four reference files, five partitions, end of the import, claims, skipped reminders, end of the run. */
const WRITES = 1 + 4 + PEOPLE.length + 1 + 3;

describe('work that breaks off at any write and is done again', () => {
  test(`has ${WRITES} writes, its people in different partitions`, async () => {
    const buckets = PEOPLE.map((id) => residentBucket(anId<'ResidentId'>(id)));
    expect(new Set(buckets).size).toBe(PEOPLE.length);
    const { store, writes } = breakingOff(openStoreInMemory().store, 0, 'before');
    const { event, rejects } = await work(store);
    expect([event.messages, rejects.length]).toEqual([PEOPLE.length, PEOPLE.length]);
    expect(writes()).toBe(WRITES);
  });

  const moments = Array.from({ length: WRITES }, (_, n) => n + 1).flatMap((nth) => [
    [nth, 'before'] as const,
    [nth, 'after'] as const,
  ]);

  test.each(moments)(
    'write %i, %s it: the same files, the same store, each SMS once',
    async (nth, moment) => {
      const whole = openStoreInMemory();
      const expected = await work(whole.store);
      const { table, store } = openStoreInMemory();
      await expect(work(breakingOff(store, nth, moment).store)).rejects.toThrow('broken off');
      expect(await work(countyStore(table))).toEqual(expected);
      expect(await storedContents(store)).toEqual(await storedContents(whole.store));
      expect((await store.claimedReminders([on(DAY)])).size).toBe(PEOPLE.length);
      expect(await store.lastFinishedRun(on('2025-06-09'))).toBe(DAY);
    },
  );
});
