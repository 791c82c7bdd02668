import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';

import type { Language } from '../../domain/kernel/text.ts';
import { textAt } from '../functions/service/given-service.ts';
import { givenServer, type GivenServer, type Sending } from '../local/service/given-server.ts';
import { tempFolder } from '../local/sources/temp-folder.ts';
import { findBrowser, startBrowser } from './find-browser.ts';
import { type PageFiles, pageFiles } from './page-files.ts';

/** Where pictures of pages are put. */
const SCREENS = fileURLToPath(new URL('../../reports/screens', import.meta.url));

const COUNTY = 1_500;
const START_MS = 300_000;
const LONGEST_WAIT_MS = 20_000;
const HEIGHT = 900;
const REFUSED = 400;

/** How somebody sees the console. */
export type Manner = {
  /** Chinese unless said. */
  readonly language?: Language;
  /** In CSS pixels, 1440 unless said. */
  readonly width?: number;
  /** The address that is opened first: `/` unless said. */
  readonly path?: string;
};

/** A browser on a service of its own, for the tests of a file. */
export type Console = {
  /** Opens the console as a demonstration user, already signed in, in a window of their own. */
  readonly as: (user: string, manner?: Manner) => Promise<Page>;
  /** Opens a page where nobody is signed in. */
  readonly guest: (manner?: Manner) => Promise<Page>;
  /** Asks the API as a demonstration user (`''` for nobody), as in `api('doctor-1', 'GET', '/v1/me')`, for what a test
   *  is given; a refusal fails the test.
   *  @returns the body of the answer, to be read with `textAt`, `listAt` and `valueAt` of given-service.ts */
  readonly api: (...sending: Sending) => Promise<unknown>;
  /** The day of the service, `YYYY-MM-DD`. */
  readonly today: () => Promise<string>;
  /** The address of the service, without a slash at its end. */
  readonly url: () => string;
};

type Running = { readonly browser: Browser; readonly server: GivenServer; readonly files: PageFiles };
type Opened = { readonly context: BrowserContext; readonly page: Page; readonly complaints: string[] };

let running: Promise<Running> | undefined;
let opened: Opened[] = [];
const expected = new WeakMap<Page, RegExp[]>();

const start = async (path: string, county: number): Promise<Running> => {
  const files = await pageFiles();
  const [browser, server] = await Promise.all([
    startBrowser(path),
    givenServer({ folder: tempFolder(), county }),
  ]);
  return { browser, server, files };
};

const place = async (): Promise<Running> => {
  if (running === undefined) throw new Error('a browser is had within describeInBrowser');
  return running;
};

/** Lets a page complain of what a test does on purpose, in its console: `/409/` for a refusal, `/ERR_INTERNET/` for a lost
 *  connection. Every other complaint of a page fails its test. */
export const mayComplain = (page: Page, of: RegExp): void => {
  expected.set(page, [...(expected.get(page) ?? []), of]);
};

/** What the window knows before its first page; what it changes afterwards stays. */
const begin = ([token, language]: readonly [string, string]): void => {
  if (sessionStorage.getItem('test.begun') !== null) return;
  sessionStorage.setItem('test.begun', 'yes');
  if (token !== '') sessionStorage.setItem('jiayi.token', token);
  localStorage.setItem('jiayi.language', language);
};

const open = async (
  token: string,
  { language = 'zh-CN', width = 1440, path = '/' }: Manner,
): Promise<Page> => {
  const { browser, server, files } = await place();
  const context = await browser.newContext({
    baseURL: server.url,
    viewport: { width, height: HEIGHT },
    locale: language,
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(LONGEST_WAIT_MS);
  await files.bring(context);
  await context.addInitScript(begin, [token, language] as const);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
  page.on('console', (said) => {
    if (said.type() === 'error') complaints.push(`${said.text()} ${said.location().url}`);
  });
  opened.push({ context, page, complaints });
  await page.goto(path);
  return page;
};

const send: Console['api'] = async (...sending) => {
  const { server } = await place();
  const answer = await server.call(...sending);
  if (answer.status >= REFUSED)
    throw new Error(`${sending.slice(0, 3).join(' ')}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
};

let url = '';

const given: Console = {
  as: async (user, manner = {}) =>
    open(textAt(await send('', 'POST', '/local/token', { user }), 'accessToken'), manner),
  guest: (manner = {}) => open('', manner),
  api: send,
  today: async () => textAt(await send('', 'GET', '/health'), 'today'),
  url: () => url,
};

/** Waits until a page has its heading and reads no more. */
export const settled = async (page: Page): Promise<void> => {
  await page.locator('h1').first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => document.querySelector('.ant-skeleton, .ant-spin-spinning') === null);
};

/** Puts a picture of a page below `reports/screens`. */
export const picture = async (page: Page, name: string): Promise<void> => {
  mkdirSync(SCREENS, { recursive: true });
  await page.screenshot({ path: join(SCREENS, `${name}.png`), fullPage: true });
};

/** What axe finds wrong with a page by WCAG 2.2 A and AA, a sentence each: nothing where it is sound. */
export const axeFaults = async (page: Page): Promise<readonly string[]> => {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  return violations.map(({ id, nodes }) => `${id} (${nodes.length}): ${nodes[0]?.html.slice(0, 200) ?? ''}`);
};

/** On a busy machine a chart is drawn for its new width a while after its window has it. */
const REDRAWN_MS = 5_000;

/** By how many CSS pixels a page is wider than its window when it has come to rest: nothing where it does not scroll sideways. */
export const pageOverflow = async (page: Page): Promise<number> => {
  const isWithin = () => document.documentElement.scrollWidth <= document.documentElement.clientWidth;
  await page.waitForFunction(isWithin, undefined, { timeout: REDRAWN_MS }).catch(() => undefined);
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
};

const unexpected = ({ page, complaints }: Opened): string[] =>
  complaints.filter((text) => !(expected.get(page) ?? []).some((pattern) => pattern.test(text)));

const keepPictures = async (test: string): Promise<void> => {
  for (const [at, { page }] of opened.entries())
    await picture(page, `failed-${test.replaceAll(/[^\p{L}\d]+/gu, '-')}-${at}`).catch(() => undefined);
};

/** Closes what a test opened. A page that complained of something fails its test. */
const closeAll = async (): Promise<void> => {
  const closing = opened;
  opened = [];
  await Promise.all(closing.map(({ context }) => context.close()));
  expect(closing.flatMap(unexpected)).toEqual([]);
};

afterAll(async () => {
  const { browser, server, files } = (await running?.catch(() => undefined)) ?? {};
  await browser?.close();
  await server?.kill();
  files?.release();
});

/** A browser is looked for once: without one the tests are skipped, which is said; where `CI=true` they fail. */
const CHROMIUM = findBrowser();
const isOptional = process.env['CI'] !== 'true';

/** A browser on two busy cores may stall for a while: such a test is given time, and tried once more. */
const MANNER = { timeout: 120_000, retry: 1 } as const;

/** Groups tests that use the console in a real browser, on a real service that the whole file shares. The first group of a
 *  file says how many people its county has: 1500 unless said. The pages are built first where they are not as they are
 *  written; `JIAYI_CONSOLE_FROM=http://localhost:5173` takes them from a running `vite console` instead. */
export const describeInBrowser = (
  name: string,
  fn: (console: Console) => void,
  { county = COUNTY }: { readonly county?: number } = {},
): void => {
  if (CHROMIUM === undefined && isOptional)
    process.stderr.write(`skipped, as there is no Chromium (CHROMIUM_PATH says where it is): ${name}\n`);
  describe.skipIf(CHROMIUM === undefined && isOptional)(name, MANNER, () => {
    beforeAll(async () => {
      if (CHROMIUM === undefined) throw new Error('there is no Chromium: CHROMIUM_PATH says where it is');
      running ??= start(CHROMIUM, county);
      ({
        server: { url },
      } = await running);
    }, START_MS);
    afterEach(async ({ task }) => {
      if (task.result?.state === 'fail') await keepPictures(task.name);
      await closeAll();
    });
    fn(given);
  });
};
