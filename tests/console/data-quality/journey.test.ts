import { expect, test } from 'vitest';

import { axeFaults, describeInBrowser, pageOverflow, picture } from '../browser.ts';

describeInBrowser('the quality of records', ({ as }) => {
  test('the bureau checks its county, reads the last digits, and goes into a team', async () => {
    const page = await as('bureau-1', { path: '/data-quality' });
    await page.getByRole('button', { name: '开始检查' }).click();
    await page.getByText('检查于').waitFor({ timeout: 60_000 });
    await page.getByRole('img', { name: /尾数0至9/ }).waitFor();
    await page.getByRole('columnheader', { name: '尾数', exact: true }).first().waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await picture(page, 'data-quality-zh-1440');
    const teams = page.getByRole('heading', { name: '各团队' }).locator('..');
    await teams.getByRole('link').first().click();
    await page.getByRole('button', { name: '开始检查' }).waitFor();
    await page.getByRole('link', { name: /^返回/ }).click();
    await page.getByText('检查于').waitFor();

    const towns = page.getByRole('navigation', { name: '下级区域' });
    const town = towns.getByRole('link').first();
    const name = await town.innerText();
    await town.click();
    await page.getByText(new RegExp(`^${name}这一时期`)).waitFor();
    await page.getByRole('button', { name: '开始检查' }).click();
    await page.getByRole('heading', { name: `${name}整体情况` }).waitFor({ timeout: 60_000 });
  });

  test('a team leader sees everybody of the team, and the page fits a phone', async () => {
    const page = await as('doctor-1', { path: '/data-quality', language: 'en', width: 390 });
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    await page.getByRole('heading', { name: 'Staff', exact: true }).waitFor({ timeout: 60_000 });
    expect(await pageOverflow(page)).toBeLessThanOrEqual(0);
    expect(await axeFaults(page)).toEqual([]);
    await picture(page, 'data-quality-en-390');
  });
});
