import type { ManifestRow } from '../kit/manifest-row.ts';

/** The use cases of reminders as they are deployed. */
export const remindersManifest: readonly ManifestRow[] = [];
