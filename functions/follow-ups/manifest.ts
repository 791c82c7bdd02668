import type { ManifestRow } from '../kit/manifest-row.ts';

/** The use cases of follow ups as they are deployed. */
export const followUpsManifest: readonly ManifestRow[] = [];
