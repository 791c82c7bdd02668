import type { ManifestRow } from '../kit/manifest-row.ts';

/** The use cases of access as they are deployed. */
export const accessManifest: readonly ManifestRow[] = [];
