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
  settled,
} from '../browser.ts';
import { urgentReferral } from '../given-referral.ts';

type Api = Console['api'];

const PHONE_WIDTH = 390;

/** Somebody new of the first team, whom nobody has referred. */
const somebodyNew = async (api: Api, name: string): Promise<string> => {
  const entered = { name, sex: 'F', birthDate: '1958-08-09', regionCode: '519921001001' };
  return textAt(await api('doctor-1', 'POST', '/v1/residents', entered), 'id');
};

/** Where a referral leads: the hospital of the county. */
const hospital = async (api: Api): Promise<{ readonly id: string; readonly name: string }> => {
  const me = await api('hospital-1', 'GET', '/v1/me');
  return { id: textAt(me, 'scope.id'), name: textAt(me, 'scope.name') };
};

const givenReferral = async (api: Api, residentId: string): Promise<string> => {
  const { id } = await hospital(api);
  const sheet = urgentReferral(id, { initialImpression: '高血压急症' });
  return textAt(await api('doctor-1', 'POST', `/v1/residents/${residentId}/referrals`, sheet), 'id');
};

const chooseHospital = async (page: Page, name: string): Promise<void> => {
  await page.getByLabel('转往机构').click();
  await page.getByTitle(name, { exact: true }).click();
};

const step = async (page: Page, name: string): Promise<void> =>
  page.getByRole('group', { name: '可以做的' }).getByRole('button', { name, exact: true }).click();

const save = async (page: Page, title: string): Promise<void> => {
  const dialog = page.getByRole('dialog', { name: title, exact: true });
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.waitFor({ state: 'detached' });
};

const fillIn = async (page: Page, fields: Readonly<Record<string, string>>): Promise<void> => {
  for (const [label, words] of Object.entries(fields))
    await page.getByRole('dialog').getByLabel(label, { exact: true }).fill(words);
};

describeInBrowser('a referral by the green channel', ({ as, api }) => {
  test('goes from the doctor to the hospital and back, each step seen by the other side, and its sheets are printed', async () => {
    const residentId = await somebodyNew(api, '周秀珍');
    const { name } = await hospital(api);

    const doctor = await as('doctor-1', { path: `/residents/${residentId}/refer` });
    await doctor.getByRole('heading', { level: 1, name: '转诊：周秀珍' }).waitFor();
    await doctor.getByRole('radio', { name: /^紧急/ }).check();
    await chooseHospital(doctor, name);
    await doctor.getByRole('checkbox', { name: '危急情况' }).check();
    await doctor.getByLabel('★ 初步印象').fill('高血压急症');
    await doctor.getByLabel('★ 主要现病史').fill('头痛三小时，血压210/118');
    await doctor.getByLabel('★ 主要既往史').fill('高血压十年');
    await doctor.getByLabel('★ 治疗经过').fill('已含服卡托普利');
    await doctor.getByRole('button', { name: '发出转诊单' }).click();
    await doctor.getByRole('heading', { level: 1, name: '转诊单：周秀珍' }).waitFor();
    await doctor.getByText('还没有答复').waitFor();
    const address = new URL(doctor.url()).pathname;

    const clerk = await as('hospital-1', { path: '/referrals' });
    const first = clerk.getByRole('row').nth(1);
    await first.getByRole('link', { name: '周秀珍' }).waitFor();
    await first.getByText('! 绿色通道').waitFor();
    await first.getByText('待接收').waitFor();
    await first.getByRole('link', { name: '周秀珍' }).click();
    await clerk.getByText('头痛三小时，血压210/118').waitFor();

    await step(clerk, '接收');
    await fillIn(clerk, {
      答复人或科室: '急诊科 李医生',
      答复人电话: '0829-2300120',
      '时间（如09:30）': '10:30',
    });
    await save(clerk, '接收');
    await clerk.getByText(/接收，答复人：急诊科 李医生/).waitFor();
    await step(clerk, '登记就诊');
    await fillIn(clerk, { 科室: '心内科', 医生: '李医生', 住院号: 'ZY-2026-18' });
    await save(clerk, '登记就诊');
    await clerk.getByText(/就诊$/).first().waitFor();

    await step(clerk, '回转');
    await fillIn(clerk, {
      主要检查结果: '头颅CT未见出血',
      诊断结果: '高血压3级 很高危',
      '治疗经过、下一步方案及康复建议': '氨氯地平5 mg每日一次，两周内复诊',
      回转医生: '李医生',
    });
    await save(clerk, '回转');

    await doctor.goto(address);
    await doctor.getByText('已回转', { exact: true }).waitFor();
    await doctor.getByRole('button', { name: '打印转诊单' }).click();
    const sheet = doctor.getByRole('dialog', { name: '打印转诊单' });
    await sheet.getByText('双向转诊（转出）单').waitFor();
    await sheet.getByText(`${name}：`).waitFor();
    await sheet.getByText('存根（转出单位留存）').waitFor();
    await sheet.getByText('危急情况').waitFor();
    // A paper names institutions; nobody knows them by a number.
    expect(await sheet.getByText(/^I\d{4}$/).count()).toBe(0);
    await picture(doctor, 'referral-paper-zh-1440');
    await doctor.keyboard.press('Escape');
    await sheet.waitFor({ state: 'hidden' });

    await doctor.getByRole('button', { name: '打印回转单' }).click();
    const back = doctor.getByRole('dialog', { name: '打印回转单' });
    await back.getByText('双向转诊（回转）单').waitFor();
    await back.getByText('高血压3级 很高危').waitFor();
    expect(await back.getByText(/^I\d{4}$/).count()).toBe(0);
    await doctor.keyboard.press('Escape');
    await back.waitFor({ state: 'hidden' });

    await step(doctor, '核实');
    await fillIn(doctor, { 核实情况: '已回家，规律服药' });
    await save(doctor, '核实');
    await doctor.getByText(/团队已核实/).waitFor();
    const told = await api('doctor-1', 'GET', `/v1${address}`);
    expect(valueAt(told, 'checked.note')).toBe('已回家，规律服药');
    expect(listAt(told, 'limits').filter((limit) => valueAt(limit, 'isLate') === true)).toEqual([]);
  });

  test('is refused in its place while the same is open, and what was typed stays', async () => {
    const residentId = await somebodyNew(api, '吴桂芳');
    const { name } = await hospital(api);
    await givenReferral(api, residentId);

    const page = await as('doctor-1', { path: `/residents/${residentId}/refer` });
    mayComplain(page, /409/);
    await chooseHospital(page, name);
    await page.getByRole('checkbox', { name: '危急情况' }).check();
    await page.getByLabel('★ 主要现病史').fill('血压仍高');
    await page.getByRole('button', { name: '发出转诊单' }).click();
    await page.getByRole('alert').getByText('同一原因的转诊尚未结束').waitFor();
    expect(await page.getByLabel('★ 主要现病史').inputValue()).toBe('血压仍高');
    expect(new URL(page.url()).pathname).toBe(`/residents/${residentId}/refer`);
  });

  test('asks for a place and a reason before it is sent', async () => {
    const page = await as('doctor-1', { path: `/residents/${await somebodyNew(api, '郑玉兰')}/refer` });
    await page.getByRole('button', { name: '发出转诊单' }).click();
    await page.getByText('请选择机构').waitFor();
    await chooseHospital(page, (await hospital(api)).name);
    await page.getByRole('button', { name: '发出转诊单' }).click();
    await page.getByText('请写明转诊原因，或选择一条依据').waitFor();
  });

  test('is sent back by the hospital with a reason, which the doctor reads', async () => {
    const referralId = await givenReferral(api, await somebodyNew(api, '冯桂英'));
    const clerk = await as('hospital-1', { path: `/referrals/${referralId}` });
    await step(clerk, '退回');
    await fillIn(clerk, { 理由: '床位已满，请转市医院' });
    await save(clerk, '退回');

    const doctor = await as('doctor-1', { path: `/referrals/${referralId}` });
    await doctor.getByText(/退回：床位已满，请转市医院/).waitFor();
  });
});

describeInBrowser('the pages of referrals', ({ as, api }) => {
  test.each([
    ['zh-CN', 1440],
    ['en', PHONE_WIDTH],
  ] as const)('can be used by everybody in %s at %i pixels', async (language, width) => {
    const residentId = await somebodyNew(api, `宋秀兰${width}`);
    const referralId = await givenReferral(api, residentId);
    const paths = [
      ['hospital-1', '/referrals', 'inbox'],
      ['doctor-1', `/residents/${residentId}/refer`, 'refer'],
      ['doctor-1', `/referrals/${referralId}`, 'referral'],
    ] as const;
    for (const [user, path, name] of paths) {
      const page = await as(user, { path, language, width });
      await settled(page);
      expect(await axeFaults(page)).toEqual([]);
      expect(await pageOverflow(page)).toBe(0);
      await picture(page, `${name}-${language}-${width}`);
    }
  });
});
