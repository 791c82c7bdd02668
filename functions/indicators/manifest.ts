import type { ManifestRow } from '../kit/manifest-row.ts';

/** The use cases of indicators as they are deployed. */
export const indicatorsManifest: readonly ManifestRow[] = [];
