import { idNumber } from '../kernel/id-number.ts';
import { mobileNumber } from '../kernel/phone.ts';
import { type KeyGroupTag, SENSITIVE_TAGS } from '../residents/index.ts';
import { RIGHTS } from './rights.ts';
import type { Subject } from './roles.ts';

/** Says whether somebody may know of a person that they carry a tag, or list people by a group of that name. */
export const canSeeTag = ({ role }: Subject, tag: string): boolean =>
  RIGHTS[role].seesSensitiveTags || !SENSITIVE_TAGS.has(tag);

/** Says whether numbers of the key population leave out, for somebody, who is part of it by a hidden tag alone: they list
 *  people as they like, and the difference would tell how many carry one. @source docs/adr/0026 */
export const countsAsListed = ({ role }: Subject): boolean =>
  RIGHTS[role].people === 'write' && !RIGHTS[role].seesSensitiveTags;

/** The tags of a person that somebody may know of, in their order. */
export const visibleTags = (subject: Subject, tags: readonly KeyGroupTag[]): KeyGroupTag[] =>
  tags.filter((tag) => canSeeTag(subject, tag));

const HIDDEN = '****';

/** What is no sound number is hidden whole: nobody knows which part of it tells nothing. */
const hidden = (text: string): string => (text === '' ? '' : HIDDEN);

/** A phone as 138****0000. */
const maskedPhone = (text: string): string => {
  const mobile = mobileNumber(text);
  return mobile === undefined ? hidden(text) : `${mobile.slice(0, 3)}${HIDDEN}${mobile.slice(-4)}`;
};

/** An identity number as 110101********1234: neither the birth date nor the sex stays. */
const maskedIdNumber = (text: string): string => {
  const number = idNumber(text);
  return number === undefined ? hidden(text) : `${number.slice(0, 6)}${HIDDEN}${HIDDEN}${number.slice(-4)}`;
};

/** How the fields of a person are shown to somebody: as recorded or masked. */
export type FieldView = {
  readonly phone: (recorded: string) => string;
  readonly idNumber: (recorded: string) => string;
  readonly keyGroups: (recorded: readonly KeyGroupTag[]) => KeyGroupTag[];
};

const asRecorded = (text: string): string => text;

/** How somebody sees the fields of the people in their scope; what nobody asked to hide is not part of it. */
export const visibleFields = (subject: Subject): FieldView => {
  const { seesPhone, seesIdNumber } = RIGHTS[subject.role];
  return {
    phone: seesPhone ? asRecorded : maskedPhone,
    idNumber: seesIdNumber ? asRecorded : maskedIdNumber,
    keyGroups: (tags) => visibleTags(subject, tags),
  };
};
