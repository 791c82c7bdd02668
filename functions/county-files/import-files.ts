import { join } from 'node:path';

import type { RegionCode } from '../../domain/kernel/region-code.ts';
import type { CountyImported } from '../../events/county.ts';
import type { CountyStore } from './county-store.ts';
import { importCounty } from './import-county.ts';
import { openFindings } from './outputs.ts';
import type { ReadAside } from './read-aside.ts';
import type { Progress } from './source.ts';
import { withWorkFolder } from './sources/make-folder.ts';
import { openCountySource } from './sources/open-county.ts';

/** What an import of files is given. */
export type FilesToImport = {
  /** A folder of county files or one workbook. */
  readonly data: string;
  /** A folder for temporary files, emptied before and removed after. */
  readonly workFolder: string;
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
  /** The sorted parts of its findings by file, once it has read. */
  readonly findings: () => Readonly<Record<string, readonly string[]>>;
};

/** Imports a county's files into a store and writes what was left out or odd. */
export const importFiles = async (store: CountyStore, input: FilesToImport): Promise<CountyImported> =>
  withWorkFolder(input.workFolder, async (workFolder) => {
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
