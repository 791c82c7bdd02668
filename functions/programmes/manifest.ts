import type { ManifestRow } from '../kit/manifest-row.ts';

/** The use cases of programmes as they are deployed. */
export const programmesManifest: readonly ManifestRow[] = [];
