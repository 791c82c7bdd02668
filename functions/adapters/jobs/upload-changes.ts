import * as z from 'zod';

import type { Upload } from '../../county-files/uploads.ts';
import { keyText } from '../store/keys.ts';
import type { Change } from '../store/table.ts';

/** What the bus tells of a file that came into a bucket.
 *  @source Amazon S3 User Guide, “EventBridge event message structure” */
const Created = z.object({
  source: z.literal('aws.s3'),
  'detail-type': z.literal('Object Created'),
  detail: z.object({
    object: z.object({
      key: z.string().min(1),
      size: z.int().nonnegative(),
      etag: z.string().min(1),
    }),
  }),
});

const Body = z.strictObject({ key: z.string(), bytes: z.int().nonnegative(), etag: z.string() });

/** The folder of the archive that other systems put files into, as the manifest has it. */
export const UPLOADS_FOLDER = 'uploads';

const partition = keyText(UPLOADS_FOLDER);

/** A file that came into the archive as a change like those of the table, so that it goes their way: by the queue of who
 *  follows it, again where it breaks, aside in the end. Undefined for what tells of no such file. */
export const changeOfUpload = (told: unknown): Change | undefined => {
  const created = Created.safeParse(told);
  if (!created.success) return undefined;
  const { key, size: bytes, etag } = created.data.detail.object;
  const place = { pk: partition, sk: keyText(key, etag) };
  const body: Upload = { key, bytes, etag };
  return { kind: 'written', key: place, before: undefined, after: { key: place, version: 1, body } };
};

/** The file that a change tells of; undefined where it is a change of the table. */
export const uploadOfChange = (change: Change): Upload | undefined => {
  if (change.kind !== 'written' || change.key.pk !== partition) return undefined;
  return Body.parse(change.after.body);
};
