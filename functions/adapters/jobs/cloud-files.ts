import type { JobFiles } from '../../county-files/jobs.ts';
import type { Environment } from '../cloud/environment.ts';
import { later } from '../later.ts';

/** The files of jobs in the bucket that a Lambda's environment names. What speaks with the bucket is loaded with the first
 *  file: few requests have one. */
export const cloudJobFiles = (environment: Environment): JobFiles => {
  const { ask } = later(async () => (await import('./job-bucket.ts')).ownJobFiles(environment));
  return {
    keepUpload: ask(({ keepUpload }) => keepUpload),
    linkFor: ask(({ linkFor }) => linkFor),
    bringUpload: ask(({ bringUpload }) => bringUpload),
    removeUpload: ask(({ removeUpload }) => removeUpload),
    keep: ask(({ keep }) => keep),
    read: ask(({ read }) => read),
    give: ask(({ give }) => give),
    keepPiece: ask(({ keepPiece }) => keepPiece),
    piece: ask(({ piece }) => piece),
    keepStreamed: ask(({ keepStreamed }) => keepStreamed),
    removePieces: ask(({ removePieces }) => removePieces),
  };
};
