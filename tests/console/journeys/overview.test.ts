import { expect, test } from 'vitest';

import { axeFaults, describeInBrowser, pageOverflow, picture } from '../browser.ts';
import { listAt, textAt } from '../../functions/service/given-service.ts';

describeInBrowser('the overview of the bureau', ({ as, api }) => {
  test('says how the county stands, and leads to the township that lags and the people behind it', async () => {
    const page = await as('bureau-1', { path: '/overview' });
    const indicators = page.getByRole('table', { name: '指标与目标' });
    await indicators.getByText(/距75%差/).waitFor();
    await page.getByText(/前统计/).waitFor();

    const townships = listAt(await api('bureau-1', 'GET', '/v1/indicators/contract_rate/children'), 'items');
    const lagging = textAt(townships.at(-1), 'name');
    await page.getByRole('table', { name: '排名与把握' }).getByRole('link', { name: lagging }).click();
    await page.getByRole('heading', { level: 1, name: `${lagging} · 总览` }).waitFor();
    await page.getByRole('navigation', { name: '所在区域' }).getByRole('link').waitFor();
    // What is looked at stands in the address: loaded anew it is the same.
    await page.reload();
    await page.getByRole('heading', { level: 1, name: `${lagging} · 总览` }).waitFor();

    await page.getByRole('button', { name: '为什么是这个数' }).click();
    const why = page.getByRole('dialog', { name: '签约率' });
    await why.getByText('当天有生效签约的居民').waitFor();
    expect(await why.getByRole('table', { name: '背后的人' }).count()).toBe(0);
    await why.getByLabel('为什么要查看这些人').fill('核实指标数据');
    await why.getByRole('button', { name: /^查\s?看$/ }).click();
    await why.getByRole('cell', { name: '当日没有有效签约' }).first().waitFor();

    // Closed, the reason is forgotten.
    await page.keyboard.press('Escape');
    await why.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: '为什么是这个数' }).click();
    await why.getByLabel('为什么要查看这些人').waitFor();
  });

  test('compares days, and counts a reported day anew beside what was reported', async () => {
    const page = await as('bureau-1', { path: '/overview', language: 'en' });
    await page.getByRole('button', { name: 'Reports and amendments' }).click();
    const reports = page.getByRole('dialog', { name: 'Reports and amendments' });
    await reports.getByText('Not counted anew yet').first().waitFor();
    await reports.getByRole('button', { name: 'Count anew' }).click();
    await reports.getByText('Counted', { exact: true }).waitFor();
    await reports.getByText('Same', { exact: true }).first().waitFor();
  });

  test('shows imported numbers beside its own, and says which rows it left out', async () => {
    const page = await as('bureau-1', { path: '/overview' });
    const county = textAt(
      await api('bureau-1', 'GET', '/v1/indicators').then((body) => listAt(body, 'items')[0]),
      'scopeId',
    );
    await page.getByRole('button', { name: '导入外部指标' }).click();
    const rows = [
      'scope,scopeId,month,averageCost,source',
      `region,${county},2026-01,286.50,示范医保局`,
      'region,999999,2026-01,1,示范医保局',
    ];
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) });
    await page.getByText('共2行：保存1行，未变0行，剔除1行').waitFor();
    await page.getByRole('cell', { name: '没有这个区域、机构或团队' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('导入 · 2026-01 · 示范医保局').waitFor();
  });

  test('is the same page for a team of its own area, which sees its people without a reason', async () => {
    const page = await as('doctor-1', { path: '/overview' });
    await page.getByRole('button', { name: '为什么是这个数' }).click();
    await page.getByRole('table', { name: '背后的人' }).getByRole('link').first().waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('button', { name: '导入外部指标' }).isDisabled()).toBe(true);
  });

  test('never shows an auditor people', async () => {
    const page = await as('auditor-1', { path: '/overview' });
    await page.getByRole('button', { name: '为什么是这个数' }).click();
    await page.getByText('您的角色只能看到合计，不能查看具体的人。').waitFor();
  });

  test.each([
    ['zh-CN', 1440],
    ['en', 390],
  ] as const)('is sound in %s, %i pixels wide', async (language, width) => {
    const page = await as('bureau-1', { path: '/overview', language, width });
    await page.locator('.overview svg[role="img"], .overview [role="img"] svg').last().waitFor();
    await page.getByRole('table').last().waitFor();
    expect(await axeFaults(page)).toEqual([]);
    expect(await pageOverflow(page)).toBe(0);
    await picture(page, `overview-${language}-${width}`);
  });
});
