import { countyStore } from '../../functions/adapters/county-store/county-store.ts';
import { DataKeys } from '../../functions/adapters/cloud/environment.ts';
import type { KeptKeys, KeyParameter } from '../../functions/adapters/cloud/operate/key-parameter.ts';
import {
  type Deployment,
  newDataKey,
  openTableOf,
  parameterOf,
} from '../../functions/adapters/cloud/operate/open-deployment.ts';
import { MOST_GENERATIONS } from '../../functions/adapters/keys/local-keys.ts';
import { loadReference } from '../../functions/adapters/service-store/reference.ts';
import { countyError } from '../../functions/county-files/county-error.ts';

/** Which step of a change of keys is asked for; absent: the first key, where there is none. */
export type KeysStep = 'change' | 'seal';

/** Where a command says what it did, and what time it is. */
export type Desk = { readonly print: (line: string) => void; readonly now: () => Date };

const NEXT = 'next:';
const HOUR_MS = 60 * 60 * 1000;

const lost = (name: string): Error =>
  countyError({
    'zh-CN': `数据表中已有数据，而密钥参数${name}不存在：请把恢复文件中的密文放回该参数，新密钥打不开旧数据`,
    en: `the table holds a county and ${name} is gone: put the ciphertext of the recovery papers back there, since no new key opens what is sealed`,
  });

const underWay = (): Error =>
  countyError({
    'zh-CN': '上一次更换尚未完成：部署后请运行 npm run keys -- --seal',
    en: 'a change is under way: deploy it, then run `npm run keys` with --seal',
  });

const noneUnderWay = (): Error =>
  countyError({
    'zh-CN': '没有进行中的更换：请先用 --change',
    en: 'no change is under way: begin one with --change',
  });

const tooSoon = (until: Date): Error =>
  countyError({
    'zh-CN': `更换开始未满一小时，部分实例可能还没有新密钥：${until.toISOString()}之后再运行`,
    en: `not all Lambdas may have the new key yet: run this again after ${until.toISOString()}`,
  });

const noRoom = (): Error =>
  countyError({
    'zh-CN': `数据密钥已满${MOST_GENERATIONS}个，须先用其中一个重新加密全部数据`,
    en: `there are ${MOST_GENERATIONS} data keys already: no more can be added before what the old ones sealed is sealed anew`,
  });

const noKeysYet = (name: string): Error =>
  countyError({ 'zh-CN': `没有数据密钥参数${name}`, en: `there is no data key in ${name} yet` });

/** Says whether something lies in the table that only a data key opens. */
const holdsSealed = async (deployment: Deployment): Promise<boolean> => {
  const table = await openTableOf(deployment);
  if (table === undefined) return false;
  try {
    const [state, { users, version }] = await Promise.all([
      countyStore(table).importState(),
      loadReference(table),
    ]);
    return state !== 'none' || users.size > 0 || version > 0;
  } finally {
    await table.close();
  }
};

const makeFirst = async (deployment: Deployment, { name, create }: KeyParameter): Promise<string> => {
  if (await holdsSealed(deployment)) throw lost(name);
  const version = await create(await newDataKey(deployment));
  return `${name} 第${version}版：请把密文抄入恢复文件 / version ${version}: put its ciphertext into the recovery papers`;
};

const generations = (value: string): number => value.split(',').length;

const beginChange = async (
  deployment: Deployment,
  { name, replace }: KeyParameter,
  { value }: KeptKeys,
): Promise<string> => {
  if (value.startsWith(NEXT)) throw underWay();
  if (generations(value) >= MOST_GENERATIONS) throw noRoom();
  const version = await replace(`${NEXT}${await newDataKey(deployment)},${value}`);
  return `${name} 第${version}版：请部署，一小时后再用 --seal / version ${version}: deploy it, and an hour later run this with --seal`;
};

const endChange = async ({ now }: Desk, { name, replace }: KeyParameter, kept: KeptKeys): Promise<string> => {
  if (!kept.value.startsWith(NEXT)) throw noneUnderWay();
  const until = new Date(kept.changedAt.getTime() + HOUR_MS);
  if (now() < until) throw tooSoon(until);
  const version = await replace(kept.value.slice(NEXT.length));
  return `${name} 第${version}版：请部署 / version ${version}: deploy it`;
};

const standing = (name: string, { value, version }: KeptKeys): string => {
  if (!DataKeys.safeParse(value).success)
    throw countyError({ 'zh-CN': `参数${name}不是数据密钥`, en: `${name} does not hold data keys` });
  return `${name} 第${version}版，已有 / version ${version} is there: nothing to do`;
};

const answerOf = async (deployment: Deployment, step: KeysStep | undefined, desk: Desk): Promise<string> => {
  const parameter = parameterOf(deployment);
  const kept = await parameter.read();
  if (kept === undefined) {
    if (step !== undefined) throw noKeysYet(parameter.name);
    return makeFirst(deployment, parameter);
  }
  if (step === undefined) return standing(parameter.name, kept);
  return step === 'change' ? beginChange(deployment, parameter, kept) : endChange(desk, parameter, kept);
};

/** `npm run keys`: makes the first data key of a stage, which nobody sees, or carries out one of the two steps of changing
 *  it. Refuses what would leave names sealed for good. @see docs/adr/0020-data-keys-by-generation.md */
export const keepKeys = async (
  deployment: Deployment,
  step: KeysStep | undefined,
  desk: Desk,
): Promise<void> => desk.print(await answerOf(deployment, step, desk));
