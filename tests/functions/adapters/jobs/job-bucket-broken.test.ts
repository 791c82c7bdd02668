import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, expect, test, vi } from 'vitest';

import { ownJobFiles } from '../../../../functions/adapters/jobs/job-bucket.ts';
import { bytesOf, listenHere } from '../../../cloud/local-server.ts';
import { anId } from '../../../given/values.ts';
import { tempFolder } from '../../../local/sources/temp-folder.ts';
import { anEnvironment } from '../cloud/given-cloud.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

test('a file whose connection breaks off is sent anew, and the client puts no line of its own into the log', async () => {
  const put: string[] = [];
  let broken = 0;
  const bucket = await listenHere((request, response) => {
    if (broken === 0) {
      broken += 1;
      request.socket.destroy();
      return;
    }
    void bytesOf(request).then((bytes) => {
      put.push(bytes.toString());
      response.writeHead(200, { etag: '"1"' }).end();
    });
  });
  vi.stubEnv('AWS_ENDPOINT_URL_S3', bucket.endpoint);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'a-lambda');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
  const lines = (['log', 'info', 'warn', 'error'] as const).map((way) => vi.spyOn(console, way));
  const path = join(tempFolder(), 'residents.csv');
  writeFileSync(path, 'id\nR1\n');
  await ownJobFiles(anEnvironment()).keep(anId('job-1'), { name: 'residents.csv', path });
  expect([broken, put]).toEqual([1, ['id\nR1\n']]);
  for (const line of lines) expect(line).not.toHaveBeenCalled();
  bucket.stop();
});
