import { gzipSync } from 'node:zlib';

import { expect, test } from 'vitest';

import { listAt, textAt } from '../../functions/service/given-service.ts';
import { axeFaults, describeInBrowser, mayComplain, pageOverflow } from '../browser.ts';
import { codeOn, givePhone, ownSignIn, peopleOf } from '../given-own.ts';

const MOST_BYTES = 100_000;

describeInBrowser('a resident on a phone', (console) => {
  const { guest, api } = console;

  test('signs in by a code, sees whose record it is, enters a reading and ends the reminders', async () => {
    const [one = '', other = ''] = await peopleOf(console, 2);
    await givePhone(console, [one, other], '13900010001');
    const page = await guest({ path: '/own.html', width: 390 });
    await ownSignIn(console, page, '13900010001');

    await page.getByRole('heading', { name: '看谁的记录？' }).waitFor();
    await page.getByRole('listitem').getByRole('button').first().click();
    await page.getByRole('heading', { name: '我的医生' }).waitFor();
    expect(await page.getByRole('link', { name: '打电话给团队' }).getAttribute('href')).toMatch(/^tel:\d+$/);
    for (const name of ['下次随访', '我的药', '检查结果', '我的签约', '收到的短信'])
      expect(await page.getByRole('heading', { name, exact: true }).count()).toBe(1);

    mayComplain(page, /422/);
    await page.getByLabel('高压').fill('190');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('血压须同时填写高压和低压').waitFor();
    await page.getByLabel('低压').fill('120');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('已保存，团队可以看到了').waitFor();
    await page.getByText('190/120').waitFor();
    const urgent = await api('doctor-1', 'GET', '/v1/teams/T0001/worklist?kind=urgent_call');
    expect(listAt(urgent, 'items').map((item) => textAt(item, 'residentId'))).toSatisfy(
      (ids: readonly string[]) => ids.includes(one) !== ids.includes(other),
    );

    await page.getByRole('button', { name: '查看', exact: true }).click();
    await page.getByText('示范医生甲 Doctor').first().waitFor();

    await page.getByRole('button', { name: '不再接收' }).click();
    await page.getByRole('button', { name: '确定，不再接收' }).click();
    await page.getByText('停止了提醒短信').waitFor();
    await page.getByRole('button', { name: '同意接收' }).click();
    await page.getByText('您同意接收提醒短信。').waitFor();

    await page.getByRole('button', { name: '退出' }).click();
    await page.getByRole('heading', { name: '查看我的记录' }).waitFor();
  });

  test('reads it in English on a narrow screen and with letters twice as large', async () => {
    const [one = ''] = await peopleOf(console, 1);
    await givePhone(console, [one], '13900010002');
    const page = await guest({ path: '/own.html', width: 320, language: 'en' });
    expect(await axeFaults(page)).toEqual([]);
    // With the keyboard alone: the number, Enter, the code, Enter.
    await page.getByLabel('Mobile number').press('Tab');
    await page.getByLabel('Mobile number').pressSequentially('13900010002');
    await page.keyboard.press('Enter');
    const code = page.getByLabel('Six-digit code');
    await code.waitFor();
    mayComplain(page, /401/);
    await page.keyboard.type('12');
    await page.keyboard.press('Enter');
    await page.getByText('The code has six digits').waitFor();
    await code.fill('000000');
    await page.keyboard.press('Enter');
    await page.getByText('The code is wrong or too old.').waitFor();
    await code.fill(await codeOn(console, '13900010002'));
    await page.keyboard.press('Enter');

    await page.getByRole('heading', { name: 'My contract' }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    expect(await pageOverflow(page)).toBe(0);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.addStyleTag({ content: 'html { font-size: 225%; }' });
    expect(await pageOverflow(page)).toBe(0);
  });

  test('whose time is over is told so, and signs in again', async () => {
    const page = await guest({ path: '/own.html' });
    await page.getByLabel('手机号').waitFor();
    mayComplain(page, /401/);
    await page.evaluate(() => sessionStorage.setItem('jiayi.own.token', 'too-old'));
    await page.reload();
    await page.getByText('已超过30分钟').waitFor();
    await page.getByLabel('手机号').waitFor();
  });

  test('whose phone nobody has is told nothing, and asked to wait before the next code', async () => {
    const page = await guest({ path: '/own.html' });
    await page.getByLabel('手机号').fill('13900010009');
    await page.getByRole('button', { name: '获取验证码' }).click();
    await page.getByText('如果13900010009已登记').waitFor();
    mayComplain(page, /429/);
    await page.getByRole('button', { name: '重新获取验证码' }).click();
    await page.getByText('操作过于频繁').waitFor();
    await page.getByText(/请\d+秒后再试/).waitFor();
  });

  test('loads little: a phone in a village has a slow network', async () => {
    const page = await guest({ path: '/own.html' });
    const files = new Map<string, Promise<Buffer>>();
    page.on('response', (response) => {
      if (/\.(?:html|js|css)$/.test(response.url())) files.set(response.url(), response.body());
    });
    await page.reload({ waitUntil: 'networkidle' });
    const bytes = await Promise.all(files.values());
    const zipped = bytes.map((file) => gzipSync(file).length);
    expect(zipped.length).toBeGreaterThan(1);
    expect(zipped.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(MOST_BYTES);
  });
});
