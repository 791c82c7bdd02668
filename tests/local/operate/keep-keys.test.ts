import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { USUAL_REGION } from '../../../functions/adapters/cloud/operate/open-deployment.ts';
import { PROFILES, usualRegion } from '../../../infra/stages.ts';
import { isEngineInstalled } from '../../functions/adapters/store/local-engine.ts';
import { type GivenStage, startAccount } from './given-stage.ts';

test.each(PROFILES)('keys of %s are made where it is deployed', (profile) => {
  expect(USUAL_REGION[profile]).toBe(usualRegion(profile));
});

describe.runIf(isEngineInstalled())('the data keys of a stage', () => {
  let account: Awaited<ReturnType<typeof startAccount>>;
  let stage: GivenStage;

  beforeAll(async () => {
    account = await startAccount();
  });
  afterAll(() => account.stop());
  beforeEach(async () => {
    stage = await account.givenStage();
  });

  const sealed = async (text: string): Promise<string> => {
    const world = await stage.open();
    const value = world.ports.keys.seal(text);
    await world.close();
    return value;
  };
  const opened = async (text: string): Promise<string> => {
    const world = await stage.open();
    const value = world.ports.keys.open(text);
    await world.close();
    return value;
  };

  test('begin with one, which is made once', async () => {
    expect((await stage.operate('keys')).said[0]).toContain('version 1: put its ciphertext');
    const first = stage.parameter();
    expect(first).toMatch(/^[A-Za-z0-9+/=]{240,}$/);
    expect((await stage.operate('keys')).said[0]).toContain('version 1 is there: nothing to do');
    expect(stage.parameter()).toBe(first);
  });

  test('are changed in two steps, an hour apart, and what the old one sealed stays readable', async () => {
    await stage.operate('keys');
    const first = stage.parameter() ?? '';
    const old = await sealed('王春兰');
    expect((await stage.operate('keys', '--change')).said[0]).toContain('version 2: deploy it');
    expect(stage.parameter()).toMatch(/^next:[^,]+,/);
    expect(stage.parameter()?.endsWith(`,${first}`)).toBe(true);
    // Lambdas that do not have the new key yet can open what is sealed now.
    expect(await sealed('王春兰')).not.toMatch(/^\./);
    await expect(stage.operate('keys', '--change')).rejects.toThrow('under way');
    stage.later(0.99);
    await expect(stage.operate('keys', '--seal')).rejects.toThrow('after 2025-06-16T03:00:00.000Z');
    stage.later(0.01);
    expect((await stage.operate('keys', '--seal')).said[0]).toContain('version 3: deploy it');
    const young = await sealed('李志强');
    expect(young).toMatch(/^\.2/);
    expect([await opened(old), await opened(young)]).toEqual(['王春兰', '李志强']);
    await expect(stage.operate('keys', '--seal')).rejects.toThrow('no change is under way');
  });

  test('are nine at most', async () => {
    await stage.operate('keys');
    for (let generation = 2; generation <= 9; generation++) {
      await stage.operate('keys', '--change');
      stage.later(1);
      await stage.operate('keys', '--seal');
    }
    await expect(stage.operate('keys', '--change')).rejects.toThrow('there are 9 data keys already');
  });

  test('are not made anew where they were lost and something is sealed', async () => {
    await stage.operate('keys');
    await stage.operate('first-administrator', '--user', 'sub-1', '--name', '管理员甲', '--area', '530121');
    stage.loseParameter();
    await expect(stage.operate('keys')).rejects.toThrow('put the ciphertext of the recovery papers back');
    await expect(stage.operate('keys', '--change')).rejects.toThrow('there is no data key');
    await expect(stage.operate('verify')).rejects.toThrow('there is no data key');
    expect(stage.parameter()).toBeUndefined();
  });
});
