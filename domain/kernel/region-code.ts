import type { Brand } from './brand.ts';

/** A statistical region code of 2, 4, 6, 9 or 12 digits: province, prefecture, county, township, village. */
export type RegionCode = Brand<string, 'RegionCode'>;

/** A code of 12 digits: a village or neighbourhood committee, where people live. */
export type VillageCode = Brand<RegionCode, 'VillageCode'>;

/** Says whether the text is a region code of any level. */
export const isRegionCode = (text: string): text is RegionCode =>
  /^(?:\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$/.test(text);

/** Says whether the text is a village's code. */
export const isVillageCode = (text: string): text is VillageCode => /^\d{12}$/.test(text);

/** Says whether a village lies in a region: regions contain one another by prefix (indicators.md, Scope). */
export const liesIn = (village: VillageCode, region: RegionCode): boolean => village.startsWith(region);
