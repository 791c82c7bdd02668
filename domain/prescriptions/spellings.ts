/*
 * What stands about a generic name and changes nothing of what the drug is, each as a regular expression: amounts, forms, and
 * the acid or base that makes a salt of it. Only acids and bases that are no drugs themselves: 烟酸辛伐他汀 is two drugs.
 */

const AMOUNT = String.raw`\d+(?:\.\d+)?\s*(?:mg|g|μg|ug|mcg|ml|iu|u|r|%|毫克|克|微克|毫升|万?单位|片|粒|支)?`;
const STRENGTH = String.raw`\s*${AMOUNT}(?:\s*[*×x/:]\s*${AMOUNT})*`;
const IN_BRACKETS = String.raw`\s*\([^()]*\)`;

const FORM_ZH =
  '(?:缓释|控释|肠溶|分散|口崩|咀嚼|泡腾|薄膜衣|混合)*(?:片|胶囊|软胶囊|颗粒|滴丸|丸|注射液|口服液|口服溶液)';
const FORM_EN =
  '(?:sustained|extended|controlled|release|enteric|film|coated|tablets?|capsules?|injection|er|sr|xr|cr|xl)';

const ACID_ZH =
  '(?:重|半|对)?(?:盐|氢溴|硫|硝|磷|醋|乳|甲磺|乙磺|苯磺|甲苯磺|马来|富马|琥珀|酒石|枸橼|苯甲|门冬氨|葡萄糖)酸(?:二?氢)?';
const BASE_ZH = '(?:钾|钠|钙|镁|锌|酯|叔丁胺|精氨酸|赖氨酸|氨丁三醇|葡甲胺)';
const SALT_EN = `(?:${[
  'hcl|hbr|hydrochloride|hydrobromide|(?:bi)?sulfate|nitrate|phosphate|acetate|lactate|besylate|besilate|mesylate|mesilate',
  'maleate|fumarate|succinate|(?:bi)?tartrate|citrate|benzoate|potassium|sodium|calcium|magnesium',
  'arginine|erbumine|tert-butylamine|tromethamine|medoxomil|cilexetil',
].join('|')})`;

const LAST_WORD = new RegExp(
  `(?:${STRENGTH}|${IN_BRACKETS}|${FORM_ZH}|${ACID_ZH}盐|${BASE_ZH}|[\\s-](?:${FORM_EN}|${SALT_EN}))$`,
);
const FIRST_WORD = new RegExp(`^(?:${ACID_ZH}|精蛋白锌?)`);
/** How it was made, which only insulins tell. */
const MADE_BY = /重组|生物合成/;

const MOST_WORDS = 8;
const LONGEST_NAME = 100;

/** A name in one way of writing letters and spaces. */
export const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, ' ');

/** A name, and what is left of it as its outer words fall away one by one. */
const peeled = (name: string, outer: RegExp, most = MOST_WORDS): string[] => {
  const rest = name.replace(outer, '').trim();
  return rest === name || most === 0 ? [name] : [name, ...peeled(rest, outer, most - 1)];
};

/** What a drug may be called that somebody writes so, the nearest first: as written, then without strength, form and salt.
 *  A text that is too long for a name is no drug's. */
export const spellings = (name: string): string[] =>
  name.length > LONGEST_NAME
    ? []
    : peeled(plain(name).replace(MADE_BY, ''), LAST_WORD).flatMap((shorter) => peeled(shorter, FIRST_WORD));
