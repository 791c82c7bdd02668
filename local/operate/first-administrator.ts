import { isId } from '../../domain/kernel/ids.ts';
import { isRegionCode, type RegionCode } from '../../domain/kernel/region-code.ts';
import type { CloudWorld } from '../../functions/adapters/cloud/open-world.ts';
import { saveUsers } from '../../functions/adapters/service-store/reference.ts';
import { countyError } from '../../functions/county-files/county-error.ts';
import type { User } from '../../functions/organisation/reference.ts';

/** Who is to be the first administrator. */
export type FirstAdministrator = {
  /** The subject of the issuer's tokens. */
  readonly user: string;
  readonly name: string;
  /** Of which region; absent: the one that all others lie in. */
  readonly area?: string | undefined;
  /** The administrator whose place they take, where that one can dismiss nobody any more. */
  readonly insteadOf?: string | undefined;
};

const isThere = ({ name }: User): Error =>
  countyError({
    'zh-CN': `已有管理员${name}：其他用户由管理员在服务中新增`,
    en: `there is an administrator, ${name}: whoever else signs in is admitted in the service`,
  });

const noArea = (): Error =>
  countyError({
    'zh-CN': '不知道管理员的辖区：请先导入县域数据，或用 --area 指定区划代码',
    en: 'no region holds all others: import the county first, or say the code of the region with --area',
  });

const noUser = (text: string): Error =>
  countyError({ 'zh-CN': `不是用户标识：${text}`, en: `not the id of a user: ${text}` });

const widest = (codes: readonly RegionCode[]): RegionCode | undefined =>
  codes.find((code) => codes.every((other) => other.startsWith(code)));

const areaOf = (asked: string | undefined, codes: readonly RegionCode[]): RegionCode => {
  const area = asked ?? widest(codes);
  if (area !== undefined && isRegionCode(area)) return area;
  throw noArea();
};

/** Lets the first administrator of a deployment sign in, who then admits everybody else. Refuses where there is one, but
 *  for the one whose place they take. */
export const admitFirst = async (
  { table, ports, forgetReference }: CloudWorld,
  { user, name, area, insteadOf }: FirstAdministrator,
): Promise<RegionCode> => {
  if (!isId<'UserId'>(user)) throw noUser(user);
  forgetReference();
  const { users, organisation } = await ports.reference();
  const staying = [...users.values()].filter(
    ({ subject: { userId } }) => userId !== user && userId !== insteadOf,
  );
  const known = staying.find(({ subject }) => subject.role === 'administrator');
  if (known !== undefined) throw isThere(known);
  const regionCode = areaOf(
    area,
    organisation.regions.map(({ code }) => code),
  );
  const first: User = { name, subject: { userId: user, role: 'administrator', regionCode } };
  await saveUsers(table, [...staying, first]);
  forgetReference();
  return regionCode;
};
