import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { CountyImported } from '../../events/county.ts';
import type { CountyStore } from '../../functions/county-files/county-store.ts';
import { importCounty } from '../../functions/county-files/import-county.ts';
import { openFindings } from '../../functions/county-files/outputs.ts';
import type { ReadAside } from '../../functions/county-files/read-aside.ts';
import type { Progress } from '../../functions/county-files/source.ts';
import type { RegionCode } from '../../domain/kernel/region-code.ts';
import type { Parts } from './helper-orders.ts';
import { openCountySource, type Place, withWorkFolder } from './county.ts';

/** The temporary files of an import lie beside its database, or apart where that is no file. */
const workFolderOf = ({ db }: Place): string =>
  db === undefined ? mkdtempSync(join(tmpdir(), 'jiayi-')) : `${db}.work`;

/** What an import from the command line is given. */
export type ImportInput = {
  readonly data: string;
  readonly place: Place;
  /** The folder of rejects.csv and warnings.csv. */
  readonly findings: string;
  readonly onProgress: Progress;
  readonly onStored: (partitions: number) => void;
  /** The region that the import may write in; absent: anywhere. */
  readonly within?: RegionCode | undefined;
  /** Another thread that reads some of the files. */
  readonly aside?: Aside | undefined;
};

/** Another thread that can read some of a folder's files, and writes what it finds in sorted parts. */
export type Aside = {
  readonly read: (data: string) => ReadAside;
  /** The parts of its findings, once it has read. */
  readonly findings: () => Parts;
};

/** Imports a county into a store and writes what was left out or odd. */
export const importInto = async (store: CountyStore, input: ImportInput): Promise<CountyImported> =>
  withWorkFolder(workFolderOf(input.place), async (workFolder) => {
    const { data, onProgress, onStored, within, aside: thread } = input;
    const { source, isInPlace } = await openCountySource(data, workFolder);
    const findings = openFindings(input.findings);
    try {
      const { sink } = findings;
      const spillFile = join(workFolder, 'rows');
      const aside = isInPlace ? thread?.read(data) : undefined;
      const request = { source, store, sink, spillFile, onProgress, onStored, within, aside };
      const event = await importCounty(request);
      findings.publish(thread?.findings());
      return event;
    } finally {
      findings.close();
    }
  });

/** How many rows were left out. */
export const rejectedRows = ({ files }: CountyImported): number =>
  Object.values(files).reduce((sum, { rejected }) => sum + rejected, 0);
