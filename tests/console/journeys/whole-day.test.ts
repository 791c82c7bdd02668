import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { plusDays } from '../../../domain/kernel/time.ts';
import { listAt, textAt, valueAt } from '../../functions/service/given-service.ts';
import { on } from '../../given/values.ts';
import { type Console, describeInBrowser, mayComplain } from '../browser.ts';

const LOOK_AHEAD_DAYS = 31;
const RESIDENTS_PHONE = '13900020002';

type Person = { readonly residentId: string; readonly name: string };

/** A family that moved in: two adults and a child, none of them signed. */
const givenFamily = async ({ api }: Console): Promise<void> => {
  const people = [
    ['欧阳建国', 'M', '1980-05-01'],
    ['上官秀英', 'F', '1982-08-09'],
    ['欧阳小明', 'M', '2018-03-03'],
  ] as const;
  for (const [name, sex, birthDate] of people)
    await api('doctor-1', 'POST', '/v1/residents', {
      name,
      sex,
      birthDate,
      regionCode: '519921001001',
      householdId: 'H-whole-day',
    });
};

/** The first on the list who is managed for high blood pressure alone. */
const firstToSee = async ({ api }: Console): Promise<Person> => {
  const path = '/v1/teams/T0001/worklist?kind=follow_up_routine&limit=20';
  for (const item of listAt(await api('doctor-1', 'GET', path), 'items')) {
    const residentId = textAt(item, 'residentId');
    const story = await api('doctor-1', 'GET', `/v1/residents/${residentId}`);
    const codes = listAt(story, 'programmes').map((one) => valueAt(one, 'programme'));
    if (codes.join(' ') === 'hypertension') return { residentId, name: textAt(item, 'name') };
  }
  throw new Error('nobody is to be seen for high blood pressure alone');
};

/** The next day on which the team reminds somebody by SMS, and whom; their texts go to a phone that the test knows. */
const givenReminder = async ({ api, today }: Console): Promise<Person & { readonly day: string }> => {
  const now = on(await today());
  for (let ahead = 1; ahead <= LOOK_AHEAD_DAYS; ahead++) {
    const day = plusDays(now, ahead);
    const plan = await api('doctor-1', 'GET', `/v1/reminders?on=${day}&dryRun=true&limit=200`);
    const reminder = listAt(plan, 'items').find((item) => valueAt(item, 'by') === 'sms');
    if (reminder === undefined) continue;
    const residentId = textAt(reminder, 'residentId');
    const story = await api('doctor-1', 'PATCH', `/v1/residents/${residentId}`, { phone: RESIDENTS_PHONE });
    return { residentId, name: textAt(story, 'name'), day };
  }
  throw new Error('no day reminds anybody');
};

const answer = async (page: Page, question: string, words: string): Promise<void> => {
  const group = page.getByRole('radiogroup', { name: question, exact: true });
  await group.getByRole('radio', { name: new RegExp(String.raw`^\d ?${words}$`) }).check();
};

const signsTheFamily = async (page: Page): Promise<void> => {
  await page.getByLabel('查找居民：姓名、电话、身份证号').fill('欧阳建国');
  await page.getByLabel('查找居民：姓名、电话、身份证号').press('Enter');
  await page.getByRole('link', { name: '欧阳建国' }).first().click();
  await page.getByRole('heading', { level: 1, name: '欧阳建国' }).waitFor();
  await page.getByRole('group', { name: '可办事项' }).getByText('签约', { exact: true }).click();
  await page.getByRole('checkbox', { name: '全选可签约成员' }).check();
  await page.getByRole('radio', { name: /基础包/ }).check();
  await page.getByRole('radio', { name: '户主' }).check();
  await page.getByRole('button', { name: '签约', exact: true }).click();
  await page.getByRole('heading', { name: /^已签约 ?3 ?人$/ }).waitFor();
};

const recordsAVisitThatRefers = async (page: Page, { residentId, name }: Person): Promise<void> => {
  await page.getByRole('navigation', { name: '菜单' }).getByRole('link', { name: '今日' }).click();
  await page
    .getByRole('group', { name: '事项' })
    .getByRole('button', { name: /^常规随访/ })
    .click();
  await page
    .getByRole('region', { name: '工作清单' })
    .getByRole('link', { name: `记随访：${name}` })
    .first()
    .click();
  await answer(page, '随访方式', '门诊');
  await answer(page, '危险体征', '没有');
  await page.getByLabel('收缩压').fill('192');
  await page.getByLabel('舒张压').fill('114');
  await page.getByRole('complementary', { name: '即时评估' }).getByText('紧急转诊').first().waitFor();
  await page.getByRole('button', { name: '保存随访' }).click();
  await page.getByText('随访已保存').waitFor();
  await page.getByRole('region', { name: '高血压' }).getByRole('button', { name: '去转诊' }).click();
  await page.waitForURL(`**/residents/${residentId}/refer?programme=hypertension`);
};

const refers = async (page: Page, { name }: Person): Promise<void> => {
  const urgent = page.getByRole('radio', { name: /^紧急/ });
  await urgent.waitFor();
  expect(await urgent.isChecked()).toBe(true);
  await page.getByLabel('转往机构').click();
  await page.getByTitle(/人民医院$/).click();
  await page.getByRole('checkbox', { name: '危急情况' }).check();
  await page.getByRole('button', { name: '发出转诊单' }).click();
  await page.getByRole('heading', { level: 1, name: `转诊单：${name}` }).waitFor();
  await page.getByText('待接收', { exact: true }).waitFor();
};

const answersAsTheResident = async (page: Page, day: string): Promise<void> => {
  await page.getByLabel('要前往的日期').fill(day);
  await page.getByLabel('要前往的日期').press('Enter');
  await page.getByRole('button', { name: '前往这一天' }).click();
  await page.getByText('随日期变化的居民').waitFor();
  await page.getByLabel('按手机号查找').fill(RESIDENTS_PHONE);
  await page.getByLabel('按手机号查找').press('Enter');
  const phone = page.getByRole('region', { name: `手机${RESIDENTS_PHONE}` });
  await phone.getByText('回T退订').first().waitFor();
  await phone.getByRole('button', { name: '血压 190/120' }).click();
  await phone.getByText('系统读作：自测数据').waitFor();
};

const findsWhoLags = async (page: Page, lagging: string): Promise<void> => {
  await page.getByRole('table', { name: '排名与把握' }).getByRole('link', { name: lagging }).click();
  await page.getByRole('heading', { level: 1, name: `${lagging} · 总览` }).waitFor();
  await page.getByRole('button', { name: '为什么是这个数' }).click();
  const why = page.getByRole('dialog', { name: '签约率' });
  await why.getByLabel('为什么要查看这些人').fill('核实指标数据');
  await why.getByRole('button', { name: /^查\s?看$/ }).click();
  await why.getByRole('cell', { name: '当日没有有效签约' }).first().waitFor();
};

describeInBrowser('a whole day', (console) => {
  const { as, guest, api } = console;

  test('a doctor’s morning, a household signed, a visit that refers, a text answered, and the bureau that finds who lags', async () => {
    await givenFamily(console);
    const patient = await firstToSee(console);
    const reminder = await givenReminder(console);

    const doctor = await as('doctor-1');
    await doctor.getByRole('heading', { level: 1, name: '今日' }).waitFor();
    await doctor.getByRole('region', { name: '工作清单' }).getByRole('listitem').first().waitFor();
    await signsTheFamily(doctor);
    await recordsAVisitThatRefers(doctor, patient);
    await refers(doctor, patient);

    const resident = await guest({ path: '/phones' });
    await answersAsTheResident(resident, reminder.day);

    // What the resident wrote stands first on the next morning's list.
    await doctor.goto('/today');
    const first = doctor.getByRole('region', { name: '先看这几位' });
    await first.getByRole('listitem').filter({ hasText: reminder.name }).getByText('紧急电话').waitFor();

    const townships = listAt(await api('bureau-1', 'GET', '/v1/indicators/contract_rate/children'), 'items');
    const clerk = await as('bureau-1');
    mayComplain(clerk, /403/);
    await findsWhoLags(clerk, textAt(townships.at(-1), 'name'));
  }, 240_000);
});
