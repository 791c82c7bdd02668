import { globSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';

import { named, STAGES } from '../stages.ts';

const BUILT = join(import.meta.dirname, '..', '..', 'build', 'console');

/** What the stacks said once they were deployed, each under its name. */
const Outputs = z.record(z.string(), z.record(z.string(), z.string()));

/** What is known of a page that is to be published. */
export type Published = {
  readonly bucket: string;
  readonly region: string;
  /** `console.json`, as the console reads it. */
  readonly settings: {
    readonly api: string;
    readonly signIn: { readonly kind: 'oidc'; readonly issuer: string; readonly clientId: string };
  };
};

const Stacks = z.object({
  data: z.object({ OidcIssuer: z.string(), OidcAudience: z.string() }),
  service: z.object({ ApiUrl: z.string() }),
  web: z.object({ PageBucket: z.string(), PageRegion: z.string() }),
});

/** Finds in the outputs of a stage's stacks where its page lies and what the page has to know.
 *  @throws where an output is missing: the stacks were not deployed with this code */
export const publishedOf = (outputs: z.infer<typeof Outputs>, stage: (typeof STAGES)[number]): Published => {
  const of = (stack: string) => outputs[named({ name: stage }, stack)];
  const { data, service, web } = Stacks.parse({ data: of('data'), service: of('service'), web: of('web') });
  return {
    bucket: web.PageBucket,
    region: web.PageRegion,
    settings: {
      api: service.ApiUrl.replace(/\/$/, ''),
      signIn: { kind: 'oidc', issuer: data.OidcIssuer, clientId: data.OidcAudience },
    },
  };
};

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** A file's name has the hash of its content, or it is asked for anew each time. */
const cachingOf = (key: string): string =>
  key.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';

/** Puts the built console into the bucket of its page: what the pages refer to first, so that no page is ever there
 *  without its files; those of before stay for who has them open. Gives how many were put. */
export const publishPage = async (
  { bucket, region, settings }: Published,
  folder: string = BUILT,
): Promise<number> => {
  const client = new S3Client({ region });
  const put = (Key: string, Body: string | Uint8Array) =>
    client.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key,
        Body,
        ContentType: TYPES[extname(Key)] ?? 'application/json',
        CacheControl: cachingOf(Key),
      }),
    );
  // The network of caches compresses by itself.
  const files = globSync('**/*.{html,js,css,svg}', { cwd: folder });
  const isPage = (file: string): boolean => extname(file) === '.html';
  const ordered = [...files.filter((file) => !isPage(file)), ...files.filter(isPage)];
  await put('console.json', JSON.stringify(settings));
  for (const file of ordered) await put(file, readFileSync(join(folder, file)));
  client.destroy();
  return ordered.length + 1;
};

if (import.meta.main) {
  const [stage, outputsFile] = process.argv.slice(2);
  const outputs = Outputs.parse(JSON.parse(readFileSync(z.string().parse(outputsFile), 'utf8')));
  const count = await publishPage(publishedOf(outputs, z.enum(STAGES).parse(stage)));
  process.stdout.write(`${count} files of the page are published\n`);
}
