import type { ManifestRow } from '../kit/manifest-row.ts';

/** The use cases of county files as they are deployed. */
export const countyFilesManifest: readonly ManifestRow[] = [];
