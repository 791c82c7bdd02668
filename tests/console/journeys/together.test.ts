import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { listAt, textAt, valueAt } from '../../functions/service/given-service.ts';
import { type Console, describeInBrowser, mayComplain } from '../browser.ts';

type Api = Console['api'];

const somebodyNew = async (api: Api, name: string): Promise<string> => {
  const entered = {
    name,
    sex: 'F',
    birthDate: '1958-08-09',
    regionCode: '519921001001',
    phone: '13900000011',
  };
  return textAt(await api('doctor-1', 'POST', '/v1/residents', entered), 'id');
};

const openRecord = async (page: Page): Promise<void> => {
  await page.getByRole('group', { name: '可办事项' }).getByRole('button', { name: '更多' }).click();
  await page.getByRole('button', { name: '更正档案', exact: true }).click();
  await page.getByLabel('姓名', { exact: true }).waitFor();
};

const save = (page: Page): Promise<void> =>
  page.getByRole('dialog').getByRole('button', { name: '保存' }).click();

describeInBrowser('two people with one resident', ({ as, api }) => {
  test('the second to save is told that somebody changed the record, keeps what was typed, and saves after reading again', async () => {
    const id = await somebodyNew(api, '何玉珍');
    const doctor = await as('doctor-1', { path: `/residents/${id}` });
    const nurse = await as('nurse-1', { path: `/residents/${id}` });
    mayComplain(nurse, /412/);

    await openRecord(doctor);
    await openRecord(nurse);
    await doctor.getByLabel('电话', { exact: true }).fill('13900000022');
    await nurse.getByLabel('姓名', { exact: true }).fill('何玉真');
    await save(doctor);
    await doctor.getByRole('dialog').waitFor({ state: 'hidden' });

    await save(nurse);
    await nurse.getByText(/有人在您填写时改动了这份档案/).waitFor();
    expect(await nurse.getByLabel('姓名', { exact: true }).inputValue()).toBe('何玉真');
    await nurse.getByRole('button', { name: '读取最新内容，保留我填的' }).click();
    await nurse.getByText('他人已改动：电话').waitFor();
    expect(await nurse.getByLabel('姓名', { exact: true }).inputValue()).toBe('何玉真');
    await save(nurse);
    await nurse.getByRole('heading', { level: 1, name: '何玉真' }).waitFor();

    const story = await api('doctor-1', 'GET', `/v1/residents/${id}`);
    expect(textAt(story, 'phone')).toBe('13900000022');
    expect(textAt(story, 'name')).toBe('何玉真');
  });

  test('both change one field: what the other wrote is not overwritten unseen', async () => {
    const id = await somebodyNew(api, '罗秀芬');
    const doctor = await as('doctor-1', { path: `/residents/${id}` });
    const nurse = await as('nurse-1', { path: `/residents/${id}` });
    mayComplain(nurse, /412/);
    await openRecord(doctor);
    await openRecord(nurse);
    await doctor.getByLabel('电话', { exact: true }).fill('13900000033');
    await save(doctor);
    await doctor.getByRole('dialog').waitFor({ state: 'hidden' });

    await nurse.getByLabel('电话', { exact: true }).fill('13900000044');
    await save(nurse);
    await nurse.getByRole('button', { name: '读取最新内容，保留我填的' }).click();
    await nurse.getByText('他人已改动：电话').waitFor();
    expect(await nurse.getByLabel('电话', { exact: true }).inputValue()).toBe('13900000044');
    expect(textAt(await api('doctor-1', 'GET', `/v1/residents/${id}`), 'phone')).toBe('13900000033');
  });
});

const OVERDUE = '/today?part=overdue&kind=follow_up_routine';

/** A visit that is overdue, to somebody who is managed for high blood pressure alone. */
const aVisit = async (api: Api): Promise<{ readonly residentId: string; readonly name: string }> => {
  const path = '/v1/teams/T0001/worklist?kind=follow_up_routine&limit=20';
  for (const item of listAt(await api('doctor-1', 'GET', path), 'items')) {
    if (valueAt(item, 'daysOverdue') === 0) continue;
    const residentId = textAt(item, 'residentId');
    const story = await api('doctor-1', 'GET', `/v1/residents/${residentId}`);
    const codes = listAt(story, 'programmes').map((one) => valueAt(one, 'programme'));
    if (codes.join(' ') === 'hypertension') return { residentId, name: textAt(item, 'name') };
  }
  throw new Error('nobody is to be seen for high blood pressure alone');
};

const rowOf = (page: Page, residentId: string) =>
  page.getByRole('region', { name: '工作清单' }).locator(`[data-row="${residentId}"]`);

const answer = async (page: Page, question: string, words: string): Promise<void> => {
  const group = page.getByRole('radiogroup', { name: question, exact: true });
  await group.getByRole('radio', { name: new RegExp(String.raw`^\d ?${words}$`) }).check();
};

describeInBrowser('one work list for two', ({ as, api }) => {
  test('what a colleague has done is gone from the list when it is read again', async () => {
    const { residentId, name } = await aVisit(api);
    const doctor = await as('doctor-1', { path: OVERDUE });
    const nurse = await as('nurse-1', { path: OVERDUE });
    await rowOf(doctor, residentId).waitFor();

    await rowOf(nurse, residentId)
      .getByRole('link', { name: `记随访：${name}` })
      .click();
    await answer(nurse, '随访方式', '门诊');
    await answer(nurse, '危险体征', '没有');
    await nurse.getByLabel('收缩压').fill('128');
    await nurse.getByLabel('舒张压').fill('78');
    await nurse.getByRole('button', { name: '保存随访' }).click();
    await nurse.getByText('随访已保存').waitFor();

    await doctor.reload();
    await doctor.getByRole('region', { name: '工作清单' }).getByRole('listitem').first().waitFor();
    await doctor.waitForLoadState('networkidle');
    expect(await rowOf(doctor, residentId).count()).toBe(0);
  });
});
