import type { Language } from '../kernel/text.ts';
import { ownRecordPolicy } from './policy.ts';

/** A code as it is kept: never itself. */
export type OneTimeCode = {
  /** A keyed hash of the code and the phone. */
  readonly codeHash: string;
  readonly triesLeft: number;
  /** Seconds since 1970. */
  readonly endsAtS: number;
};

/** A new code; it takes the place of the one before, which is no longer good. */
export const beginCode = (codeHash: string, nowS: number): OneTimeCode => ({
  codeHash,
  triesLeft: ownRecordPolicy.codeTries,
  endsAtS: nowS + ownRecordPolicy.codeLifeS,
});

/** What came of a try, and the code after it. */
export type Tried = { readonly isAccepted: boolean; readonly after: OneTimeCode };

/** Tries a code: accepted once, within its time, while tries are left. Every try is one less, also a right one too late.
 *  @param isSame whether what was given is the code */
export const tryCode = (code: OneTimeCode, isSame: boolean, nowS: number): Tried => {
  const isAccepted = isSame && code.triesLeft > 0 && nowS < code.endsAtS;
  return { isAccepted, after: { ...code, triesLeft: isAccepted ? 0 : Math.max(code.triesLeft - 1, 0) } };
};

const MINUTE_S = 60;

/** The SMS that carries a code: nothing in it says whose record it opens. */
export const codeText = (
  code: string,
  { language, signature }: { readonly language: Language; readonly signature: string },
): string => {
  const minutes = ownRecordPolicy.codeLifeS / MINUTE_S;
  return language === 'zh-CN'
    ? `${signature}验证码${code}，${minutes}分钟内有效，请勿告诉他人。`
    : `${signature}Your code is ${code}, good for ${minutes} minutes. Tell nobody.`;
};
