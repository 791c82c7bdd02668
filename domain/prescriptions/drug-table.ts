import type { Sentence } from '../kernel/text.ts';

/** What a drug belongs to: by what it does, or to a class that is never given for long. */
export const DRUG_CLASSES = {
  ccb: { 'zh-CN': '钙通道阻滞剂', en: 'calcium channel blocker' },
  acei: { 'zh-CN': '血管紧张素转换酶抑制剂', en: 'ACE inhibitor' },
  arb: { 'zh-CN': '血管紧张素Ⅱ受体拮抗剂', en: 'angiotensin receptor blocker' },
  arni: { 'zh-CN': '血管紧张素受体脑啡肽酶抑制剂', en: 'angiotensin receptor–neprilysin inhibitor' },
  diuretic: { 'zh-CN': '利尿剂', en: 'diuretic' },
  beta_blocker: { 'zh-CN': 'β受体阻滞剂', en: 'beta blocker' },
  alpha_blocker: { 'zh-CN': 'α受体阻滞剂', en: 'alpha blocker' },
  compound: { 'zh-CN': '复方降压药', en: 'compound against hypertension' },
  biguanide: { 'zh-CN': '双胍类', en: 'biguanide' },
  sulfonylurea: { 'zh-CN': '磺脲类', en: 'sulfonylurea' },
  glucosidase_inhibitor: { 'zh-CN': 'α-糖苷酶抑制剂', en: 'alpha-glucosidase inhibitor' },
  glinide: { 'zh-CN': '格列奈类', en: 'glinide' },
  thiazolidinedione: { 'zh-CN': '噻唑烷二酮类', en: 'thiazolidinedione' },
  dpp4_inhibitor: { 'zh-CN': '二肽基肽酶Ⅳ抑制剂', en: 'DPP-4 inhibitor' },
  sglt2_inhibitor: { 'zh-CN': '钠-葡萄糖协同转运蛋白2抑制剂', en: 'SGLT2 inhibitor' },
  glucose_compound: { 'zh-CN': '复方降糖药', en: 'compound against diabetes' },
  glp1_agonist: { 'zh-CN': '胰高血糖素样肽-1受体激动剂', en: 'GLP-1 receptor agonist' },
  insulin: { 'zh-CN': '胰岛素', en: 'insulin' },
  lipid_lowering: { 'zh-CN': '调脂药', en: 'lipid-lowering drug' },
  antiplatelet: { 'zh-CN': '抗血小板药', en: 'antiplatelet drug' },
  antituberculous: { 'zh-CN': '抗结核药', en: 'drug against tuberculosis' },
  toxic: { 'zh-CN': '医疗用毒性药品', en: 'toxic drug' },
  radioactive: { 'zh-CN': '放射性药品', en: 'radioactive drug' },
  precursor: { 'zh-CN': '易制毒药品', en: 'drug precursor' },
  narcotic: { 'zh-CN': '麻醉药品', en: 'narcotic' },
  psychotropic_1: { 'zh-CN': '第一类精神药品', en: 'psychotropic drug of class I' },
  psychotropic_2: { 'zh-CN': '第二类精神药品', en: 'psychotropic drug of class II' },
  antimicrobial: { 'zh-CN': '抗微生物药物', en: 'antimicrobial' },
  special_storage: { 'zh-CN': '储存条件有特殊要求的药品', en: 'drug with special needs of storage' },
} as const satisfies Record<string, Sentence>;
export type DrugClass = keyof typeof DRUG_CLASSES;

/** The drugs of each class by generic name, English and Chinese. Those of care: what hypertension and diabetes are treated
 *  with in primary care, and what goes with it. Those never given for long: the common ones of a class, not all of them.
 *  Drugs against tuberculosis are antimicrobials that are excepted. A compound is a drug of its own, named as it is sold: of what
 *  it lowers, or of the class among its parts that is never given for long.
 *  @source 国家基本药物目录（2018年版）; 国家基层高血压防治管理指南; 国家基层糖尿病防治管理指南; 国卫办医发〔2021〕17号;
 *  麻醉药品品种目录、精神药品品种目录（2013年版；含可待因、羟考酮、曲马多的复方制剂自2015、2019、2023年列为第二类）; 易制毒化学品管理条例; 医疗用毒性药品管理办法 */
const NAMES: Readonly<Record<DrugClass, string>> = {
  ccb: 'amlodipine 氨氯地平, levamlodipine 左氨氯地平, nifedipine 硝苯地平, felodipine 非洛地平, nitrendipine 尼群地平, lacidipine 拉西地平, diltiazem 地尔硫䓬, verapamil 维拉帕米',
  acei: 'captopril 卡托普利, enalapril 依那普利, benazepril 贝那普利, perindopril 培哚普利, ramipril 雷米普利, lisinopril 赖诺普利, fosinopril 福辛普利, imidapril 咪达普利',
  arb: 'losartan 氯沙坦, valsartan 缬沙坦, irbesartan 厄贝沙坦, telmisartan 替米沙坦, candesartan 坎地沙坦, olmesartan 奥美沙坦',
  arni: 'sacubitril and valsartan 沙库巴曲缬沙坦',
  diuretic: 'hydrochlorothiazide 氢氯噻嗪, indapamide 吲达帕胺, spironolactone 螺内酯, furosemide 呋塞米',
  beta_blocker:
    'metoprolol 美托洛尔, bisoprolol 比索洛尔, atenolol 阿替洛尔, propranolol 普萘洛尔, carvedilol 卡维地洛, arotinolol 阿罗洛尔',
  alpha_blocker: 'terazosin 特拉唑嗪, doxazosin 多沙唑嗪',
  compound: [
    'reserpine and triamterene 复方利血平氨苯蝶啶, compound reserpine 复方利血平, compound captopril 复方卡托普利, compound amiloride 复方阿米洛利',
    'losartan and hydrochlorothiazide 氯沙坦钾氢氯噻嗪, valsartan and hydrochlorothiazide 缬沙坦氢氯噻嗪, irbesartan and hydrochlorothiazide 厄贝沙坦氢氯噻嗪',
    'telmisartan and hydrochlorothiazide 替米沙坦氢氯噻嗪, candesartan and hydrochlorothiazide 坎地沙坦酯氢氯噻嗪, olmesartan and hydrochlorothiazide 奥美沙坦酯氢氯噻嗪',
    'benazepril and hydrochlorothiazide 贝那普利氢氯噻嗪, lisinopril and hydrochlorothiazide 赖诺普利氢氯噻嗪, bisoprolol and hydrochlorothiazide 比索洛尔氢氯噻嗪',
    'valsartan and amlodipine 缬沙坦氨氯地平, telmisartan and amlodipine 替米沙坦氨氯地平, olmesartan and amlodipine 奥美沙坦酯氨氯地平, amlodipine and benazepril 氨氯地平贝那普利',
    'perindopril and indapamide 培哚普利吲达帕胺, perindopril and amlodipine 培哚普利氨氯地平, nitrendipine and atenolol 尼群洛尔, enalapril and folic acid 依那普利叶酸',
    'amlodipine and atorvastatin 氨氯地平阿托伐他汀',
  ].join(', '),
  biguanide: 'metformin 二甲双胍',
  sulfonylurea:
    'gliclazide 格列齐特, glimepiride 格列美脲, glipizide 格列吡嗪, gliquidone 格列喹酮, glibenclamide 格列本脲',
  glucosidase_inhibitor: 'acarbose 阿卡波糖, voglibose 伏格列波糖, miglitol 米格列醇',
  glinide: 'repaglinide 瑞格列奈, nateglinide 那格列奈',
  thiazolidinedione: 'pioglitazone 吡格列酮, rosiglitazone 罗格列酮',
  dpp4_inhibitor:
    'sitagliptin 西格列汀, saxagliptin 沙格列汀, vildagliptin 维格列汀, linagliptin 利格列汀, alogliptin 阿格列汀',
  sglt2_inhibitor: 'dapagliflozin 达格列净, empagliflozin 恩格列净, canagliflozin 卡格列净',
  glucose_compound: [
    'metformin and glibenclamide 二甲双胍格列本脲, metformin and glipizide 二甲双胍格列吡嗪, pioglitazone and metformin 吡格列酮二甲双胍, repaglinide and metformin 瑞格列奈二甲双胍',
    'sitagliptin and metformin 西格列汀二甲双胍, saxagliptin and metformin 沙格列汀二甲双胍, vildagliptin and metformin 二甲双胍维格列汀, linagliptin and metformin 利格列汀二甲双胍',
    'dapagliflozin and metformin 达格列净二甲双胍, xiaoke pill 消渴丸',
  ].join(', '),
  glp1_agonist: 'liraglutide 利拉鲁肽, semaglutide 司美格鲁肽, dulaglutide 度拉糖肽, exenatide 艾塞那肽',
  insulin:
    'human insulin 人胰岛素, isophane insulin 精蛋白人胰岛素, insulin glargine 甘精胰岛素, insulin detemir 地特胰岛素, insulin degludec 德谷胰岛素, insulin aspart 门冬胰岛素, insulin lispro 赖脯胰岛素, insulin glulisine 谷赖胰岛素, insulin 胰岛素',
  lipid_lowering:
    'atorvastatin 阿托伐他汀, rosuvastatin 瑞舒伐他汀, simvastatin 辛伐他汀, pravastatin 普伐他汀, ezetimibe 依折麦布, ezetimibe and simvastatin 依折麦布辛伐他汀, fenofibrate 非诺贝特',
  antiplatelet: 'aspirin 阿司匹林, clopidogrel 氯吡格雷',
  antituberculous:
    'isoniazid 异烟肼, rifampicin 利福平, pyrazinamide 吡嗪酰胺, ethambutol 乙胺丁醇, rifampicin and isoniazid 异福, rifampicin isoniazid and pyrazinamide 异福酰胺, rifampicin isoniazid pyrazinamide and ethambutol 乙胺吡嗪利福异烟',
  toxic: 'arsenic trioxide 三氧化二砷, atropine 阿托品, pilocarpine 毛果芸香碱, strychnine 士的宁',
  radioactive: 'sodium iodide i-131 碘[131I]化钠',
  precursor:
    'ephedrine 麻黄碱, pseudoephedrine 伪麻黄碱, ergotamine 麦角胺, pseudoephedrine and paracetamol 氨酚伪麻, paracetamol pseudoephedrine and dextromethorphan 氨酚伪麻美芬',
  narcotic:
    'morphine 吗啡, oxycodone 羟考酮, fentanyl 芬太尼, pethidine 哌替啶, codeine 可待因, methadone 美沙酮',
  psychotropic_1: 'methylphenidate 哌醋甲酯, ketamine 氯胺酮, buprenorphine 丁丙诺啡',
  psychotropic_2:
    'diazepam 地西泮, alprazolam 阿普唑仑, estazolam 艾司唑仑, lorazepam 劳拉西泮, clonazepam 氯硝西泮, zolpidem 唑吡坦, zopiclone 佐匹克隆, phenobarbital 苯巴比妥, tramadol 曲马多, tramadol and paracetamol 氨酚曲马多, oxycodone and paracetamol 氨酚羟考酮, compound codeine 复方磷酸可待因',
  antimicrobial:
    'amoxicillin 阿莫西林, amoxicillin and clavulanate 阿莫西林克拉维酸, compound sulfamethoxazole 复方磺胺甲噁唑, cefuroxime 头孢呋辛, cefixime 头孢克肟, azithromycin 阿奇霉素, levofloxacin 左氧氟沙星, metronidazole 甲硝唑, fluconazole 氟康唑',
  special_storage: '',
};

/** A drug of the table. */
export type Drug = {
  /** The English generic name with low lines: what two ways of writing it have in common. */
  readonly code: string;
  readonly name: Sentence;
  readonly drugClass: DrugClass;
};

const isDrugClass = (name: string): name is DrugClass => name in DRUG_CLASSES;

const drugsIn = (drugClass: DrugClass): Drug[] =>
  Array.from(NAMES[drugClass].matchAll(/(\w[\w -]*) ([^,]+)/g), ([, en = '', zh = '']) => ({
    code: en.replaceAll(/\W/g, '_'),
    name: { 'zh-CN': zh, en },
    drugClass,
  }));

/** The table of drugs, class by class: each is of one class. */
export const drugTable: readonly Drug[] = Object.keys(DRUG_CLASSES).filter(isDrugClass).flatMap(drugsIn);
