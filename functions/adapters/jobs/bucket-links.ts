import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

import type { AnnouncedFile, UploadLink } from '../../county-files/jobs.ts';

/** A link is followed at once: a minute bears a slow network and a clock that is off, and of a link that was kept or seen
 *  nothing is left soon after. What has begun to come by then comes to its end. */
const LINK_LIFE_S = 60;

/** A link to an object for whoever has it, to be saved under a name; signed as the role that asks and let do no more than that. */
export const linkToSave = (
  client: S3Client,
  object: { readonly Bucket: string; readonly Key: string },
  name: string,
): Promise<string> =>
  getSignedUrl(
    client,
    new GetObjectCommand({
      ...object,
      ResponseContentDisposition: `attachment; filename="${name}"`,
      ResponseContentType: 'text/csv; charset=utf-8',
    }),
    { expiresIn: LINK_LIFE_S },
  );

/** To begin to send takes no longer, with a second try where the network broke off. What has begun by then comes to its end,
 *  also where it takes an hour. */
const UPLOAD_LINK_LIFE_S = 300;

/** What has to be sent as it was signed; of the length no page can say anything but what is true. */
const SIGNED = new Set(['host', 'content-type', 'content-length', 'if-none-match']);

/** A link to put one file by, for whoever has it: of that size and type, and only where nothing lies yet, so that it is used
 *  once. The bucket seals what comes by its own key as it does all that comes to it. */
export const linkToPut = async (
  client: S3Client,
  Bucket: string,
  { key: Key, type: ContentType, bytes: ContentLength }: AnnouncedFile,
): Promise<UploadLink> => {
  const command = new PutObjectCommand({ Bucket, Key, ContentType, ContentLength, IfNoneMatch: '*' });
  const url = await getSignedUrl(client, command, {
    expiresIn: UPLOAD_LINK_LIFE_S,
    signableHeaders: SIGNED,
  });
  return { url, headers: { 'content-type': ContentType, 'if-none-match': '*' } };
};
