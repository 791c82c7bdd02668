import type { RegionCode } from '../../domain/kernel/region-code.ts';
import type { Ports } from '../kit/ports.ts';
import { countyError } from './county-error.ts';
import type { Job } from './jobs.ts';

/** Stands for the county of a service that has none yet: no place has this code. */
export const NOWHERE = '00';

/** Says whether a region is that of users of a service without a county. */
export const isNowhere = (code: RegionCode): boolean => code === NOWHERE;

const NO_REGION = {
  'zh-CN': '申请导入的用户已无所辖区划',
  en: 'who asked for the import has no region any more',
} as const;

/** The region of who asked for a job: they import nothing that lies outside. Throws a `CountyError` where they have none. */
export const regionOfJob = async (
  { reference }: Pick<Ports, 'reference'>,
  { by }: Pick<Job, 'by'>,
): Promise<RegionCode> => {
  const subject = (await reference()).users.get(by)?.subject;
  if (subject !== undefined && 'regionCode' in subject) return subject.regionCode;
  throw countyError(NO_REGION);
};
