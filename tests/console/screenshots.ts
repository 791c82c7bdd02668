import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import type { Browser, Page } from 'playwright-core';
import * as z from 'zod';

import { paths } from '../../console/kit/paths.ts';
import { findBrowser, startBrowser } from './find-browser.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PICTURES = join(ROOT, 'docs', 'pictures');
const COUNTY = '20000';
const READY = /ready at (http:\S+)/;

const Token = z.object({ accessToken: z.string() });
const People = z.object({ items: z.array(z.object({ residentId: z.string() })) });
const Story = z.object({ prescriptions: z.array(z.unknown()), programmes: z.array(z.unknown()) });

type Service = { readonly url: string; readonly stop: () => void };

/** Starts the service on a new county, and waits until it answers. */
const startService = async (folder: string): Promise<Service> => {
  const env = { ...process.env, PORT: '0', JIAYI_DATA: folder, JIAYI_COUNTY: COUNTY };
  const child = spawn(process.execPath, ['local/start.ts'], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface(child.stdout)) {
    const url = READY.exec(line)?.[1];
    if (url !== undefined) return { url, stop: () => child.kill('SIGKILL') };
  }
  throw new Error('the service did not start');
};

type Asker = { readonly token: string; readonly ask: (path: string) => Promise<unknown> };

const signIn = async (url: string, user: string): Promise<Asker> => {
  const response = await fetch(`${url}/local/token`, { method: 'POST', body: JSON.stringify({ user }) });
  const { accessToken: token } = Token.parse(await response.json());
  const headers = { authorization: `Bearer ${token}` };
  return { token, ask: async (path) => (await fetch(`${url}${path}`, { headers })).json() };
};

/** Somebody of the first team with a long story in two programmes. */
const findPerson = async ({ ask }: Asker): Promise<string> => {
  const { items } = People.parse(await ask('/v1/teams/T0001/worklist?limit=100'));
  const sized = [];
  for (const { residentId } of items) {
    const { prescriptions, programmes } = Story.parse(await ask(`/v1/residents/${residentId}`));
    sized.push({ residentId, size: 100 * programmes.length + prescriptions.length });
  }
  const [richest] = sized.toSorted((a, b) => b.size - a.size);
  if (richest === undefined) throw new Error('the team has nobody to show');
  return richest.residentId;
};

const open = async (browser: Browser, url: string, { token }: Asker): Promise<Page> => {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
  await context.addInitScript((held) => sessionStorage.setItem('jiayi.token', held), token);
  return context.newPage();
};

const take = async (page: Page, path: string, name: string): Promise<void> => {
  await page.goto(path);
  await page.locator('h1').first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
};

const takeAll = async (browser: Browser, url: string): Promise<void> => {
  const doctor = await signIn(url, 'doctor-1');
  const page = await open(browser, url, doctor);
  await take(page, paths.today, 'today');
  await take(page, paths.resident(await findPerson(doctor)), 'resident');
  await take(await open(browser, url, await signIn(url, 'bureau-1')), paths.overview, 'overview');
};

const chromium = findBrowser();
if (chromium === undefined) throw new Error('there is no Chromium: CHROMIUM_PATH says where it is');
mkdirSync(PICTURES, { recursive: true });
const folder = mkdtempSync(join(tmpdir(), 'jiayi-pictures-'));
const service = await startService(folder);
const browser = await startBrowser(chromium);
try {
  await takeAll(browser, service.url);
} finally {
  await browser.close();
  service.stop();
  rmSync(folder, { recursive: true, force: true });
}
