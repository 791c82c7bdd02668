import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { plusDays } from '../../../domain/kernel/time.ts';
import { listAt, textAt } from '../../functions/service/given-service.ts';
import { on } from '../../given/values.ts';
import { axeFaults, describeInBrowser, mayComplain, pageOverflow } from '../browser.ts';

/** The tasks of the list: what holds their place while they are read has nothing to press. */
const tasksIn = (page: Page, list: string) =>
  page
    .getByRole('region', { name: list })
    .getByRole('listitem')
    .filter({ has: page.getByRole('button') });

const listOf = (page: Page) => tasksIn(page, '工作清单');

describeInBrowser('the morning of a doctor', ({ as, today }) => {
  test('begins with what is overdue, due and ahead, and filters by it', async () => {
    const page = await as('doctor-1');
    await page.getByRole('heading', { name: '今日', level: 1 }).waitFor();
    const overdue = page.getByRole('group', { name: '清单' }).getByRole('button', { name: /^逾期/ });
    await listOf(page).first().waitFor();
    await overdue.click();
    await page.waitForURL(/part=overdue/);
    // The address changes a moment before what is drawn.
    await expect.poll(() => overdue.getAttribute('aria-pressed')).toBe('true');
    await expect
      .poll(async () => (await listOf(page).allInnerTexts()).every((row) => row.startsWith('逾期')))
      .toBe(true);
    const kind = page.getByRole('group', { name: '事项' }).getByRole('button', { name: '续方取药' });
    await kind.click();
    await page.waitForURL(/kind=refill/);
    await expect
      .poll(async () => (await listOf(page).allInnerTexts()).every((row) => row.includes('续方取药')))
      .toBe(true);
  });

  test('is worked through by keys: a call is written down in its place and put off with a reason', async () => {
    const page = await as('doctor-1', { path: '/today?kind=contract_end' });
    await listOf(page).first().waitFor();
    const name = await listOf(page).first().getByRole('link').first().innerText();
    await page.keyboard.press('j');
    await page.keyboard.press('c');
    await page.getByRole('link', { name: /^电话/ }).waitFor();
    await page.getByRole('radio', { name: '无人接听' }).check();
    await page.getByRole('button', { name: '7天后' }).click();
    await page.getByRole('button', { name: '记录结果' }).click();
    await page.getByText('请说明延后的理由').waitFor();
    await page.getByLabel('理由').fill('外出务工，下周回来');
    await page.getByRole('button', { name: '记录结果' }).click();
    await page.getByText(`已记录：${name}，无人接听`).waitFor();
    await page
      .getByRole('group', { name: '清单' })
      .getByRole('button', { name: /^已延后/ })
      .click();
    await listOf(page)
      .filter({ hasText: name })
      .getByText(/延后至/)
      .waitFor();
  });

  test('says why a task may not wait that long', async () => {
    const page = await as('doctor-1', { path: '/today?part=week' });
    mayComplain(page, /422/);
    await listOf(page).first().getByRole('button').click();
    await page.getByRole('radio', { name: '已接通' }).check();
    const late = plusDays(on(await today()), 90);
    await page.getByLabel('延后到').fill(late);
    await page.getByLabel('延后到').press('Enter');
    await page.getByLabel('理由').fill('出远门');
    await page.getByRole('button', { name: '记录结果' }).click();
    await page.getByRole('alert').getByText('延后时间过长').waitFor();
  });

  test('opens the resident of the row by Enter, and by F the follow-up', async () => {
    const page = await as('doctor-1', { path: '/today?kind=follow_up_routine' });
    await listOf(page).first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('f');
    await page.waitForURL(/\/residents\/[^/]+\/follow-up$/);
    await page.goBack();
    await listOf(page).first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/residents\/[^/]+$/);
  });

  test('is that of a chosen team for who runs an institution', async () => {
    const page = await as('manager-1', { path: '/today', language: 'en' });
    await page.getByLabel('Team').waitFor();
    await tasksIn(page, 'Work list').first().waitFor();
  });
});

describeInBrowser('the calendar of a team', ({ as, api }) => {
  test('shows week by week what is due, and whom to see earlier', async () => {
    const page = await as('doctor-1', { path: '/calendar' });
    await page
      .getByRole('img', { name: /柱形图/ })
      .first()
      .waitFor();
    const me = await api('doctor-1', 'GET', '/v1/me');
    const load = await api('doctor-1', 'GET', `/v1/teams/${textAt(me, 'scope.id')}/due-load`);
    const weeks = page.getByRole('table').first().getByRole('row');
    // A row of names, what is overdue, and the weeks.
    expect(await weeks.count()).toBe(listAt(load, 'weeks').length + 2);
    for (const suggestion of listAt(load, 'items').slice(0, 3))
      await page
        .getByRole('link', { name: textAt(suggestion, 'name') })
        .first()
        .waitFor();
  });
});

const PAGES = [
  ['/today', 'zh-CN', 390],
  ['/today', 'en', 1440],
  ['/calendar', 'zh-CN', 390],
  ['/calendar', 'en', 1440],
] as const;

describeInBrowser('both pages', ({ as }) => {
  test.each(PAGES)('%s in %s at %i pixels can be used by everybody', async (path, language, width) => {
    const page = await as('doctor-1', { path, language, width });
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    await page.waitForLoadState('networkidle');
    expect(await axeFaults(page)).toEqual([]);
    expect(await pageOverflow(page)).toBe(0);
  });
});
