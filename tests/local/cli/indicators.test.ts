import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { keyText } from '../../../functions/adapters/store/keys.ts';
import { factsPartition } from '../../../functions/adapters/store/service-keys.ts';
import type { World } from '../../../local/service/world.ts';
import { smallCounty } from '../../functions/indicators/given-world.ts';
import { anId, aVillage, on } from '../../given/values.ts';
import { tempFolder } from '../sources/temp-folder.ts';
import { jiayiHere } from './in-process.ts';

const PERSON = anId<'ResidentId'>('R1-02');
const folder = tempFolder();
const verify = (...more: string[]) =>
  jiayiHere('indicators', 'verify', '--db', join(folder, 'jiayi.db'), ...more);

let world: World;
beforeAll(async () => {
  world = await smallCounty(on('2025-06-16'), folder);
  await world.background.passDays();
});
afterAll(() => world.background.stop());

describe('the live numbers of a service', () => {
  test('are found to be those of the records, person by person', async () => {
    const { code, out } = await verify();
    expect([code, out]).toEqual([0, expect.stringMatching(/^2025-06-16 .*person by person\n$/)]);
  });

  test('that lack somebody name them, and the command ends with 1', async () => {
    const bucket = world.ports.indicators.bucketOf(aVillage('530121100201'), PERSON);
    await world.table.deleteMany([
      { pk: factsPartition(bucket.village, bucket.bucket), sk: keyText(PERSON) },
    ]);
    const { code, out } = await verify('--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({ ...bucket, residentId: 'R1-02' });
    expect((await verify()).out).toContain('differ from the records in 1 places');
  });

  test('are not looked for in a database that is no service’s', async () => {
    const { code, err } = await jiayiHere('indicators', 'verify', '--db', join(tempFolder(), 'x.db'));
    expect(code).toBe(1);
    expect(err).toContain('no live numbers');
  });
});
