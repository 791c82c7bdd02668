import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { listAt, textAt } from '../../functions/service/given-service.ts';
import {
  axeFaults,
  type Console,
  describeInBrowser,
  mayComplain,
  pageOverflow,
  picture,
} from '../browser.ts';

type Api = Console['api'];

const PANEL = '/v1/residents?teamId=T0001&limit=200';

/** The people of the first team whose record answers a question, as they are stored. */
const peopleWho = async (api: Api, isWanted: (story: unknown) => boolean): Promise<readonly unknown[]> => {
  const found: unknown[] = [];
  for (const row of listAt(await api('doctor-1', 'GET', PANEL), 'items')) {
    const story = await api('doctor-1', 'GET', `/v1/residents/${textAt(row, 'id')}`);
    if (isWanted(story)) found.push(story);
    if (found.length === 3) return found;
  }
  throw new Error('fewer people than the tests need');
};

/** Somebody new in a household of two adults and a child, none of them signed. */
const givenHousehold = async (api: Api, household: string): Promise<string> => {
  const people = [
    ['王建国', 'M', '1980-05-01'],
    ['陈秀英', 'F', '1982-08-09'],
    ['王小明', 'M', '2018-03-03'],
  ] as const;
  const ids: string[] = [];
  for (const [name, sex, birthDate] of people) {
    const entered = { name, sex, birthDate, regionCode: '519921001001', householdId: household };
    ids.push(textAt(await api('doctor-1', 'POST', '/v1/residents', entered), 'id'));
  }
  return ids[0] ?? '';
};

const drawSignature = async (page: Page): Promise<void> => {
  const pad = page.getByRole('img', { name: '在此签名' });
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (box === null) throw new Error('the pad is on the page');
  await page.mouse.move(box.x + 40, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + 120, box.y + 30, { steps: 4 });
  await page.mouse.move(box.x + 200, box.y + 90, { steps: 4 });
  await page.mouse.up();
  await page.getByRole('img', { name: '已签名' }).waitFor();
};

describeInBrowser('signing a household', ({ as, api }) => {
  test('signs the family in one go, with the signature on the printed agreement alone', async () => {
    const head = await givenHousehold(api, 'H-journey-1');
    const page = await as('doctor-1', { path: `/residents/${head}/sign` });
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.postData() ?? ''));

    await page.getByRole('checkbox', { name: '全选可签约成员' }).check();
    await page.getByRole('radio', { name: /个性化服务包/ }).check();
    await page.getByRole('status').getByText('还需填写：同意人和日期').waitFor();
    await page.getByRole('radio', { name: '户主' }).check();
    await drawSignature(page);
    expect(await axeFaults(page)).toEqual([]);
    await picture(page, 'sign-zh-CN-1440');
    await page.getByRole('button', { name: '签约', exact: true }).click();

    await page.getByRole('heading', { name: '已签约3人' }).waitFor();
    expect(sent.join('')).not.toContain('data:image');
    await page.getByRole('button', { name: '打印协议书' }).click();
    const paper = page.getByRole('dialog').getByRole('article');
    await paper.getByText('居民家庭医生签约服务协议书').waitFor();
    await paper.getByRole('img', { name: '乙方签名' }).waitFor();
    await paper.getByText('王小明').waitFor();
  });

  test('says why somebody cannot sign, and refuses a child who agrees alone', async () => {
    const head = await givenHousehold(api, 'H-journey-2');
    const page = await as('nurse-1', { path: `/residents/${head}/sign` });
    mayComplain(page, /422/);
    await page.getByRole('checkbox', { name: /王建国/ }).uncheck();
    await page.getByRole('checkbox', { name: /王小明/ }).check();
    await page.getByRole('radio', { name: /基础包/ }).check();
    await page.getByRole('radio', { name: '本人' }).check();
    await page.getByRole('button', { name: '签约', exact: true }).click();
    await page.getByText('未成年人须由监护人或户主同意').first().waitFor();
    await page.getByText('未能办理：王小明').waitFor();

    await page.getByRole('radio', { name: '监护人' }).check();
    await page.getByRole('button', { name: '签约', exact: true }).click();
    await page.getByRole('heading', { name: '已签约1人' }).waitFor();
    await page.goto(`/residents/${head}/sign`);
    const child = page.getByRole('checkbox', { name: /王小明.*已签约至/ });
    await child.waitFor();
    expect(await child.isDisabled()).toBe(true);
  });

  test('writes a draft down, confirms it later by keyboard, and ends it on a narrow screen in English', async () => {
    const head = await givenHousehold(api, 'H-journey-3');
    const page = await as('doctor-1', { path: `/residents/${head}/sign`, language: 'en', width: 390 });
    await page.getByRole('radio', { name: /Basic package/ }).check();
    await page.getByRole('button', { name: 'Save as draft' }).click();
    await page.getByRole('link', { name: 'Open the contract' }).click();

    await page.getByRole('button', { name: 'Confirm and sign' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Confirm and sign' });
    await dialog.getByRole('radio', { name: 'Resident' }).check();
    await dialog.getByRole('radio', { name: 'Electronic signature' }).check();
    await dialog.getByLabel('Name of who agrees').fill('王建国');
    await dialog.getByLabel('Name of who agrees').press('Enter');
    await page.getByText('To do').first().waitFor();
    expect(await pageOverflow(page)).toBe(0);
    expect(await axeFaults(page)).toEqual([]);
    await picture(page, 'contract-en-390');

    await page
      .getByRole('button', { name: /^Record: / })
      .first()
      .click();
    await page.getByLabel('Evidence').fill('Signed in at the health talk');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Recorded', { exact: true }).waitFor();

    await page.getByRole('button', { name: 'End the contract' }).click();
    const end = page.getByRole('dialog', { name: 'End the contract' });
    await end.getByRole('radio', { name: 'Moved away' }).check();
    await end.getByRole('button', { name: 'End the contract' }).click();
    await page.getByText(/Not in force from/).waitFor();
  });

  test('shows from when on a contract can be renewed where it is too early', async () => {
    const head = await givenHousehold(api, 'H-journey-4');
    const page = await as('doctor-1', { path: `/residents/${head}/sign` });
    mayComplain(page, /422/);
    await page.getByRole('radio', { name: /基础包/ }).check();
    await page.getByRole('radio', { name: '本人' }).check();
    await page.getByRole('button', { name: '签约', exact: true }).click();
    await page.getByRole('link', { name: '查看签约' }).click();
    await page.getByRole('button', { name: '续签' }).click();
    const dialog = page.getByRole('dialog', { name: '续签' });
    await dialog.getByRole('radio', { name: '本人' }).check();
    await dialog.getByRole('button', { name: '续签' }).click();
    await dialog.getByText('还不到续签时间').waitFor();
    await dialog.getByText(/起可以续签/).waitFor();
  });
});

describeInBrowser('prescribing', ({ as, api }) => {
  const isPatient = (story: unknown): boolean =>
    listAt(story, 'programmes').length === 1 &&
    !JSON.stringify(story).includes('"diedOn"') &&
    listAt(story, 'contracts').some((one) => textAt(one, 'status') === 'active');

  test('refuses with reason and source while it is typed, then issues, dispenses and stops', async () => {
    const [patient] = await peopleWho(api, isPatient);
    const page = await as('doctor-1', { path: `/residents/${textAt(patient, 'id')}/prescribe` });
    await page.getByRole('combobox', { name: '药品 1', exact: true }).fill('地西泮');
    await page.getByRole('spinbutton', { name: '处方天数' }).fill('84');
    await page.getByText('地西泮不得开具长期处方').waitFor();
    await page.getByText(/超过本县上限/).waitFor();
    const issue = page.getByRole('button', { name: '开具处方' });
    expect(await issue.getAttribute('aria-disabled')).toBe('true');
    expect(await axeFaults(page)).toEqual([]);
    await picture(page, 'prescribe-zh-CN-1440');

    await page.getByRole('combobox', { name: '药品 1', exact: true }).fill('替米沙坦');
    await page.getByLabel('药品 1 每次剂量').fill('40 mg');
    await page.getByRole('button', { name: '14天' }).click();
    await page.getByText(/可以开具|审核通过/).waitFor();
    await issue.click();
    await page
      .getByText(/处方已开具，可用至/)
      .first()
      .waitFor();

    const row = page.getByRole('row', { name: /替米沙坦 40 mg/ });
    await row.getByRole('button', { name: '登记发药' }).click();
    const dispense = page.getByRole('dialog', { name: '登记发药' });
    await dispense.getByRole('radio', { name: '零售药店' }).check();
    await dispense.getByLabel('机构或药店名称').fill('惠民大药房');
    await dispense.getByRole('button', { name: '登记发药' }).click();
    await row.getByText(/惠民大药房/).waitFor();

    await row.getByRole('button', { name: '停用' }).click();
    const stop = page.getByRole('dialog', { name: '停用' });
    await stop.getByRole('radio', { name: '不良反应' }).check();
    await stop.getByRole('button', { name: '停用' }).click();
    await row.getByText('已停用', { exact: true }).waitFor();
  });

  test('tells a nurse that only a doctor prescribes, unless one is named', async () => {
    const [, patient] = await peopleWho(api, isPatient);
    const path = `/residents/${textAt(patient, 'id')}/prescribe`;
    const page = await as('nurse-1', { path, language: 'en', width: 390 });
    await page.getByRole('combobox', { name: 'Drug 1', exact: true }).fill('telmisartan');
    await page.getByRole('button', { name: '14 days' }).click();
    await page.getByText('only a doctor may prescribe').waitFor();
    expect(await pageOverflow(page)).toBe(0);
    expect(await axeFaults(page)).toEqual([]);
    await picture(page, 'prescribe-en-390');
  });
});
