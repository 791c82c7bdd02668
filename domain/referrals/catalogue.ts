import type { Sentence } from '../kernel/text.ts';
import type { ReferralCase } from './case.ts';
import type { DIRECTIONS } from './referral.ts';

/** Who handles a disease as a rule: the primary level (township, community, village), or the county hospital. */
type Level = 'primary' | 'county';

type Disease = { readonly code: string; readonly level: Level; readonly name: Sentence };

/** Diseases by the beginning of their ICD-10 code, and who handles them; the longest beginning decides.
 *  @source codes: ICD-10 (GB/T 14396); levels: [design] after domain-rules.md §6.1 (国家基层高血压防治管理指南 2025,
 *  国家基层糖尿病防治管理指南 2022): a county sets its own list */
export const DISEASES: readonly Disease[] = [
  { code: 'A15', level: 'county', name: { 'zh-CN': '呼吸道结核', en: 'respiratory tuberculosis' } },
  { code: 'E10', level: 'county', name: { 'zh-CN': '1型糖尿病', en: 'type 1 diabetes' } },
  { code: 'E11', level: 'primary', name: { 'zh-CN': '2型糖尿病', en: 'type 2 diabetes' } },
  { code: 'E11.0', level: 'county', name: { 'zh-CN': '2型糖尿病伴昏迷', en: 'type 2 diabetes with coma' } },
  {
    code: 'E11.1',
    level: 'county',
    name: { 'zh-CN': '2型糖尿病伴酮症酸中毒', en: 'type 2 diabetes with ketoacidosis' },
  },
  {
    code: 'E11.2',
    level: 'county',
    name: { 'zh-CN': '2型糖尿病伴肾并发症', en: 'type 2 diabetes, renal complications' },
  },
  {
    code: 'E11.3',
    level: 'county',
    name: { 'zh-CN': '2型糖尿病伴眼并发症', en: 'type 2 diabetes, eye complications' },
  },
  {
    code: 'E11.5',
    level: 'county',
    name: { 'zh-CN': '2型糖尿病伴周围循环并发症', en: 'type 2 diabetes, circulatory complications' },
  },
  { code: 'E78', level: 'primary', name: { 'zh-CN': '血脂异常', en: 'disorders of lipids' } },
  { code: 'F20', level: 'county', name: { 'zh-CN': '精神分裂症', en: 'schizophrenia' } },
  { code: 'I10', level: 'primary', name: { 'zh-CN': '原发性高血压', en: 'essential hypertension' } },
  {
    code: 'I11',
    level: 'county',
    name: { 'zh-CN': '高血压性心脏病', en: 'hypertensive heart disease' },
  },
  { code: 'I12', level: 'county', name: { 'zh-CN': '高血压肾病', en: 'hypertensive renal disease' } },
  { code: 'I15', level: 'county', name: { 'zh-CN': '继发性高血压', en: 'secondary hypertension' } },
  { code: 'I20', level: 'county', name: { 'zh-CN': '心绞痛', en: 'angina pectoris' } },
  { code: 'I21', level: 'county', name: { 'zh-CN': '急性心肌梗死', en: 'acute myocardial infarction' } },
  {
    code: 'I25',
    level: 'primary',
    name: { 'zh-CN': '慢性缺血性心脏病', en: 'chronic ischaemic heart disease' },
  },
  { code: 'I50', level: 'county', name: { 'zh-CN': '心力衰竭', en: 'heart failure' } },
  { code: 'I60', level: 'county', name: { 'zh-CN': '蛛网膜下腔出血', en: 'subarachnoid haemorrhage' } },
  { code: 'I61', level: 'county', name: { 'zh-CN': '脑出血', en: 'intracerebral haemorrhage' } },
  { code: 'I63', level: 'county', name: { 'zh-CN': '脑梗死', en: 'cerebral infarction' } },
  { code: 'I69', level: 'primary', name: { 'zh-CN': '脑血管病后遗症', en: 'sequelae of stroke' } },
  {
    code: 'J06',
    level: 'primary',
    name: { 'zh-CN': '急性上呼吸道感染', en: 'acute upper respiratory infection' },
  },
  { code: 'J44', level: 'primary', name: { 'zh-CN': '慢性阻塞性肺疾病', en: 'COPD' } },
  { code: 'J44.1', level: 'county', name: { 'zh-CN': '慢阻肺急性加重', en: 'COPD with acute exacerbation' } },
  { code: 'O10', level: 'county', name: { 'zh-CN': '妊娠合并高血压', en: 'hypertension before pregnancy' } },
  { code: 'O13', level: 'county', name: { 'zh-CN': '妊娠期高血压', en: 'gestational hypertension' } },
  { code: 'O24', level: 'county', name: { 'zh-CN': '妊娠期糖尿病', en: 'diabetes in pregnancy' } },
];

/** The criteria of two-way referral by the direction that they ask for.
 *  @source domain-rules.md §1.7, §6.1 */
export const GROUNDS = {
  emergency: 'up',
  two_in_a_row: 'up',
  reaction: 'up',
  complication: 'up',
  complication_worse: 'up',
  suspected_secondary: 'up',
  to_confirm: 'up',
  acute_onset: 'up',
  severe_symptoms: 'up',
  hard_to_control: 'up',
  pregnant_or_lactating: 'up',
  cannot_handle: 'up',
  tcm_need: 'up',
  plan_clear: 'down',
  stable: 'down',
  complication_stable: 'down',
  tcm_plan_stable: 'down',
  long_term_follow_up: 'down',
  information: 'down',
} as const satisfies Readonly<Record<string, (typeof DIRECTIONS)[number]>>;
/** A criterion of two-way referral. */
export type Ground = keyof typeof GROUNDS;

const ASKED_BY_GROUND: ReadonlyMap<string, string> = new Map(Object.entries(GROUNDS));

/** The direction in which a level is: what the county handles goes up, what primary care handles goes down. */
const DIRECTION_TO: Readonly<Record<Level, (typeof DIRECTIONS)[number]>> = { county: 'up', primary: 'down' };

/** The disease of a code: that of the longest beginning which the catalogue has. */
export const diseaseOf = (code: string): Disease | undefined =>
  DISEASES.filter((disease) => code === disease.code || isUnder(code, disease.code)).toSorted(
    (a, b) => b.code.length - a.code.length,
  )[0];

const isUnder = (code: string, disease: string): boolean =>
  code.startsWith(disease.includes('.') ? disease : `${disease}.`);

/** What the catalogue says of a referral that it does not ask for. */
export type CatalogueWarning = 'referral/not-asked-for' | 'referral/not-in-catalogue';

type Judged = Pick<ReferralCase, 'direction' | 'kind' | 'reason' | 'disease' | 'grounds'>;

/** Says where the catalogue does not ask for a referral: neither a criterion for its direction is met nor is its disease
 *  handled at the level that it goes to. It refuses nothing, and does not judge a question to a specialist.
 *  @source domain-rules.md §6.1 */
export const catalogueWarning = ({
  direction,
  kind,
  reason,
  disease: code,
  grounds,
}: Judged): CatalogueWarning | undefined => {
  if (kind === 'remote_consultation') return undefined;
  if ([reason, ...grounds].some((ground) => ASKED_BY_GROUND.get(ground) === direction)) return undefined;
  const disease = code === undefined ? undefined : diseaseOf(code);
  if (code !== undefined && disease === undefined) return 'referral/not-in-catalogue';
  return disease !== undefined && DIRECTION_TO[disease.level] === direction
    ? undefined
    : 'referral/not-asked-for';
};
