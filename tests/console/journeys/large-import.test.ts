import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';

import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { bytesOf, listenHere } from '../../cloud/local-server.ts';
import { textAt } from '../../functions/service/given-service.ts';
import { axeFaults, describeInBrowser, mayComplain, pageOverflow } from '../browser.ts';

const LARGE = 5 * 1024 * 1024;
/** No county, and larger than what a request brings in the cloud. */
const file = {
  name: 'county.zip',
  mimeType: 'application/zip',
  buffer: Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(LARGE - 4, 7)]),
};
const HEADERS = { 'content-type': 'application/zip', 'if-none-match': '*' };

/** What was put into a bucket that lets a page in as ours does. */
type Put = { readonly url: string; readonly headers: IncomingHttpHeaders; readonly bytes: Buffer };

/** A bucket that reads what is put when it is let. */
const startBucket = async (origin: string) => {
  const puts: Put[] = [];
  const reading = Promise.withResolvers<void>();
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { headers, method, url = '' } = request;
    const letIn = {
      'access-control-allow-origin': origin,
      'access-control-allow-methods': 'PUT',
      'access-control-allow-headers': Object.keys(HEADERS).join(', '),
    };
    if (method !== 'OPTIONS') {
      await reading.promise;
      puts.push({ url, headers, bytes: await bytesOf(request) });
    }
    response.writeHead(200, letIn).end();
  };
  const { endpoint, stop } = await listenHere((...asked) => void answer(...asked));
  return { endpoint, stop, puts, read: () => reading.resolve() };
};

const begin = async (page: Page): Promise<void> => {
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByText(/^county\.zip/).waitFor();
  await page.getByRole('button', { name: /^(开始导入|Start the import)$/ }).click();
};

const giveLink = async (page: Page, url: string): Promise<void> => {
  await page.route('**/v1/uploads', (route) => {
    expect(route.request().postDataJSON()).toEqual({ format: 'zip', bytes: LARGE });
    return route.fulfill({ json: { way: 'link', importId: 'told-1', url, headers: HEADERS } });
  });
};

/** Brings the page again as its host in the cloud gives it: it may speak to the bucket besides. */
const letSpeakTo = async (page: Page, endpoint: string): Promise<void> => {
  await page.route('**/imports', async (route) => {
    if (route.request().resourceType() !== 'document') return route.fallback();
    const response = await route.fetch();
    const policy = response.headers()['content-security-policy'] ?? '';
    const wider = policy.replace("connect-src 'self'", `connect-src 'self' ${endpoint}`);
    return route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': wider } });
  });
  // Given by the test, the page counts as one from far away.
  await page.context().grantPermissions(['local-network-access']);
  await page.reload();
};

describeInBrowser('a county that is larger than what a request brings', ({ as, url }) => {
  test('is put by a link, without a token, and followed from there; the page says how far it is', async () => {
    const bucket = await startBucket(url());
    const page = await as('admin-1', { path: '/imports' });
    await letSpeakTo(page, bucket.endpoint);
    // Its import is there a moment after the file.
    mayComplain(page, /404/);
    await giveLink(page, `${bucket.endpoint}/archive/county.zip?signed=1`);
    await begin(page);
    await page.getByText(/^正在上传：\d+ \/ 5 MB$/).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    bucket.read();
    await page.getByText('文件已上传，等待导入开始').waitFor();
    expect(bucket.puts).toHaveLength(1);
    const [{ url: path, headers, bytes } = expect.fail('nothing was put')] = bucket.puts;
    expect([path, bytes.equals(file.buffer)]).toEqual(['/archive/county.zip?signed=1', true]);
    expect(headers).toMatchObject({ ...HEADERS, 'content-length': String(LARGE) });
    expect([headers.authorization, headers.cookie]).toEqual([undefined, undefined]);
    bucket.stop();

    await page.route('**/v1/imports/told-1/rejects*', (route) =>
      route.fulfill({ json: { items: [], next: null } }),
    );
    await page.route('**/v1/imports/told-1', (route) =>
      route.fulfill({
        json: {
          id: 'told-1',
          state: 'finished',
          askedAt: '2025-06-16T02:00:00.000Z',
          endedAt: '2025-06-16T02:01:00.000Z',
          files: { 'residents.csv': { accepted: 2, rejected: 0 } },
          rejects: 0,
          warnings: 0,
        },
      }),
    );
    await page.getByText('✓ 已完成').waitFor();
    await page.getByText('没有剔除任何行').waitFor();
  });

  test('says after a while that nothing was taken up, and what to do', async () => {
    const bucket = await startBucket(url());
    const page = await as('admin-1', { path: '/imports', language: 'en', width: 390 });
    await letSpeakTo(page, bucket.endpoint);
    mayComplain(page, /404/);
    await giveLink(page, `${bucket.endpoint}/county.zip`);
    await page.clock.install();
    bucket.read();
    await begin(page);
    await page.getByText('its import is about to begin').waitFor();
    // However often it was asked after meanwhile, it is the same wait.
    for (const ms of [70_000, 51_000]) {
      for (let asked = 0; asked < 2; asked++) await page.waitForResponse('**/v1/imports/told-1');
      await page.clock.fastForward(ms);
    }
    await page.getByText(/if nothing has begun after five minutes, import the file again/).waitFor();
    expect(await pageOverflow(page)).toBe(0);
    expect(await axeFaults(page)).toEqual([]);
    bucket.stop();
  });

  test('that the page is not let put where a link leads says where that is', async () => {
    const page = await as('admin-1', { path: '/imports' });
    mayComplain(page, /Content Security Policy/);
    await giveLink(page, 'https://archive.example/county.zip');
    await begin(page);
    await page.getByText('文件没有传到archive.example').waitFor();
    expect(await page.getByRole('button', { name: '开始导入' }).isEnabled()).toBe(true);
    expect(await axeFaults(page)).toEqual([]);
  });

  test('goes with the request where the service gives no links', async () => {
    const page = await as('admin-1', { path: '/imports' });
    const [asked, sent] = await Promise.all([
      page.waitForResponse('**/v1/uploads'),
      page.waitForResponse(
        (response) => response.request().method() === 'POST' && response.url().endsWith('/v1/imports'),
      ),
      begin(page),
    ]);
    expect(await asked.json()).toEqual({ way: 'request' });
    expect([sent.status(), textAt(await sent.json(), 'state')]).toEqual([202, 'waiting']);
    await page.getByText('✗ 未完成').waitFor();
  });
});
