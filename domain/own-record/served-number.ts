import { mobileNumber, type MobileNumber } from '../kernel/phone.ts';

/** Virtual numbers, which pass for mobile numbers and are cheap to get in masses. @source faults.md B36 */
const VIRTUAL = /^17[01]/;

/** The mainland mobile number that codes go to; undefined for any other: foreign, of a landline, premium, virtual. */
export const servedNumber = (text: string): MobileNumber | undefined => {
  const mobile = mobileNumber(text);
  return mobile === undefined || VIRTUAL.test(mobile) ? undefined : mobile;
};
