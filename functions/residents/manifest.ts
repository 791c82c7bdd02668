import type { ManifestRow } from '../kit/manifest-row.ts';

/** The use cases of residents as they are deployed. */
export const residentsManifest: readonly ManifestRow[] = [];
