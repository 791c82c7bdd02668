import { expect, test } from 'vitest';

import { listAt, textAt } from '../../functions/service/given-service.ts';
import { type Console, describeInBrowser, mayComplain } from '../browser.ts';

type Api = Console['api'];

/** Somebody of the first team. */
const somebody = async (api: Api): Promise<{ readonly id: string; readonly name: string }> => {
  const [row] = listAt(await api('doctor-1', 'GET', '/v1/residents?teamId=T0001&limit=1'), 'items');
  return { id: textAt(row, 'id'), name: textAt(row, 'name') };
};

describeInBrowser('what a role cannot see', ({ as, api }) => {
  test('a doctor of another team is told that there is no such resident, in the same words as for nobody', async () => {
    const { id, name } = await somebody(api);
    const page = await as('doctor-2', { path: `/residents/${id}` });
    mayComplain(page, /404/);
    await page.getByText(/没有找到这位居民/).waitFor();
    expect(await page.getByText(name).count()).toBe(0);

    await page.goto('/residents/R9999999');
    await page.getByText(/没有找到这位居民/).waitFor();
  });

  test('nor may that doctor open a form for the resident by its address', async () => {
    const { id, name } = await somebody(api);
    const page = await as('doctor-2');
    mayComplain(page, /404/);
    for (const form of ['follow-up', 'prescribe', 'refer', 'sign']) {
      await page.goto(`/residents/${id}/${form}`);
      await page
        .getByRole('alert')
        .or(page.getByText(/没有找到/))
        .first()
        .waitFor();
      expect(await page.getByText(name).count()).toBe(0);
    }
  });

  test('an auditor has no people: neither in the menu, nor to be found, nor behind an address', async () => {
    const { id, name } = await somebody(api);
    const page = await as('auditor-1');
    const menu = page.getByRole('navigation', { name: '菜单' });
    await menu.getByRole('link', { name: '审计' }).waitFor();
    expect(await menu.getByRole('link', { name: '居民' }).count()).toBe(0);
    expect(await page.getByLabel('查找居民：姓名、电话、身份证号').count()).toBe(0);

    mayComplain(page, /403|404/);
    await page.goto('/panel?teamId=T0001');
    await page.getByRole('alert').first().waitFor();
    expect(await page.getByText(name).count()).toBe(0);

    await page.goto(`/residents/${id}`);
    await page.getByRole('heading', { level: 1, name: new RegExp(id) }).waitFor();
    expect(await page.getByText(name).count()).toBe(0);
  });

  test('who has no team to appraise is told what to do instead of being asked for one', async () => {
    const page = await as('hospital-1');
    // Everybody of the demonstration has a team below: this institution has none yet.
    await page.route('**/v1/organisation/teams?*', (route) => route.fulfill({ json: { items: [] } }));
    await page.goto('/appraisal');
    await page.getByText(/还没有家庭医生团队/).waitFor();
    expect(await page.getByText('选择一个团队查看考核').count()).toBe(0);
    expect(await page.getByRole('combobox', { name: '团队' }).count()).toBe(0);
    await page.getByRole('link', { name: '去“机构与人员”新建团队' }).click();
    await page.getByRole('heading', { level: 1, name: '机构与人员' }).waitFor();
  });

  test('a nurse sees what is not hers to do, and why', async () => {
    const page = await as('nurse-1', { path: '/overview' });
    const brought = page.getByRole('button', { name: '导入外部指标' });
    await brought.waitFor();
    expect(await brought.isDisabled()).toBe(true);
    await brought.locator('..').hover();
    await page.getByRole('tooltip').waitFor();
  });

  test('a bureau sees nobody until it says why, and not again on the next page without it', async () => {
    const { id, name } = await somebody(api);
    const page = await as('bureau-1', { path: '/panel?teamId=T0001' });
    mayComplain(page, /403/);
    await page.getByLabel('查看理由').waitFor();
    expect(await page.getByText(name).count()).toBe(0);

    await page.goto(`/residents/${id}`);
    await page.getByLabel('查看理由').waitFor();
    expect(await page.getByText(name).count()).toBe(0);
    await page.getByRole('button', { name: '查看', exact: true }).click();
    await page.getByText('请填写').waitFor();
    expect(await page.getByText(name).count()).toBe(0);
  });
});

describeInBrowser('signing in', ({ as, guest, api }) => {
  test('leads somebody signed out to the sign-in, and afterwards to the page that was asked for', async () => {
    const page = await guest({ path: '/today?part=overdue' });
    await page.waitForURL('**/sign-in');
    await page.getByRole('heading', { level: 1, name: '登录' }).waitFor();
    await page.getByRole('button', { name: /doctor-1/ }).click();
    await page.waitForURL('**/today?part=overdue');
    await page.getByRole('heading', { level: 1, name: '今日' }).waitFor();
  });

  test('is asked for again after signing out, and shows the next user nothing of the one before', async () => {
    const { id, name } = await somebody(api);
    const page = await as('doctor-1', { path: `/residents/${id}` });
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByRole('button', { name: /doctor-2/ }).waitFor();
    mayComplain(page, /404/);
    await page.getByRole('button', { name: /doctor-2/ }).click();
    await page.waitForURL((url) => url.pathname !== '/sign-in');
    await page.goto(`/residents/${id}`);
    await page.getByText(/没有找到这位居民/).waitFor();
    expect(await page.getByText(name).count()).toBe(0);
  });
});

describeInBrowser('the other language', ({ as, api }) => {
  test('comes by the button, keeps the page with what was chosen and typed, and stays', async () => {
    const { id } = await somebody(api);
    const page = await as('doctor-1', { path: `/residents/${id}/refer` });
    await page.getByLabel('转诊原因').fill('血压波动');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Send the referral' }).waitFor();
    expect(await page.getByLabel('Reason', { exact: true }).inputValue()).toBe('血压波动');
    expect(new URL(page.url()).pathname).toBe(`/residents/${id}/refer`);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');

    await page.goto('/today?part=week');
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('heading', { level: 1, name: '今日' }).waitFor();
    expect(page.url()).toMatch(/\/today\?part=week$/);
  });
});
