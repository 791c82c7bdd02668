import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { listAt, textAt, valueAt } from '../../functions/service/given-service.ts';
import {
  axeFaults,
  type Console,
  describeInBrowser,
  mayComplain,
  pageOverflow,
  picture,
} from '../browser.ts';

const LOST = /ERR_INTERNET_DISCONNECTED/;

type Api = Console['api'];

/** Residents of the doctor's team who are managed in these programmes and in no other, and alive and there. */
const managedIn = async (api: Api, ...codes: readonly string[]): Promise<readonly string[]> => {
  const team = textAt(await api('doctor-1', 'GET', '/v1/me'), 'scope.id');
  const listed = await api('doctor-1', 'GET', `/v1/residents?teamId=${team}&limit=200`);
  const known = ['hypertension', 'diabetes'];
  return listAt(listed, 'items').flatMap((person) => {
    const groups = listAt(person, 'groups');
    return known.every((code) => groups.includes(code) === codes.includes(code))
      ? [textAt(person, 'id')]
      : [];
  });
};

const nth = async (api: Api, at: number, ...codes: readonly string[]): Promise<string> => {
  const id = (await managedIn(api, ...codes))[at];
  if (id === undefined) throw new Error('the county has too few of them');
  return id;
};

const visitsOf = async (api: Api, residentId: string): Promise<number> =>
  listAt(await api('doctor-1', 'GET', `/v1/residents/${residentId}/follow-ups?limit=200`), 'items').length;

const formOf = (residentId: string): string => `/residents/${residentId}/follow-up`;

const answer = async (page: Page, question: string, words: string): Promise<void> => {
  const group = page.getByRole('radiogroup', { name: question, exact: true });
  await group.getByRole('radio', { name: new RegExp(String.raw`^\d ?${words}$`) }).check();
};

const fillIn = async (page: Page, pressure: readonly [string, string]): Promise<void> => {
  await answer(page, '随访方式', '门诊');
  await answer(page, '危险体征', '没有');
  await page.getByLabel('收缩压').fill(pressure[0]);
  await page.getByLabel('舒张压').fill(pressure[1]);
};

const saveButton = (page: Page) => page.getByRole('button', { name: '保存随访' });
const live = (page: Page) => page.getByRole('complementary', { name: '即时评估' });

describeInBrowser('recording a follow-up', ({ as, api }) => {
  test('a doctor fills in the form of two programmes with the keyboard alone, sees the assessment while typing, and is led to the referral', async () => {
    const residentId = await nth(api, 0, 'hypertension', 'diabetes');
    const before = await visitsOf(api, residentId);
    const page = await as('doctor-1', { path: formOf(residentId) });
    await page.getByRole('radiogroup', { name: '随访方式' }).getByRole('radio').first().focus();
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.keyboard.press('1');
    await page.getByLabel('收缩压').focus();
    await page.keyboard.type('１８6');
    await page.keyboard.press('Enter');
    await page.keyboard.type('94');
    await page.getByLabel('空腹血糖').focus();
    await page.keyboard.type('6。2');
    await live(page).getByText('紧急转诊').first().waitFor();
    await live(page)
      .getByText(/186\/94 mmHg/)
      .waitFor();
    await picture(page, 'follow-up-zh-1440');
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await page.getByText('随访已保存').waitFor();
    expect(await visitsOf(api, residentId)).toBe(before + 2);
    const result = page.getByRole('region', { name: '高血压' });
    await result.getByRole('button', { name: '去转诊' }).click();
    await page.waitForURL(`**/residents/${residentId}/refer?programme=hypertension`);
  });

  test('what cannot be right is said at its field, in the words of the service, and glucose in mg/dL is offered in mmol/L', async () => {
    const residentId = await nth(api, 0, 'hypertension', 'diabetes');
    const page = await as('nurse-1', { path: formOf(residentId) });
    mayComplain(page, /422/);
    await page.getByLabel('心率').fill('1450');
    await page.getByLabel('空腹血糖').fill('126');
    await page.getByLabel('体温').focus();
    await page.getByText(/数值过大/).waitFor();
    await page.getByRole('button', { name: '换算为 7 mmol/L' }).click();
    expect(await page.getByLabel('空腹血糖').inputValue()).toBe('7');
    await saveButton(page).click();
    await page.getByText('请作答').first().waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('mode');
  });

  test('a draft is there again after the page was closed, says so, and can be discarded', async () => {
    const residentId = await nth(api, 0, 'hypertension');
    const page = await as('doctor-1', { path: formOf(residentId) });
    await page.getByLabel('收缩压').fill('141');
    await page.reload();
    await page.getByText(/已恢复.*草稿/).waitFor();
    expect(await page.getByLabel('收缩压').inputValue()).toBe('141');
    await page.getByRole('button', { name: '放弃草稿' }).click();
    expect(await page.getByLabel('收缩压').inputValue()).toBe('');
  });

  test('an odd pair of pressures is saved once it was looked at twice', async () => {
    const residentId = await nth(api, 1, 'hypertension');
    const page = await as('doctor-1', { path: formOf(residentId) });
    mayComplain(page, /422/);
    await fillIn(page, ['90', '120']);
    await saveButton(page).click();
    await page.getByRole('button', { name: '核对无误，仍然保存' }).click();
    await page.getByText('随访已保存').waitFor();
  });

  test('a doctor decides otherwise, with a reason', async () => {
    const residentId = await nth(api, 2, 'hypertension');
    const page = await as('doctor-1', { path: formOf(residentId) });
    await fillIn(page, ['128', '78']);
    await page.getByRole('checkbox', { name: '医生另有判断：高血压' }).check();
    await page.getByLabel('随访分类').click();
    await page.getByTitle('2 控制不满意').click();
    await page.getByLabel('理由').fill('家中自测偏高');
    await saveButton(page).click();
    await page.getByText('控制不满意 · 家中自测偏高').waitFor();
    const listed = await api('doctor-1', 'GET', `/v1/residents/${residentId}/follow-ups?limit=1`);
    expect(valueAt(listed, 'items.0.override')).toMatchObject({ class: 2, reason: '家中自测偏高' });
  });

  test('a recorded visit is corrected in its own form', async () => {
    const residentId = await nth(api, 3, 'hypertension');
    const listed = await api('doctor-1', 'GET', `/v1/residents/${residentId}/follow-ups?limit=200`);
    const visit = listAt(listed, 'items').find((one) => textAt(one, 'outcome') === 'done');
    const path = `${formOf(residentId)}?correct=${textAt(visit, 'id')}`;
    const page = await as('doctor-1', { path });
    await page.getByText(/正在更正/).waitFor();
    await page.getByLabel('收缩压').fill('133');
    await page.getByLabel('舒张压').fill('81');
    await page.getByRole('button', { name: '保存更正' }).click();
    await page.getByText('随访已保存').waitFor();
    const after = await api('doctor-1', 'GET', `/v1/residents/${residentId}/follow-ups?limit=200`);
    const corrected = listAt(after, 'items').find((one) => textAt(one, 'id') === textAt(visit, 'id'));
    expect(corrected).toMatchObject({ sbp: 133, dbp: 81, corrections: [{ by: 'doctor-1' }] });
  });

  test('somebody who is not managed is said to be, and can be enrolled at once', async () => {
    const residentId = await nth(api, 2);
    const page = await as('doctor-1', { path: formOf(residentId) });
    await page.getByText(/没有纳入任何病种的管理/).waitFor();
    await page.getByRole('button', { name: '纳入高血压管理' }).click();
    await page.getByLabel('收缩压').waitFor();
  });

  test('is readable on a phone, in English', async () => {
    const residentId = await nth(api, 0, 'hypertension', 'diabetes');
    const page = await as('doctor-1', { path: formOf(residentId), language: 'en', width: 390 });
    await page.getByLabel('Systolic').waitFor();
    expect(await pageOverflow(page)).toBe(0);
    expect(await axeFaults(page)).toEqual([]);
    await picture(page, 'follow-up-en-390');
  });
});

describeInBrowser('a lost connection', ({ as, api, today }) => {
  test('keeps the visit, says so, and sends it once when it is back', async () => {
    const residentId = await nth(api, 4, 'hypertension');
    const before = await visitsOf(api, residentId);
    const page = await as('doctor-1', { path: formOf(residentId) });
    mayComplain(page, LOST);
    await fillIn(page, ['146', '92']);
    await page.context().setOffline(true);
    await page.getByText('网络已断开').waitFor();
    await saveButton(page).click();
    await page.getByText('没有连上服务：随访保存在本机').waitFor();
    await page.getByText('1条记录等待发送').waitFor();
    expect(await visitsOf(api, residentId)).toBe(before);
    await page.context().setOffline(false);
    await page.getByText('已连上，1条等待的记录已发送').waitFor();
    await page.getByText('1条记录等待发送').waitFor({ state: 'detached' });
    expect(await visitsOf(api, residentId)).toBe(before + 1);
  });

  test('and a visit that is refused afterwards comes back with its reason and the form filled in', async () => {
    const residentId = await nth(api, 5, 'hypertension');
    const page = await as('doctor-1', { path: formOf(residentId) });
    mayComplain(page, LOST);
    mayComplain(page, /409|422/);
    await fillIn(page, ['147', '93']);
    await page.context().setOffline(true);
    await saveButton(page).click();
    await page.getByText('1条记录等待发送').waitFor();
    const on = await today();
    await api('doctor-1', 'POST', `/v1/residents/${residentId}/enrolments/hypertension/close`, {
      closedOn: on,
      reason: 'refused',
    });
    await page.context().setOffline(false);
    await page.getByText(/的记录没有被接收/).waitFor();
    await page.getByRole('link', { name: '查看原因并修改' }).click();
    await page.getByText(/在断网时保存/).waitFor();
    expect(await page.getByLabel('收缩压').inputValue()).toBe('147');
    await page.getByLabel('补录理由').fill('断网前已完成随访');
    await saveButton(page).click();
    await page.getByText('随访已保存').waitFor();
    await page.getByText(/的记录没有被接收/).waitFor({ state: 'detached' });
  });

  test('lets nobody sign out over what waits without a warning', async () => {
    const residentId = await nth(api, 6, 'hypertension');
    const page = await as('doctor-1', { path: formOf(residentId) });
    mayComplain(page, LOST);
    await fillIn(page, ['148', '94']);
    await page.context().setOffline(true);
    await saveButton(page).click();
    await page.getByText('1条记录等待发送').waitFor();
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByRole('dialog', { name: '还有1条记录没有发送' }).waitFor();
    await page.getByRole('button', { name: '继续登录' }).click();
    await page.context().setOffline(false);
    await page.getByText('已连上，1条等待的记录已发送').waitFor();
  });
});
