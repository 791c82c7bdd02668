import { describe, expect, test } from 'vitest';

import { jobFilesIn } from '../../../functions/adapters/jobs/job-folder.ts';
import type { Job } from '../../../functions/county-files/jobs.ts';
import { attemptJob } from '../../../functions/county-files/carry-out-jobs.ts';
import { saveUsers } from '../../../functions/adapters/service-store/reference.ts';
import { JOBS_FOLDER, openWorld, type World } from '../../../local/service/world.ts';
import { jobPlaceOf } from '../../../local/service/job-place.ts';
import { demonstrationUsers } from '../../../local/service/users.ts';
import { type CountyRows, sourceOf, textsOf } from '../../functions/county-files/county-texts.ts';
import { importInto } from '../../functions/county-files/imported.ts';
import { countyRows } from '../../functions/service/given-county.ts';
import { givenService } from '../../functions/service/given-service.ts';
import { anId } from '../../given/values.ts';
import { tempFolder } from '../sources/temp-folder.ts';
import { zipOf } from '../../functions/county-files/sources/zip-file.ts';

const zipped = (rows: CountyRows): Buffer =>
  zipOf(Object.entries(textsOf(rows)).map(([file, content]) => ({ name: `${file}.csv`, content })));

/** Takes up an import whose first attempt stored its rows and then broke off. */
const takeUp = async (world: World, rows: CountyRows): Promise<unknown> => {
  await importInto(world.county, sourceOf(textsOf(rows)));
  world.forgetReference();
  const folder = tempFolder();
  const files = jobFilesIn(`${folder}/${JOBS_FOLDER}`);
  await files.keepUpload(anId('job-1'), zipped(rows));
  const asked: Job = {
    id: anId('job-1'),
    version: 1,
    task: { kind: 'import', format: 'zip' },
    by: anId('admin-1'),
    askedAt: '2025-06-16T02:00:00.000Z',
    is: { state: 'waiting' },
  };
  await world.ports.commit({ job: asked }, undefined);
  const is = { state: 'running', progress: { stage: 'store', done: 0, total: 1 } } as const;
  const job = { ...asked, version: 2, is };
  await world.ports.jobs.save(job);
  const onFailure = (error: unknown): void => {
    throw error;
  };
  const ports = { ...world.ports, jobs: { ...world.ports.jobs, ...files } };
  const heard = { onFailure, onStored: async () => {} };
  const place = { ...jobPlaceOf(world, folder, heard), ports };
  await attemptJob(place, job);
  return (await world.ports.jobs.find(job.id))?.is;
};

const panelOf = async ({ ports }: World, teamId: string): Promise<string[]> => {
  const page = await ports.residents.members(anId(teamId), { limit: 200, cursor: undefined });
  return (page?.items ?? []).map(({ residentId }) => residentId);
};

describe('an import that broke off after its rows were stored', () => {
  test('brings everybody onto the list of the team that covers their village now', async () => {
    const { world } = await givenService();
    const rows = countyRows();
    const [first, ...others] = rows.teams ?? [];
    const before = await panelOf(world, 'T1');
    const teams = [{ ...first, id: 'T0' }, { ...first, regionCodes: '530121101201' }, ...others];
    expect(await takeUp(world, { ...rows, teams })).toMatchObject({ state: 'finished' });
    expect([...(await panelOf(world, 'T0')), ...(await panelOf(world, 'T1'))].toSorted()).toEqual(
      expect.arrayContaining(before),
    );
    expect(await panelOf(world, 'T0')).toEqual(['R1-04', 'R1-05', 'R1-06', 'R1-12']);
  });

  test('of the first county makes lists, counts and users all the same', async () => {
    const world = await openWorld(tempFolder());
    await saveUsers(world.table, demonstrationUsers(await world.ports.reference()));
    expect(await takeUp(world, countyRows())).toMatchObject({ state: 'finished' });
    expect(await panelOf(world, 'T1')).toContain('R1-02');
    expect((await world.ports.reference()).users.has('doctor-1')).toBe(true);
    await world.close();
  });
});
