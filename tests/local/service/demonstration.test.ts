import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

import { describe, expect, test } from 'vitest';

import { prepareCounty } from '../../../local/service/county-views.ts';
import { makeDemonstration } from '../../../local/service/demonstration.ts';
import { isBehind, markStored, newViewsBoard, takeOn } from '../../../local/service/views-board.ts';
import { openWorld } from '../../../local/service/world.ts';
import { on } from '../../given/values.ts';
import { tempFolder } from '../sources/temp-folder.ts';
import { databaseIn } from './given-server.ts';

/** Everything that is stored, by key: what is sealed is another text each time. */
const keysIn = (file: string): readonly string[] => {
  const database = new DatabaseSync(file);
  const rows = database.prepare("SELECT pk || ' ' || sk AS place FROM items ORDER BY pk, sk").all();
  database.close();
  return rows.map(({ place }) => String(place));
};

describe('the demonstration county', () => {
  test('made by two threads has every view that one thread makes of it, and no other', async () => {
    const folder = tempFolder();
    const stages = new Set<string>();
    const onProgress = (_done: number, _all: number, stage: string): void => void stages.add(stage);
    await makeDemonstration(folder, { residents: 5_000, day: on('2025-06-30'), onProgress });
    const file = databaseIn(folder);
    const made = keysIn(file);
    expect(existsSync(`${file}.first`)).toBe(false);
    expect([...stages]).toEqual(expect.arrayContaining(['generate', 'store']));
    const world = await openWorld(folder);
    await prepareCounty(world);
    await world.close();
    expect(keysIn(file)).toEqual(made);
    expect(made.filter((place) => place.endsWith('#head'))).toHaveLength(5_000);
  });
});

describe('the board of two threads', () => {
  test('gives each partition to one of them', () => {
    const board = newViewsBoard(3);
    markStored(board, 3);
    expect(takeOn(board, 1)).toBe(true);
    expect(takeOn(board, 1)).toBe(false);
  });

  test('tells when one waits before another', () => {
    const board = newViewsBoard(3);
    expect(isBehind(board, 0)).toBe(false);
    expect(isBehind(board, 2)).toBe(true);
    takeOn(board, 0);
    takeOn(board, 1);
    expect(isBehind(board, 2)).toBe(false);
  });
});
