import { daysBetween, type LocalDate } from '../kernel/time.ts';
import { drugKey, drugNamed } from './drug.ts';
import { COLD_DRUG_CLASSES, EXCLUDED_DRUG_CLASSES, prescriptionPolicy as policy } from './policy.ts';
import { type Check, type PrescriptionRequest, SOURCES } from './request.ts';

const isOfOne = (name: string, classes: readonly string[]): boolean =>
  classes.includes(drugNamed(name)?.drugClass ?? '');

/** Refuses every drug of an excluded class. */
export const checkExcluded = ({ drugs }: PrescriptionRequest): Check[] =>
  drugs
    .filter((name) => isOfOne(name, EXCLUDED_DRUG_CLASSES))
    .map((name) => ({
      code: 'prescription/excluded-drug',
      answer: 'refuse',
      says: { 'zh-CN': `${name}不得开具长期处方`, en: `${name} is excluded from long prescriptions` },
      source: SOURCES.national,
    }));

/** Warns of every drug that the resident has for more than a week yet, however it is written. */
export const checkOverlap = ({ drugs, running }: PrescriptionRequest, today: LocalDate): Check[] =>
  drugs.flatMap((name) =>
    running
      .filter(
        ({ drug, runsOutOn }) => drug === drugKey(name) && daysBetween(today, runsOutOn) > policy.overlapDays,
      )
      .map(({ runsOutOn }) => ({
        code: 'prescription/overlap',
        answer: 'warn',
        says: { 'zh-CN': `${name}尚有余量至${runsOutOn}`, en: `${name} still lasts until ${runsOutOn}` },
        source: SOURCES.design,
      })),
  );

/** Warns of every drug that the table does not have: nobody has looked whether it is excluded. */
export const checkUnknown = ({ drugs }: PrescriptionRequest): Check[] =>
  drugs
    .filter((name) => drugNamed(name) === undefined)
    .map((name) => ({
      code: 'prescription/unknown-drug',
      answer: 'warn',
      says: {
        'zh-CN': `药品目录中没有${name}，请核对是否属于不得开具长期处方的药品`,
        en: `${name} is not in the drug table: check that it is none of the excluded ones`,
      },
      source: SOURCES.design,
    }));

/** Warns of every drug that is kept cold: whether that excludes it is for the county to say. */
export const checkCold = ({ drugs }: PrescriptionRequest): Check[] =>
  drugs
    .filter((name) => isOfOne(name, COLD_DRUG_CLASSES))
    .map((name) => ({
      code: 'prescription/kept-cold',
      answer: 'warn',
      says: {
        'zh-CN': `${name}须冷藏，请核对本县长期处方目录`,
        en: `${name} is kept cold: check the county's list of long prescriptions`,
      },
      source: SOURCES.national,
    }));
