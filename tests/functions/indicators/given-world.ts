import { afterAll } from 'vitest';

import type { LocalDate } from '../../../domain/kernel/time.ts';
import { importInto } from '../../../local/cli/import.ts';
import { prepareCounty } from '../../../local/service/county-views.ts';
import type { World } from '../../../local/service/world.ts';
import { tempFolder } from '../../local/sources/temp-folder.ts';
import { sourceOf, textsOf } from '../county-files/county-texts.ts';
import { importInto as importRows } from '../county-files/imported.ts';
import { countyRows } from '../service/given-county.ts';
import { notedWorld } from '../service/noted-access.ts';

/** The villages of given-county.ts. */
export const VILLAGES = ['530121100201', '530121100202', '530121101201'] as const;

const opened: World[] = [];

afterAll(async () => {
  for (const world of opened) await world.close();
});

/** The world that a folder holds, on a day; its background does nothing by itself. */
export const worldOn = async (day: LocalDate, folder: string): Promise<World> => {
  const world = await notedWorld(folder);
  opened.push(world);
  world.clock.moveTo(day);
  return world;
};

/** A world with the small county of given-county.ts. */
export const smallCounty = async (day: LocalDate, folder = tempFolder()): Promise<World> => {
  const world = await worldOn(day, folder);
  await importRows(world.county, sourceOf(textsOf(countyRows())));
  await prepareCounty(world);
  return world;
};

/** A world with the county of a folder of county files. */
export const countyOf = async (data: string, day: LocalDate): Promise<World> => {
  const world = await worldOn(day, tempFolder());
  const silent = { onProgress: () => undefined, onStored: () => undefined };
  await importInto(world.county, { data, place: {}, findings: tempFolder(), ...silent });
  await prepareCounty(world);
  return world;
};
