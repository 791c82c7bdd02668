import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { listAt, textAt, valueAt } from '../../functions/service/given-service.ts';
import { axeFaults, type Console, describeInBrowser, mayComplain, pageOverflow } from '../browser.ts';

type Api = Console['api'];

const PANEL = '/v1/residents?teamId=T0001&limit=200';

const storyOf = (api: Api, id: string): Promise<unknown> => api('doctor-1', 'GET', `/v1/residents/${id}`);

/** Somebody of the first team who is managed, with visits to look back on, as they are stored. */
const somebodyManaged = async (api: Api): Promise<unknown> => {
  for (const row of listAt(await api('doctor-1', 'GET', PANEL), 'items')) {
    const story = await storyOf(api, textAt(row, 'id'));
    const [programme] = listAt(story, 'programmes');
    if (programme !== undefined && listAt(programme, 'visits').length > 3) return story;
  }
  throw new Error('nobody of the team is managed');
};

/** Somebody new of the first team, whom nothing is recorded of. */
const somebodyNew = async (api: Api, name: string): Promise<string> => {
  const entered = {
    name,
    sex: 'F',
    birthDate: '1958-08-09',
    regionCode: '519921001001',
    phone: '13900000001',
  };
  return textAt(await api('doctor-1', 'POST', '/v1/residents', entered), 'id');
};

const openMore = async (page: Page, item: string): Promise<void> => {
  await page.getByRole('group', { name: '可办事项' }).getByRole('button', { name: '更多' }).click();
  await page.getByRole('button', { name: item, exact: true }).first().click();
};

const save = (page: Page): Promise<void> =>
  page.getByRole('dialog').getByRole('button', { name: '保存' }).click();

describeInBrowser('the page of a resident', ({ as, api }) => {
  test.each([1440, 390])('tells a story without a fault for a reader at %i px', async (width) => {
    const story = await somebodyManaged(api);
    const page = await as('doctor-1', { path: `/residents/${textAt(story, 'id')}`, width });

    await page.getByRole('heading', { level: 1, name: textAt(story, 'name') }).waitFor();
    await page.getByRole('region', { name: '血压与血糖' }).getByText('表', { exact: true }).click();
    await page.getByRole('columnheader', { name: '分类' }).waitFor();

    expect(await axeFaults(page)).toEqual([]);
    expect(await pageOverflow(page)).toBe(0);
  });

  test('keeps a doctor’s own decision beside what the rules said', async () => {
    const story = await somebodyManaged(api);
    const page = await as('doctor-1', { path: `/residents/${textAt(story, 'id')}` });

    await page
      .getByRole('button', { name: /调整.*随访的分类/ })
      .first()
      .click();
    await page.getByRole('radio', { name: '并发症' }).check();
    await page.getByLabel('理由').fill('新发蛋白尿');
    await save(page);

    const visits = page.getByRole('region', { name: '随访', exact: true });
    await visits.getByText('医生调整').waitFor();
    expect(await visits.getByText('按规则').count()).toBe(1);
    expect(await visits.getByText('新发蛋白尿').count()).toBe(1);
  });

  test('takes an exam, and takes it back with a reason', async () => {
    const page = await as('nurse-1', { path: `/residents/${await somebodyNew(api, '陈秀英')}` });

    await openMore(page, '登记体检');
    await page.getByLabel('收缩压').fill('148');
    await page.getByLabel('舒张压').fill('92');
    await save(page);
    const exams = page.getByRole('region', { name: '健康体检' });
    await exams.getByText('148/92').waitFor();

    await exams.getByRole('button', { name: /^作废/ }).click();
    await page.getByLabel('理由').fill('录入他人档案');
    await page.getByRole('dialog').getByRole('button', { name: '作废' }).click();
    await exams.getByText(/已作废：录入他人档案/).waitFor();
  });

  test('lets two people correct one record: the slower one keeps what was typed', async () => {
    const id = await somebodyNew(api, '陈秀兰');
    const page = await as('doctor-1', { path: `/residents/${id}` });
    mayComplain(page, /412/);

    await openMore(page, '更正档案');
    await page.getByLabel('姓名', { exact: true }).fill('陈秀蓝');
    await api('nurse-1', 'PATCH', `/v1/residents/${id}`, { phone: '13900000002' });
    await save(page);
    await page.getByRole('button', { name: '读取最新内容，保留我填的' }).click();
    await page.getByText('他人已改动：电话').waitFor();
    await save(page);

    await page.getByRole('heading', { level: 1, name: '陈秀蓝' }).waitFor();
    expect(valueAt(await storyOf(api, id), 'phone')).toBe('13900000002');
  });

  test('asks a bureau why it looks, and offers it nothing to record', async () => {
    const story = await somebodyManaged(api);
    const page = await as('bureau-1', { path: `/residents/${textAt(story, 'id')}` });
    mayComplain(page, /403/);

    await page.getByLabel('查看理由').fill('核实规范管理率');
    await page.getByRole('button', { name: '查看', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: textAt(story, 'name') }).waitFor();

    await page.getByText('查看理由：核实规范管理率').waitFor();
    const record = page.getByRole('button', { name: /^登记随访/ }).first();
    expect(await record.getAttribute('aria-disabled')).toBe('true');
  });

  test('shows an auditor who looked and no record', async () => {
    const id = textAt(await somebodyManaged(api), 'id');
    const page = await as('auditor-1', { path: `/residents/${id}` });

    await page.getByRole('columnheader', { name: '操作人' }).waitFor();
    expect(await page.getByText('血压与血糖').count()).toBe(0);
  });

  test('says so where there is no such person', async () => {
    const page = await as('doctor-1', { path: '/residents/R9999999' });
    mayComplain(page, /404/);

    await page.getByText(/没有找到这位居民/).waitFor();
  });
});
