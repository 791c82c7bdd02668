/** The numbers of residents' access to their own records that a county may set. */
export const ownRecordPolicy = {
  /** Digits of a one-time code. @source [design]; faults.md B30 with `codeTries` and the limits below */
  codeDigits: 6,
  /** A code is good for so long. @source [design]; faults.md B31 */
  codeLifeS: 5 * 60,
  /** A code may be tried so often, right or wrong. @source faults.md B30 [design] */
  codeTries: 5,
  /** An answer to a wish for a code takes at least so long, so that its time does not tell whose numbers are known.
   *  @source faults.md B32 [design] */
  answerAfterMs: 800,
  /** A token is good for so long. @source [design] */
  tokenLifeMinutes: 30,
  /** Codes that are asked for. What all numbers together may cost a day is the last.
   *  @source faults.md B35 [design] */
  codesANumberAndMinute: { most: 1, windowS: 60 },
  codesANumberAndDay: { most: 5, windowS: 24 * 60 * 60 },
  codesAnAddressAndHour: { most: 20, windowS: 60 * 60 },
  codesInAllADay: { most: 2_000, windowS: 24 * 60 * 60 },
  /** Codes that are tried, whatever the number. @source faults.md B30 [design] */
  triesAnAddress: { most: 30, windowS: 10 * 60 },
  /** Who was not in touch with the team for so long may have lost the number to somebody else.
   *  @source faults.md B33; carriers give a number out again after 90 days [known]; the length is [design] */
  phoneHoldsMonths: 24,
  /** A reading may be entered so many days after it was taken. @source [design] */
  readingDaysBack: 30,
} as const;
