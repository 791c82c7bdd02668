import { expect, test } from 'vitest';

import { axeFaults, describeInBrowser, pageOverflow, picture } from '../browser.ts';

describeInBrowser('reminders of a day', ({ as }) => {
  test('the bureau says why it looks, tries the day, and reads what one person would get', async () => {
    const page = await as('bureau-1', { path: '/reminders' });
    await page.getByRole('heading', { name: '短信提醒' }).waitFor();
    await page.getByLabel('查看理由').fill('核查短信送达情况');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^查\s?看$/ }).click();
    await page.getByText('试算', { exact: true }).click();
    await page.getByText('不会发送任何短信').waitFor();
    const state = page.getByRole('combobox', { name: '状态', exact: true });
    await state.fill('将发短信');
    await state.press('Enter');
    await page.getByRole('button', { name: '清除筛选' }).waitFor();
    await page
      .getByRole('button', { name: /^查看.+的短信$/ })
      .first()
      .click();
    const message = page.getByRole('dialog');
    await message.getByText('家庭医生').first().waitFor();
    expect(await message.getByRole('button', { name: '重发' }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: /短信预算/ }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await picture(page, 'reminders-zh-1440');
  });

  test('a day to come can only be tried, and the page fits a phone', async () => {
    const page = await as('admin-1', { path: '/reminders', language: 'en', width: 390 });
    await page.getByRole('heading', { name: 'Reminders' }).waitFor();
    await page.getByText('Dry run', { exact: true }).click();
    await page.getByRole('heading', { name: 'Why a call, or nothing' }).waitFor();
    expect(await pageOverflow(page)).toBeLessThanOrEqual(0);
    expect(await axeFaults(page)).toEqual([]);
    await picture(page, 'reminders-en-390');
  });
});
