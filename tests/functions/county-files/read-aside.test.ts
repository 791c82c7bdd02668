import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';

import { expect, test } from 'vitest';

import { importCounty } from '../../../functions/county-files/import-county.ts';
import type { ReadAside } from '../../../functions/county-files/read-aside.ts';
import { tempFolder } from '../../local/sources/temp-folder.ts';
import { type CountyTexts, sourceOf, textsOf } from './county-texts.ts';
import { openStoreInMemory } from './imported.ts';
import { soundCounty } from './sound-rows.ts';

const importBeside = (texts: CountyTexts, aside: ReadAside): Promise<unknown> =>
  importCounty({
    source: sourceOf(texts),
    store: openStoreInMemory().store,
    sink: { reject: () => {}, warn: () => {} },
    spillFile: join(tempFolder(), 'rows'),
    onProgress: () => {},
    onStored: () => {},
    aside,
  });

const broken: ReadAside = () => Promise.reject(new Error('followups.csv cannot be read'));

test('what another thread cannot read ends the import', async () => {
  await expect(importBeside(textsOf(soundCounty), broken)).rejects.toThrow('followups.csv cannot be read');
});

test('where both threads cannot go on the import ends by its own file, and nothing is left unheard', async () => {
  const texts = { ...textsOf(soundCounty), services: 'contractId\nC1\n' };
  await expect(importBeside(texts, broken)).rejects.toThrow(/services\.csv has no column/);
  await turn();
});
