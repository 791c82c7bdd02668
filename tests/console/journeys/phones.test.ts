import { expect, test } from 'vitest';

import { listAt, textAt, valueAt } from '../../functions/service/given-service.ts';
import { type Console, describeInBrowser } from '../browser.ts';

const DAY_MS = 86_400_000;

/** The next day on which the first team reminds somebody by SMS. */
const dayWithTexts = async ({ api, today }: Console): Promise<string> => {
  const now = Date.parse(await today());
  for (let ahead = 1; ahead <= 31; ahead++) {
    const on = new Date(now + ahead * DAY_MS).toISOString().slice(0, 10);
    const plan = await api('doctor-1', 'GET', `/v1/reminders?on=${on}&dryRun=true&limit=200`);
    if (listAt(plan, 'items').some((item) => valueAt(item, 'by') === 'sms')) return on;
  }
  throw new Error('no day reminds anybody');
};

describeInBrowser('the phone simulator', (console) => {
  const { as, api, today } = console;

  test('shows what a day sends, and takes what residents answer', async () => {
    const day = await dayWithTexts(console);
    const page = await as('doctor-1', { path: '/phones' });
    await page.getByLabel('要前往的日期').fill(day);
    await page.getByLabel('要前往的日期').press('Enter');
    await page.getByRole('button', { name: '前往这一天' }).click();
    await page.getByText('随日期变化的居民').waitFor();
    expect(await today()).toBe(day);

    const phone = page.getByRole('region', { name: /^手机1/ }).first();
    await phone.getByText('回T退订').waitFor();
    await phone.getByRole('button', { name: '血压 150/95' }).click();
    await phone.getByText('系统读作：自测数据').waitFor();

    await phone.getByLabel('以居民身份回复').fill('我明天来');
    await phone.getByLabel('以居民身份回复').press('Enter');
    await phone.getByText('系统读作：留言').waitFor();

    await phone.getByRole('button', { name: '退订', exact: true }).click();
    await phone.getByText('已退订，不再向您发送提醒').waitFor();
  });

  test('fails a text, and holds back what goes to a number until it is let through', async () => {
    const day = await dayWithTexts(console);
    await api('', 'POST', '/local/clock', { today: day });
    const [text] = listAt(await api('', 'GET', '/local/outbox'), 'items');
    const number = textAt(text, 'phone');
    const page = await as('bureau-1', { language: 'en', width: 390, path: `/phones?phone=${number}` });
    const phone = page.getByRole('region', { name: `Phone ${number}` });

    await phone.getByRole('button', { name: 'Report as failed' }).first().click();
    await phone.getByText('✕ Not delivered').waitFor();

    await phone.getByRole('switch').click();
    await page.getByText('What comes is held back from now on').waitFor();
    await api('', 'POST', '/v1/own/code', { phone: number });
    await phone.getByText('… On its way, unknown').waitFor();
    await phone.getByRole('switch').click();
    await page.getByText('1 text let through').waitFor();
    await phone.getByText('… On its way, unknown').waitFor({ state: 'detached' });
  });
});
