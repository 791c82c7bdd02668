import { format } from 'prettier';

import {
  COLD_DRUG_CLASSES,
  type Drug,
  DRUG_CLASSES,
  drugTable,
  EXCLUDED_DRUG_CLASSES,
} from '../../domain/prescriptions/index.ts';
import { PROJECT, textOf } from './project-files.ts';

const noteOf = ({ drugClass }: Drug): string => {
  if (EXCLUDED_DRUG_CLASSES.some((excluded) => excluded === drugClass)) return '不得开具 refused';
  return COLD_DRUG_CLASSES.includes(drugClass) ? '冷藏 kept cold: pointed out' : '';
};

const rowOf = (drug: Drug): string => {
  const { code, name, drugClass } = drug;
  const { 'zh-CN': zh, en } = DRUG_CLASSES[drugClass];
  return `| \`${code}\` | ${name['zh-CN']} | ${name.en} | ${zh} ${en} | ${noteOf(drug)} |`;
};

const LINES = [
  '# Drugs',
  '',
  'The drugs that a prescription is checked by: those that hypertension and diabetes are treated with in primary care and what goes with them, and the common ones of the classes that are never given for long. It is no list of all drugs: another name is allowed and pointed out. A name is known in either language, with its salt and form or without them. Codes stand for the generic name. This page is made from `domain/prescriptions/drug-table.ts`, which names its sources (`vitest run tests/architecture/drugs.test.ts -u` writes it anew).',
  '',
  '| code | 通用名 | generic name | class | long prescriptions |',
  '| --- | --- | --- | --- | --- |',
  ...drugTable.map(rowOf),
  '',
];

/** The page of the table of drugs, as the project formats it. */
export const drugsPage = (): Promise<string> =>
  format(LINES.join('\n'), {
    ...Object(JSON.parse(textOf('.prettierrc.json'))),
    parser: 'markdown',
    filepath: `${PROJECT}/docs/drugs.md`,
  });
