import type { Page } from 'playwright-core';
import * as z from 'zod';

import { openWindow } from './window.ts';

const TIMES = 24;
/** The commonest surnames, so that each finds somebody. */
const SURNAMES = '李 王 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢'.split(' ');
/** Places in the row of kinds and in the row of parts: 0 is all of them. */
const KINDS = 8;
const PARTS = [0, 1, 3] as const;

/** From an event of the user, in ms: until the next frame, and until its result stood on the page, the answer of the
 *  service within. */
export type Timed = { readonly firstMs: number; readonly resultMs: number };

const TimedShape = z.object({ firstMs: z.number(), resultMs: z.number() });

/** What a user did, again and again. */
export type Interaction = { readonly name: string; readonly times: readonly Timed[] };

type Watched = {
  readonly event: 'click' | 'keydown';
  /** What changes by it: a name of in-page.js. */
  readonly changes: 'pressed' | 'row' | 'address' | 'title';
};

/** What never comes is an error, not a wait without end. */
const GIVES_UP =
  "new Promise((_, no) => setTimeout(() => no(new Error('nothing changed within 20 s')), 20_000))";

const timed = async (
  page: Page,
  { event, changes }: Watched,
  act: () => Promise<unknown>,
): Promise<Timed> => {
  await page.evaluate(`bench.watch('${event}', '${changes}')`);
  await act();
  return TimedShape.parse(await page.evaluate(`Promise.race([bench.answer, ${GIVES_UP}])`));
};

const settled = async (page: Page): Promise<void> => {
  await page.locator('h1').first().waitFor();
  await page.evaluate('bench.ready()');
};

const open = async (page: Page, path: string): Promise<void> => {
  await page.goto(path);
  await settled(page);
};

const filterToday = async (page: Page): Promise<Timed[]> => {
  const times: Timed[] = [];
  for (const part of PARTS) {
    await open(page, '/today');
    if (part > 0) await page.locator('.parts button').nth(part).click();
    for (let kind = 1; kind <= KINDS; kind += 1) {
      const button = page.locator('.kinds button').nth(kind);
      times.push(await timed(page, { event: 'click', changes: 'pressed' }, () => button.click()));
    }
  }
  return times;
};

const moveOn = async (page: Page): Promise<Timed[]> => {
  const times: Timed[] = [];
  await open(page, '/today');
  while (times.length < TIMES)
    times.push(await timed(page, { event: 'keydown', changes: 'row' }, () => page.keyboard.press('j')));
  return times;
};

const openResidents = async (page: Page): Promise<Timed[]> => {
  const times: Timed[] = [];
  await open(page, '/today');
  for (let at = 0; at <= TIMES; at += 1) {
    const link = page.locator('section[aria-labelledby="list"] [data-open]').nth(at);
    await link.focus();
    times.push(await timed(page, { event: 'keydown', changes: 'title' }, () => link.press('Enter')));
    await page.goBack();
    await settled(page);
  }
  // The first brings the code of the page.
  return times.slice(1);
};

const filterPanel = async (page: Page): Promise<Timed[]> => {
  const times: Timed[] = [];
  const options = page.locator(
    '.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option:not(.ant-select-item-option-disabled)',
  );
  await open(page, '/panel');
  const filters = await page.locator('.panel-filters [role="combobox"]').count();
  for (let filter = 0; filter < filters; filter += 1) {
    await open(page, '/panel');
    const choice = page.locator('.panel-filters .ant-select').nth(filter);
    for (let at = 0, many = 1; at < many; at += 1) {
      await choice.click();
      await options.first().waitFor();
      many = await options.count();
      const option = options.nth(at);
      times.push(await timed(page, { event: 'click', changes: 'address' }, () => option.click()));
    }
  }
  return times;
};

const searchPanel = async (page: Page): Promise<Timed[]> => {
  const times: Timed[] = [];
  for (const name of SURNAMES) {
    await open(page, '/panel');
    const field = page.locator('.panel-find input');
    await field.fill(name);
    times.push(await timed(page, { event: 'keydown', changes: 'address' }, () => field.press('Enter')));
  }
  return times;
};

const DONE = [
  ['Today: a filter is clicked, the rows are others', filterToday],
  ['Today: J, the next row has the focus', moveOn],
  ['Today: Enter, the resident’s page is there', openResidents],
  ['Panel: a filter is chosen, the rows are others', filterPanel],
  ['Panel: a name is searched, the people are there', searchPanel],
] as const;

/** Works as a doctor of a first team does, and says how long each thing took. */
export const interactionsOf = async (address: string): Promise<readonly Interaction[]> => {
  const window = await openWindow(address, 'doctor-1');
  try {
    const page = await window.context.newPage();
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const interactions: Interaction[] = [];
    for (const [name, measure] of DONE) {
      console.log(`${name} …`);
      interactions.push({ name, times: await measure(page) });
    }
    return interactions;
  } finally {
    await window.close();
  }
};
