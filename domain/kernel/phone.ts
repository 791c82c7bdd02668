import type { Brand } from './brand.ts';

/** A mainland mobile number, eleven ASCII digits `1[3-9]…`: the only kind that an SMS goes to. */
export type MobileNumber = Brand<string, 'MobileNumber'>;

const isMobileNumber = (text: string): text is MobileNumber => /^1[3-9]\d{9}$/.test(text);

/** The mobile number in a cell as people write it, or undefined: a landline, full-width digits, brackets are none.
 *  Spaces and hyphens are taken out, then one leading +86, 0086 or 86.
 *  @source readings.md A33 */
export const mobileNumber = (text: string): MobileNumber | undefined => {
  const plain = text.replace(/[ -]/g, '').replace(/^(?:\+86|0086|86)/, '');
  return isMobileNumber(plain) ? plain : undefined;
};
