import { type Drug, drugTable } from './drug-table.ts';

/** A drug as it is prescribed: how much of it each time, and how often a day. */
export type DrugLine = {
  readonly name: string;
  readonly dose?: string | undefined;
  readonly timesPerDay?: number | undefined;
};

/** What may stand about a generic name and changes nothing of what the drug is: its form, and the salt before or after it. */
const FORM_ZH =
  /(?:缓释|控释|肠溶|分散|口崩|咀嚼|泡腾)*(?:片|胶囊|软胶囊|颗粒|滴丸|丸|注射液|口服液|口服溶液)$/;
const SALT_AFTER_ZH = /(?:钾|钠|钙|酯)$/;
const SALT_BEFORE_ZH =
  /^(?:盐酸|氢溴酸|硫酸|磷酸|苯磺酸|马来酸|富马酸|琥珀酸|酒石酸|枸橼酸|苯甲酸|甲磺酸|门冬氨酸)/;
const ABOUT_EN =
  /\s+(?:hydrochloride|hydrobromide|sulfate|phosphate|besylate|besilate|maleate|fumarate|succinate|tartrate|mesylate|potassium|sodium|calcium|medoxomil|cilexetil|sustained|extended|controlled|release|enteric|coated|tablets?|capsules?|injection)\b/g;

const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, ' ');

const spellings = (name: string): string[] => {
  const written = plain(name);
  const formless = written.replace(FORM_ZH, '');
  const all = [written, formless, formless.replace(SALT_AFTER_ZH, ''), written.replaceAll(ABOUT_EN, '')];
  return [...all, ...all.map((spelling) => spelling.replace(SALT_BEFORE_ZH, ''))];
};

const BY_NAME: ReadonlyMap<string, Drug> = new Map(
  drugTable.flatMap((drug) =>
    [drug.code, drug.name.en, drug.name['zh-CN']].map((name): [string, Drug] => [plain(name), drug]),
  ),
);

/** The drug of the table that a name says, in either language, with or without its salt and form; undefined where the
 *  table has none. */
export const drugNamed = (name: string): Drug | undefined =>
  spellings(name)
    .map((spelling) => BY_NAME.get(spelling))
    .find((drug) => drug !== undefined);

/** What tells two drugs apart: the same for every way of writing one of the table, else the name itself. */
export const drugKey = (name: string): string => drugNamed(name)?.code ?? plain(name);

/** A drug as a county file says it: `name@dose@timesPerDay`; what cannot be read of it is not there. */
export const drugLine = (text: string): DrugLine => {
  const [name = '', dose = '', times = ''] = text.split('@').map((part) => part.trim());
  const timesPerDay = Number(times);
  return {
    name,
    ...(dose !== '' && { dose }),
    ...(timesPerDay > 0 && Number.isFinite(timesPerDay) && { timesPerDay }),
  };
};

/** A drug in the form of a county file. */
export const drugText = ({ name, dose = '', timesPerDay }: DrugLine): string =>
  [name, dose, timesPerDay === undefined ? '' : String(timesPerDay)].join('@').replace(/@+$/, '');
