import { readFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';

import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { listenHere } from '../../cloud/local-server.ts';
import { listAt, textAt, valueAt } from '../../functions/service/given-service.ts';
import { axeFaults, describeInBrowser, mayComplain, pageOverflow, picture } from '../browser.ts';

const EXAMPLE = join(import.meta.dirname, '../../../docs/example-county.xlsx');

/** Chooses from a labelled list by name. */
const choose = async (page: Page, [label, option]: readonly [string, string]): Promise<void> => {
  const field = page.getByRole('dialog').getByLabel(label, { exact: true });
  await field.click();
  await page.locator('.ant-select-item-option:visible').filter({ hasText: option }).first().click();
  await page.keyboard.press('Tab');
};

describeInBrowser('the day of an administrator', ({ as, api }) => {
  test('publishes a version of a package that begins as the one before', async () => {
    const page = await as('admin-1', { path: '/packages' });
    await page
      .getByRole('button', { name: /^以此为底/ })
      .first()
      .click();
    const form = page.getByRole('dialog', { name: '发布新版本' });
    await form.getByLabel('代码', { exact: true }).fill('autumn-check');
    await form.getByLabel('名称（中文）').fill('秋季体检包');
    await form.getByLabel('名称（英文）').fill('Autumn check');
    await form.getByRole('button', { name: '发布新版本' }).click();
    await form.waitFor({ state: 'hidden' });
    await page.getByRole('row', { name: /autumn-check/ }).waitFor();
  });

  test('sets what an institution may spend on SMS', async () => {
    const page = await as('admin-1', { path: '/sms' });
    const row = page.getByRole('row', { name: /龙河街道大渡社区卫生室/ });
    await row.getByRole('spinbutton').fill('4321');
    await row.getByRole('button', { name: /^设\s?定$/ }).click();
    await page.getByText('已保存').waitFor();
    const budgets = listAt(await api('admin-1', 'GET', '/v1/sms/budgets'), 'items');
    expect(budgets.map((budget) => valueAt(budget, 'limitSegments'))).toContain(4321);
  });

  test.each([320, 390])(
    'reads and sets it on a screen %i px wide, without scrolling sideways',
    async (width) => {
      const page = await as('admin-1', { path: '/sms', width });
      const row = page.getByRole('row', { name: /龙河街道大渡社区卫生室/ });
      const institution = row.getByText('龙河街道大渡社区卫生室', { exact: true });
      expect((await institution.boundingBox())?.height).toBeLessThan(30);
      expect(await row.getByRole('spinbutton').inputValue()).toBe('4321');
      for (const label of ['本月已用', '本月预计', '状态', '每月上限'])
        expect((await row.getByText(label, { exact: true }).boundingBox())?.height).toBeLessThan(30);
      const table = page.getByRole('region', { name: '每月预算' });
      expect(await table.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
      expect(await pageOverflow(page)).toBe(0);
    },
  );

  test('imports a county of others, and reads which rows are left out and why', async () => {
    const page = await as('admin-1', { path: '/imports' });
    await page.locator('input[type=file]').setInputFiles(EXAMPLE);
    await page.getByText(/^example-county\.xlsx/).waitFor();
    await page.getByRole('button', { name: '开始导入' }).click();
    await page.getByText('✓ 已完成').waitFor();
    await page.getByRole('heading', { name: '剔除的行' }).waitFor();
    await page.getByRole('cell', { name: 'residents.csv' }).first().waitFor();
    expect(
      await page.getByRole('cell', { name: / \/ / }).count(),
      'a reason in the reader’s language alone',
    ).toBe(0);
    await page.setViewportSize({ width: 390, height: 900 });
    await page
      .getByRole('cell', { name: /\.csv 第\d+行/ })
      .first()
      .waitFor();
    expect(await pageOverflow(page)).toBe(0);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载剔除清单（CSV）' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('rejects.csv');
  });

  test('saves a file of an export from the service, or from where it sends the page, whom it tells nothing', async () => {
    const page = await as('admin-1', { path: '/imports' });
    await page.getByRole('button', { name: '开始导出' }).click();
    const button = page.getByRole('button', { name: '下载 teams.csv' });
    await button.waitFor();
    const saved = async (): Promise<readonly string[]> => {
      const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
      return [file.suggestedFilename(), readFileSync(await file.path(), 'utf8')];
    };
    const [name, text = ''] = await saved();
    expect([name, text.split('\n')[0]]).toEqual(['teams.csv', expect.stringMatching(/^id,/)]);

    const heard: IncomingHttpHeaders[] = [];
    const elsewhere = await listenHere((request, response) => {
      heard.push(request.headers);
      const headers = {
        'content-type': 'text/csv',
        'content-disposition': 'attachment; filename="teams.csv"',
      };
      response.writeHead(200, headers).end('from the bucket\n');
    });
    await page.route('**/v1/exports/*/files/*', (route) => {
      expect(route.request().headers()['accept']).toContain('text/uri-list');
      return route.fulfill({
        contentType: 'text/uri-list',
        body: `${elsewhere.endpoint}/teams.csv?signed=1\r\n`,
      });
    });
    expect(await saved()).toEqual(['teams.csv', 'from the bucket\n']);
    elsewhere.stop();
    expect(heard.map(({ authorization, referer }) => [authorization, referer])).toEqual([
      [undefined, undefined],
    ]);
    await button.waitFor();
  });

  test('goes down to a village, lets a nurse join its team, and lets her leave', async () => {
    const page = await as('admin-1', { path: '/organisation' });
    await page.getByRole('link', { name: '龙河街道', exact: true }).click();
    await page.getByRole('link', { name: '大渡社区', exact: true }).click();
    const way = page.getByRole('navigation', { name: '所在区域' });
    await way.getByText('大渡社区').waitFor();
    await way.getByRole('link', { name: '清河县' }).waitFor();
    await page.getByRole('link', { name: '龙河街道家庭医生团队1' }).click();
    await page.getByRole('heading', { level: 1, name: '龙河街道家庭医生团队1' }).waitFor();
    await page.getByRole('row', { name: /未分配/ }).waitFor();

    await page.getByRole('button', { name: '加入成员' }).click();
    await page.getByRole('dialog').getByLabel('姓名').fill('罗试新');
    await choose(page, ['岗位', '护士']);
    await page.getByRole('dialog').getByRole('button', { name: '加入成员' }).click();
    const row = page.getByRole('row', { name: /罗试新/ });
    await row.getByText(/起$/).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await picture(page, 'organisation-team-zh-1440');

    await page.getByRole('button', { name: '罗试新离开团队' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^离\s?开$/ })
      .click();
    await row.getByText(/至/).waitFor();
  });

  test('moves the residents of a doctor who leaves, stops, and goes on until all are moved', async () => {
    const [, from, to] = listAt(await api('admin-1', 'GET', '/v1/organisation/teams'), 'items');
    const id = textAt(from, 'id');
    const size = Number(valueAt(await api('admin-1', 'GET', `/v1/organisation/teams/${id}`), 'panel.size'));
    const page = await as('admin-1', { path: `/organisation?team=${id}` });
    await page.getByRole('button', { name: '转移全部签约居民' }).click();
    await choose(page, ['转至团队', textAt(to, 'name')]);
    await page.getByRole('dialog').getByLabel('理由').fill('家庭医生调离');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^开始转移/ })
      .click();
    await page.getByRole('button', { name: /^停\s?止$/ }).click();
    await page.getByText('已停止，可继续').waitFor();
    await page.getByText(new RegExp(`^\\d+ / ${size}$`)).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await picture(page, 'organisation-move-zh-1440');
    await page.getByRole('button', { name: /^继\s?续$/ }).click();
    await page
      .getByText(`✓ 已全部办理，转至${textAt(to, 'name')}`, { exact: true })
      .waitFor({ timeout: 100_000 });
    await page.getByText(new RegExp(`^${size} / ${size}$`)).waitFor();
  }, 150_000);

  test('sets up an alliance, whose lead leaves only after another member leads', async () => {
    const page = await as('admin-1', { path: '/organisation' });
    mayComplain(page, /409/);
    const dialog = page.getByRole('dialog');
    await page.getByRole('button', { name: '新建医联体' }).click();
    await dialog.getByLabel('名称').fill('清河县域医共体');
    await choose(page, ['类型', '县域医共体']);
    await choose(page, ['牵头机构', '清河县人民医院']);
    await dialog.getByRole('button', { name: '新建医联体' }).click();
    await page.getByRole('button', { name: '机构加入清河县域医共体' }).click();
    await choose(page, ['成员机构', '梅坪镇卫生院']);
    await dialog.getByRole('button', { name: '加入机构' }).click();
    await page.getByRole('button', { name: '梅坪镇卫生院退出医联体' }).waitFor();

    await page.getByRole('button', { name: '清河县人民医院退出医联体' }).click();
    await dialog.getByRole('button', { name: /^退\s?出$/ }).click();
    await dialog.getByText('牵头机构退出前须先指定另一牵头机构').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '改由梅坪镇卫生院牵头' }).click();
    await page.getByRole('button', { name: '改由清河县人民医院牵头' }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
  });

  test('admits a nurse of a team, and dismisses her again', async () => {
    const page = await as('admin-1', { path: '/users' });
    await page.getByRole('button', { name: '新增用户' }).click();
    const form = page.getByRole('dialog', { name: '新增用户' });
    await form.getByLabel('账号').fill('nurse-new');
    await form.getByLabel('姓名').fill('陈试用');
    await choose(page, ['角色', '团队成员']);
    await choose(page, ['团队', '龙河街道家庭医生团队1']);
    await choose(page, ['团队人员', '陈春燕']);
    await form.getByRole('button', { name: '新增用户' }).click();
    await page.getByText('陈试用可以登录了').waitFor();
    const row = page.getByRole('row', { name: /陈试用/ });
    await row.getByText('龙河街道家庭医生团队1').waitFor();
    await row.getByText('✓ 已关联').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await picture(page, 'users-zh-1440');

    await page.getByRole('button', { name: '停用陈试用' }).click();
    const asked = page.getByRole('dialog', { name: '停用陈试用' });
    await asked.getByText(/不能再登录/).waitFor();
    await asked.getByRole('button', { name: /^停\s?用$/ }).click();
    await row.waitFor({ state: 'detached' });
  });
});

describeInBrowser('whoever is no administrator', ({ as, api }) => {
  test('an auditor sees who looked at a resident, and that the audit stands', async () => {
    const list = listAt(await api('doctor-1', 'GET', '/v1/teams/T0001/worklist?limit=1'), 'items');
    const resident = textAt(list[0], 'residentId');
    await api('doctor-1', 'GET', `/v1/residents/${resident}`);
    const page = await as('auditor-1', { path: '/audit' });
    await page.getByLabel('居民编号').fill(resident);
    await page.getByRole('button', { name: /^查\s?看$/ }).click();
    await page
      .getByRole('cell', { name: /示范医生甲/ })
      .first()
      .waitFor();
    await page.getByRole('cell', { name: '查看全部记录' }).first().waitFor();
  });

  test('a doctor reads why staff cannot be changed, and the page fits a phone', async () => {
    const page = await as('doctor-1', { path: '/organisation?team=T0001', language: 'en', width: 390 });
    const letJoin = page.getByRole('button', { name: 'Let somebody join' });
    await letJoin.waitFor();
    expect(await letJoin.getAttribute('aria-disabled')).toBe('true');
    await page.getByRole('row', { name: /Unassigned/ }).waitFor();
    expect(await pageOverflow(page)).toBeLessThanOrEqual(0);
    expect(await axeFaults(page)).toEqual([]);
  });

  test('an auditor sees who may sign in, and changes nobody', async () => {
    const page = await as('auditor-1', { path: '/users', language: 'en', width: 390 });
    const admit = page.getByRole('button', { name: 'Admit a user' });
    await page.getByRole('row', { name: /示范卫健局/ }).waitFor();
    expect(await admit.getAttribute('aria-disabled')).toBe('true');
    expect(await pageOverflow(page)).toBeLessThanOrEqual(0);
    expect(await axeFaults(page)).toEqual([]);
  });
});
