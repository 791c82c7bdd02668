import type { ManifestRow } from '../kit/manifest-row.ts';

/** The use cases of organisation as they are deployed. */
export const organisationManifest: readonly ManifestRow[] = [];
