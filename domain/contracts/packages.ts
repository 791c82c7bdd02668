import { localDate } from '../kernel/time.ts';
import type { ServicePackage } from './package.ts';

/** The packages of a county that has published none of its own.
 *  @source [design]: contents after 国卫基层发〔2018〕35号 (health assessment and plan, health education, guidance on
 *  medicines and by traditional medicine); prices and days are examples that a county replaces */
export const defaultPackages: readonly ServicePackage[] = [
  {
    code: 'basic',
    kind: 'basic',
    name: { 'zh-CN': '基础包', en: 'Basic package' },
    from: localDate('2018-09-29'),
    items: [
      { item: 'health_assessment', dueInDays: 30, priceFen: 3_000 },
      { item: 'health_education', dueInDays: 180, priceFen: 1_000 },
      { item: 'tcm_guidance', dueInDays: 270, priceFen: 1_000 },
    ],
    payersFen: { government: 0, publicHealth: 3_000, insurance: 2_000, self: 0 },
  },
  {
    code: 'individual',
    kind: 'individual',
    name: { 'zh-CN': '个性化服务包', en: 'Individual package' },
    from: localDate('2018-09-29'),
    items: [
      { item: 'health_assessment', dueInDays: 30, priceFen: 3_000 },
      { item: 'medication_review', dueInDays: 90, priceFen: 2_000 },
      { item: 'health_education', dueInDays: 180, priceFen: 1_000 },
      { item: 'home_visit', dueInDays: 210, priceFen: 5_000 },
      { item: 'tcm_guidance', dueInDays: 270, priceFen: 1_000 },
    ],
    payersFen: { government: 0, publicHealth: 3_000, insurance: 5_000, self: 4_000 },
  },
];
