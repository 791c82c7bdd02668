import type { Brand } from './brand.ts';

/** Ids are opaque text, unique within their kind: at most 64 characters of `[A-Za-z0-9_.-]` (county-files.md). */
export type Id<Name extends string> = Brand<string, Name>;

export type ResidentId = Id<'ResidentId'>;
export type InstitutionId = Id<'InstitutionId'>;
export type TeamId = Id<'TeamId'>;
export type StaffId = Id<'StaffId'>;
export type ContractId = Id<'ContractId'>;
export type VisitId = Id<'VisitId'>;
export type PrescriptionId = Id<'PrescriptionId'>;
export type ReferralId = Id<'ReferralId'>;

const MOST_CHARACTERS = 64;

/** The character codes that ids are made of: looked up, since every row of a county has an id or three. */
const ID_CHARACTERS = Uint8Array.from({ length: 128 }, (_, code) =>
  /[A-Za-z0-9_.-]/.test(String.fromCharCode(code)) ? 1 : 0,
);

/** Says whether the text may serve as an id of the kind that the caller asks for. */
export const isId = <Name extends string>(text: string): text is Id<Name> => {
  if (text.length === 0 || text.length > MOST_CHARACTERS) return false;
  for (let at = 0; at < text.length; at++) if (ID_CHARACTERS[text.charCodeAt(at)] !== 1) return false;
  return true;
};

/** Orders ids and other keys as text by code points: V5-10 before V5-9 (ids are ASCII, so code units do). */
export const byCodePoints = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
