import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { CountyImported } from '../../events/county.ts';
import type { CountyStore } from '../../functions/county-files/county-store.ts';
import { type FilesToImport, importFiles } from '../../functions/county-files/import-files.ts';
import type { Place } from './county.ts';

/** The temporary files of an import lie beside its database, or apart where that is no file. */
const workFolderOf = ({ db }: Place): string =>
  db === undefined ? mkdtempSync(join(tmpdir(), 'jiayi-')) : `${db}.work`;

/** What an import from the command line is given. */
export type ImportInput = Omit<FilesToImport, 'workFolder'> & { readonly place: Place };

/** Imports a county into a store and writes what was left out or odd. */
export const importInto = async (
  store: CountyStore,
  { place, ...input }: ImportInput,
): Promise<CountyImported> => importFiles(store, { ...input, workFolder: workFolderOf(place) });

/** How many rows were left out. */
export const rejectedRows = ({ files }: CountyImported): number =>
  Object.values(files).reduce((sum, { rejected }) => sum + rejected, 0);
