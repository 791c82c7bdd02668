import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';

import { listAt, textAt } from '../functions/service/given-service.ts';
import { type Console, describeInBrowser, pageOverflow, settled } from './browser.ts';
import { findSubjects, pathOf, type Subjects } from './every-page.ts';
import { givePhone, ownSignIn, peopleOf } from './given-own.ts';
import { urgentReferral } from './given-referral.ts';

type Api = Console['api'];

/** A4 without its margins, in CSS pixels: what a page has on paper. */
const ON_PAPER = { width: 673, height: 950 };

const A4 = /\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/g;

/** What is for the screen alone. */
const FOR_THE_SCREEN =
  'nav, aside.side, header.top, .skip, .no-print, .ant-btn:not(.ant-btn-link, .ant-btn-text), .ant-pagination, .ant-modal-root';

const sheetsOf = async (page: Page): Promise<number> => {
  const file = await page.pdf({ format: 'A4', preferCSSPageSize: true });
  return file.toString('latin1').match(A4)?.length ?? 0;
};

const forTheScreen = (page: Page): Promise<readonly string[]> =>
  page.evaluate(
    (selector) =>
      [...document.querySelectorAll(selector)]
        .filter((one) => one.checkVisibility() && one.getClientRects().length > 0)
        .map((one) => one.outerHTML.slice(0, 120)),
    FOR_THE_SCREEN,
  );

const colours = (page: Page, of = '#content'): Promise<readonly string[]> =>
  page.evaluate((selector) => {
    const said = [...document.querySelectorAll(`${selector} *`)].filter(
      (one) => one.children.length === 0 && one.textContent.trim() !== '' && one.checkVisibility(),
    );
    const all = new Set(said.map((one) => getComputedStyle(one).color));
    // What an empty field would suggest is not seen.
    all.delete('rgba(0, 0, 0, 0)');
    return [...all];
  }, of);

/** Opens a paper by its button, and turns to print. */
const printed = async (page: Page, label: string): Promise<Locator> => {
  await page.getByRole('button', { name: label, exact: true }).first().click();
  await page.getByRole('dialog', { name: label }).waitFor();
  await page.emulateMedia({ media: 'print' });
  return page.locator('body > .paper-print');
};

const saysAll = async (paper: Locator, words: readonly string[]): Promise<void> => {
  await expect.poll(() => paper.isVisible()).toBe(true);
  const said = await paper.innerText();
  expect(words.filter((word) => !said.includes(word))).toEqual([]);
};

/** Somebody of the doctor's team who is managed in both programmes. */
const inBoth = async (api: Api): Promise<string> => {
  const listed = await api('doctor-1', 'GET', '/v1/residents?teamId=T0001&limit=200');
  const found = listAt(listed, 'items').find((one) =>
    ['hypertension', 'diabetes'].every((code) => listAt(one, 'groups').includes(code)),
  );
  return textAt(found, 'id');
};

const RETURNED = {
  diagnosis: '高血压3级 很高危',
  mainTestResults: '头颅CT未见出血',
  treatmentAndPlan: '氨氯地平5 mg每日一次',
  returningDoctor: '李医生',
};

const givenReturned = async (api: Api): Promise<string> => {
  const entered = { name: '周秀珍', sex: 'F', birthDate: '1958-08-09', regionCode: '519921001001' };
  const residentId = textAt(await api('doctor-1', 'POST', '/v1/residents', entered), 'id');
  const hospital = textAt(await api('hospital-1', 'GET', '/v1/me'), 'scope.id');
  const sheet = urgentReferral(hospital, { initialImpression: '高血压急症', treatment: '已含服卡托普利' });
  const sent = await api('doctor-1', 'POST', `/v1/residents/${residentId}/referrals`, sheet);
  const at = `/v1/referrals/${textAt(sent, 'id')}`;
  await api('hospital-1', 'POST', `${at}/accept`, {});
  await api('hospital-1', 'POST', `${at}/seen`, {});
  await api('hospital-1', 'POST', `${at}/return`, RETURNED);
  return textAt(sent, 'id');
};

let subjects: Subjects;

describeInBrowser('on paper', (console) => {
  const { as, api } = console;

  beforeAll(async () => {
    subjects = await findSubjects(console);
  });

  test.each(['zh-CN', 'en'] as const)(
    'a visit is the national form of each programme, a sheet each, in %s',
    async (language) => {
      const path = `/residents/${await inBoth(api)}/follow-up`;
      const page = await as('doctor-1', { path, language });
      await settled(page);
      await page.getByLabel(language === 'en' ? 'Systolic' : '收缩压').fill('146');
      await page.getByLabel(language === 'en' ? 'Diastolic' : '舒张压').fill('88');
      await page.emulateMedia({ media: 'print' });
      const paper = page.locator('.paper-only');
      const chinese = ['高血压患者随访服务记录表', '2型糖尿病患者随访服务记录表', '生活方式指导', '用药情况'];
      const english = ['Follow-up record: hypertension', 'Follow-up record: type-2 diabetes', 'Way of life'];
      await saysAll(paper, [...(language === 'en' ? english : chinese), '146', '88', 'mmHg']);
      expect(await forTheScreen(page)).toEqual([]);
      expect(await sheetsOf(page)).toBe(2);
    },
  );

  test('an agreement names both sides, the services, the term and where to sign', async () => {
    const page = await as('doctor-1', { path: pathOf('contract', subjects) });
    const paper = await printed(page, '打印协议书');
    await saysAll(paper, [
      '甲方（家庭医生团队）',
      '乙方（签约居民）',
      subjects.contract,
      '人群类别',
      '□ 老年人',
    ]);
    await saysAll(paper, [
      '服务内容',
      '费用',
      '服务期限',
      '双方约定',
      '同意',
      '甲方签字（盖章）',
      '乙方签字',
    ]);
    expect(await forTheScreen(page)).toEqual([]);
    expect(await sheetsOf(page)).toBe(1);
  });

  test('a prescription names the patient, the medicines and who signs', async () => {
    const page = await as('doctor-1', { path: pathOf('prescribe', subjects) });
    const paper = await printed(page, '打印处方笺');
    await saysAll(paper, ['处方笺', '姓名', '临床诊断', 'Rp.', '每次剂量', '医师', '患者确认签字']);
    expect(await sheetsOf(page)).toBe(1);
  });

  test('a referral and its return are the national sheets with their stubs', async () => {
    const path = `/referrals/${await givenReturned(api)}`;
    const page = await as('doctor-1', { path });
    const up = await printed(page, '打印转诊单');
    await saysAll(up, [
      '存根',
      '双向转诊（转出）单',
      '请予以接诊',
      '高血压急症',
      '主要现病史',
      '转诊医生（签字）',
    ]);
    expect(await sheetsOf(page)).toBe(1);
    await page.emulateMedia({ media: 'screen' });
    await page.goto(path);
    const back = await printed(page, '打印回转单');
    await saysAll(back, ['存根', '双向转诊（回转）单', '现转回贵单位', '李医生', ...Object.values(RETURNED)]);
    expect(await sheetsOf(page)).toBe(1);
  });

  test.each([
    ['doctor-1', ['inbox', 'appraisal', 'contract', 'panel']],
    ['bureau-1', ['overview', 'reminders']],
    ['admin-1', ['users', 'packages', 'profiles']],
  ] as const)(
    'the pages of %s are black on white, as wide as the paper, without what is pressed',
    async (user, names) => {
      const page = await as(user, { path: pathOf(names[0], subjects) });
      for (const name of names) {
        await page.emulateMedia({ media: 'screen' });
        await page.goto(pathOf(name, subjects));
        await settled(page);
        await page.setViewportSize(ON_PAPER);
        await page.emulateMedia({ media: 'print' });
        expect([name, await forTheScreen(page), await colours(page)]).toEqual([name, [], ['rgb(0, 0, 0)']]);
        expect([name, await pageOverflow(page)]).toEqual([name, 0]);
      }
    },
  );

  test('the own record of a resident is whole, folded or not, without what is filled in', async () => {
    const [one = ''] = await peopleOf(console, 1);
    await givePhone(console, [one], '13900010021');
    const page = await console.guest({ path: '/own.html', width: 390 });
    await ownSignIn(console, page, '13900010021');
    await page.getByRole('button', { name: '查看', exact: true }).waitFor();
    const results = page.getByRole('region', { name: '检查结果' }).getByRole('listitem');
    const short = await results.count();
    await page.setViewportSize(ON_PAPER);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    expect(await results.count()).toBeGreaterThan(short);
    expect(await page.locator('button, input, form').filter({ visible: true }).count()).toBe(0);
    for (const folded of await page.locator('details li').all()) expect(await folded.isVisible()).toBe(true);
    const said = await page.locator('main').innerText();
    for (const title of ['我的医生', '下次随访', '我的药', '检查结果', '我的签约', '收到的短信', '提醒短信'])
      expect(said).toContain(title);
    expect(said).not.toContain('谁看过我的记录');
    expect([await colours(page, 'main'), await pageOverflow(page)]).toEqual([['rgb(0, 0, 0)'], 0]);
  });

  test('a list that draws only the rows in sight is whole', async () => {
    const page = await as('doctor-1', { path: pathOf('appraisal', subjects) });
    await settled(page);
    const rows = page.getByRole('region', { name: /^依据/ }).locator('.ant-table-row');
    await rows.first().waitFor();
    const drawn = await rows.count();
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    expect(await rows.count()).toBeGreaterThan(drawn);
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await expect.poll(() => rows.count()).toBe(drawn);
  });

  test('the evidence of an appraisal says how many of its records are on the paper', async () => {
    const page = await as('doctor-1', { path: pathOf('appraisal', subjects) });
    await settled(page);
    const region = page.getByRole('region', { name: /^依据/ });
    await region.getByText(/^已列出/).waitFor();
    const told = await region.innerText();
    const [listed = 0, total = 0, withheld = 0] = [/已列出([\d,]+)条/, /共([\d,]+)条/, /另有([\d,]+)条/].map(
      (pattern) => Number(pattern.exec(told)?.[1]?.replace(',', '') ?? '0'),
    );
    const item = page.getByRole('row').filter({ has: page.getByRole('button', { pressed: true }) });
    const done = await item.getByRole('cell').nth(1).innerText();
    expect((total + withheld).toLocaleString('zh-CN')).toBe(done);
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    expect(await region.locator('.ant-table-row').count()).toBe(listed);
    expect(total).toBeGreaterThan(listed);
  });
});
