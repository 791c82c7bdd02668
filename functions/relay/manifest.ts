import type { ManifestRow } from '../kit/manifest-row.ts';

/** The use cases of the relay as they are deployed. */
export const relayManifest: readonly ManifestRow[] = [
  {
    trigger: { kind: 'stream', id: 'relay.on-change' },
    lambda: 'relay-stream',
    roles: [],
    tableAccess: [],
    timeoutS: 60,
    errorImpact:
      'nothing that was recorded is followed up: indicators, looks, lists and other systems stay as they were',
  },
];
