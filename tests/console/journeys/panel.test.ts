import { expect, test } from 'vitest';

import { checkCharacter } from '../../../domain/kernel/id-number.ts';
import { listAt, textAt, valueAt } from '../../functions/service/given-service.ts';
import { axeFaults, describeInBrowser, mayComplain, pageOverflow } from '../browser.ts';

/** A synthetic number: sound, and of nobody. */
const aNumber = (digits: string): string => digits + checkCharacter(digits);

describeInBrowser('the panel of a team', ({ as, api, today }) => {
  test('is narrowed by what a nurse asks for, and the view is kept', async () => {
    const page = await as('nurse-1', { path: '/panel' });
    const list = page.getByRole('status').filter({ hasText: '人' });
    await list.waitFor();
    const all = await list.textContent();

    await page.getByLabel('重点人群').first().click();
    await page.getByTitle('老年人').last().click();
    await page.getByLabel('末次随访').first().click();
    await page.getByTitle('未达标', { exact: true }).click();
    await page.waitForURL(/group=elderly/);
    await page.waitForURL(/control=uncontrolled/);
    await expect.poll(() => list.textContent()).not.toBe(all);

    await page.getByRole('button', { name: '保存当前筛选' }).click();
    await page.getByLabel('视图名称').fill('老人未达标');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByRole('button', { name: '清除筛选' }).click();
    await expect.poll(() => list.textContent()).toBe(all);

    await page.getByRole('button', { name: '老人未达标', exact: true }).click();
    await page.waitForURL(/control=uncontrolled/);
    expect(await axeFaults(page)).toEqual([]);
  });

  test('asks a bureau why, once, and fits a phone', async () => {
    const page = await as('bureau-1', { path: '/panel?teamId=T0001', language: 'en', width: 390 });
    await page.getByLabel('Why you look').fill('Complaint 12 of 2026');
    await page.getByRole('button', { name: 'Go on' }).click();
    await page
      .getByRole('link')
      .filter({ hasText: /\p{Script=Han}{2,}/u })
      .first()
      .waitFor();
    await page.getByText('Reason: Complaint 12 of 2026').waitFor();
    expect(await pageOverflow(page)).toBe(0);
  });

  test('gains somebody new, whose second record is found, merged, and parted again', async () => {
    const team = await api('doctor-1', 'GET', '/v1/organisation/teams/T0001');
    const village = textAt(team, 'regionCodes.0');
    const known = { name: '欧阳试新', sex: 'F', birthDate: '1980-03-04', regionCode: village };
    const first = textAt(await api('doctor-1', 'POST', '/v1/residents', known), 'id');

    const page = await as('doctor-1', { path: '/residents/new' });
    await page.getByLabel('身份证号').last().fill(aNumber('53012119800304902'));
    await page.getByLabel('姓名', { exact: true }).fill('欧阳试新');
    await page.getByText('可能已有档案').waitFor();
    await page.getByLabel('村（社区）').click();
    await page.locator('.ant-select-item-option').first().click();
    await page.getByLabel('同意', { exact: true }).check();
    await page.getByLabel('谁同意的').click();
    await page.locator('.ant-select-item-option').filter({ hasText: '本人' }).click();
    await page.getByLabel('以何种方式').click();
    await page.locator('.ant-select-item-option').filter({ hasText: '书面' }).click();
    await page.getByRole('button', { name: '建立档案' }).click();
    await page.getByText('欧阳试新的档案已建立').waitFor();
    expect(await axeFaults(page)).toEqual([]);

    await page.getByRole('link', { name: '对比与合并' }).click();
    await page.getByText('≠ 不同').first().waitFor();
    await page.getByRole('button', { name: '合并两份档案' }).click();
    await page.getByRole('button', { name: '合并', exact: true }).click();
    await page.getByRole('button', { name: '撤销合并' }).waitFor();
    const kept = await api('doctor-1', 'GET', `/v1/residents/${first}`);
    expect(listAt(kept, 'aliases')).toHaveLength(1);

    await page.getByRole('button', { name: '撤销合并' }).click();
    await page.getByRole('button', { name: '是', exact: true }).click();
    await page.getByRole('button', { name: '合并两份档案' }).waitFor();
    expect(valueAt(await api('doctor-1', 'GET', `/v1/residents/${first}`), 'aliases')).toEqual([]);
  });

  test('with more people of a name than a page has shows who of that name is found outside it', async () => {
    const team = await api('doctor-1', 'GET', '/v1/organisation/teams/T0001');
    const village = textAt(team, 'regionCodes.0');
    const entered = { sex: 'F', birthDate: '1980-03-04', regionCode: village };
    for (let at = 0; at < 54; at += 1)
      await api('doctor-1', 'POST', '/v1/residents', { ...entered, name: `宇文试${'甲乙丙丁'.at(at % 4)}` });
    const gone = textAt(await api('doctor-1', 'POST', '/v1/residents', { ...entered, name: '宇文试' }), 'id');

    const page = await as('doctor-1', { path: `/panel?query=${encodeURIComponent('宇文试')}` });
    await page.getByRole('status').filter({ hasText: '55人' }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.getByRole('heading', { name: '名册之外的居民' }).count()).toBe(0);

    await api('doctor-1', 'PATCH', `/v1/residents/${gone}`, { movedOutOn: await today() });
    await page.reload();
    await page.getByRole('heading', { name: '名册之外的居民' }).waitFor();
    const others = page.getByRole('region', { name: '居民列表' }).last();
    await expect.poll(() => others.getByRole('link').allTextContents()).toEqual(['宇文试']);
  });

  test('shows at the field why a number is refused', async () => {
    const page = await as('doctor-1', { path: '/residents/new' });
    mayComplain(page, /422/);
    await page
      .getByLabel('身份证号')
      .last()
      .fill(`${aNumber('53012119800304902').slice(0, 17)}?`);
    await page.getByLabel('姓名', { exact: true }).fill('错号');
    await page.getByLabel('女').check();
    await page.getByLabel('出生日期').fill('1980-03-04');
    await page.getByLabel('出生日期').press('Enter');
    await page.getByLabel('村（社区）').click();
    await page.locator('.ant-select-item-option').first().click();
    await page.getByRole('button', { name: '建立档案' }).click();
    await page.locator('.ant-form-item-explain-error').filter({ hasText: '证件号码无效' }).waitFor();
  });
});

describeInBrowser('the appraisal of a team', ({ as }) => {
  test('shows the records behind the points, and gives them as a file', async () => {
    const page = await as('doctor-1', { path: '/appraisal' });
    await page.getByRole('button', { name: '查看“健康体检”的依据' }).click();
    await page.getByRole('heading', { name: '依据：健康体检' }).waitFor();
    await page.getByText('体检记录').first().waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载明细（CSV）' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^考核-T0001-.*\.csv$/);
    expect(await axeFaults(page)).toEqual([]);
  });
});
