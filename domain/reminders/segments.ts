/** Characters of GSM 03.38 that take one septet. */
const GSM_BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
/** Characters of its extension table: an escape before each, two septets. */
const GSM_EXTENDED = '^{}\\[~]|€';

const basic = new Set(GSM_BASIC);
const extended = new Set(GSM_EXTENDED);

const LIMITS = {
  ucs2: { single: 70, part: 67 },
  gsm7: { single: 160, part: 153 },
} as const;

/** Septets of a text in GSM-7, or undefined where a character is not in it. */
const septets = (text: string): number | undefined => {
  let length = 0;
  for (const character of text) {
    if (!basic.has(character) && !extended.has(character)) return undefined;
    length += basic.has(character) ? 1 : 2;
  }
  return length;
};

/** How many SMS a text is billed as: UTF-16 units (an emoji is two), ≤ 70 one, else ⌈n / 67⌉; a text that is all
 *  GSM-7 has 160 and 153. @source reminders.md, Text; domain-rules.md §8.1 */
export const segmentsOf = (text: string): number => {
  const gsm7 = septets(text);
  const length = gsm7 ?? text.length;
  const { single, part } = gsm7 === undefined ? LIMITS.ucs2 : LIMITS.gsm7;
  return length <= single ? 1 : Math.ceil(length / part);
};
