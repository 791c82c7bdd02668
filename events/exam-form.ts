import * as z from 'zod';

import { examRanges } from '../domain/kernel/quantity.ts';
import { quantity, readings, text } from './care-fields.ts';

const count = z.int().nonnegative().optional();

/** What was looked at: in order, or not and what was seen. */
const finding = z.strictObject({ isNormal: z.boolean(), says: text.optional() }).optional();

const strip = z.enum(['-', '±', '+', '++', '+++', '++++']).optional();

const MOST_WORDS = 50;
const words = z.array(text).max(MOST_WORDS).optional();

/** What people say of themselves, and how they live. */
const lifestyle = {
  symptoms: words,
  selfRatedHealth: z
    .enum(['satisfied', 'mostly_satisfied', 'unclear', 'less_satisfied', 'dissatisfied'])
    .optional(),
  selfCare: z.enum(['independent', 'slightly_dependent', 'partly_dependent', 'dependent']).optional(),
  cognition: z.enum(['screened_negative', 'screened_positive']).optional(),
  mood: z.enum(['screened_negative', 'screened_positive']).optional(),
  smoking: z.enum(['never', 'former', 'current']).optional(),
  smokingCigarettesPerDay: count,
  drinking: z.enum(['never', 'occasional', 'often', 'daily']).optional(),
  exerciseTimesPerWeek: count,
  constitution: z
    .enum([
      ...(['balanced', 'qi_deficient', 'yang_deficient', 'yin_deficient', 'phlegm_damp'] as const),
      ...(['damp_heat', 'blood_stasis', 'qi_stagnant', 'special'] as const),
    ])
    .optional(),
};

/** The physical examination and the rough tests of mouth, vision, hearing and motor function. */
const physical = {
  temperature: readings.temperature,
  heartRate: readings.heartRate,
  respirationPerMin: quantity(examRanges.respirationPerMin).optional(),
  skin: finding,
  lymphNodes: finding,
  heart: finding,
  lungs: finding,
  abdomen: finding,
  legOedema: finding,
  dorsalisPedisPulse: finding,
  mouth: finding,
  visionLeft: quantity(examRanges.vision).optional(),
  visionRight: quantity(examRanges.vision).optional(),
  hearing: finding,
  motorFunction: finding,
};

/** Blood, urine and what is seen on film, screen and paper. */
const tests = {
  hba1c: readings.hba1c,
  haemoglobinGPerL: quantity(examRanges.haemoglobinGPerL).optional(),
  whiteCells1e9PerL: quantity(examRanges.whiteCells1e9PerL).optional(),
  platelets1e9PerL: quantity(examRanges.platelets1e9PerL).optional(),
  urineProtein: strip,
  urineGlucose: strip,
  urineKetones: strip,
  urineBlood: strip,
  altUPerL: quantity(examRanges.altUPerL).optional(),
  astUPerL: quantity(examRanges.astUPerL).optional(),
  bilirubinUmolPerL: quantity(examRanges.bilirubinUmolPerL).optional(),
  creatinineUmolPerL: quantity(examRanges.creatinineUmolPerL).optional(),
  ureaMmolPerL: quantity(examRanges.ureaMmolPerL).optional(),
  cholesterolMmolPerL: quantity(examRanges.cholesterolMmolPerL).optional(),
  triglyceridesMmolPerL: quantity(examRanges.triglyceridesMmolPerL).optional(),
  ldlMmolPerL: quantity(examRanges.ldlMmolPerL).optional(),
  hdlMmolPerL: quantity(examRanges.hdlMmolPerL).optional(),
  ecg: finding,
  chestFilm: finding,
  abdominalUltrasound: finding,
};

/** What it came to: what is out of order, and what the person was told to do. */
const conclusion = {
  abnormalities: words,
  riskFactors: words,
  advice: text.optional(),
};

/** The rest of the national exam form [健康体检表]: kept, never judged.
 *  @source domain-rules.md §1.8, §3 “Elderly ≥65” */
export const ExamForm = z.strictObject({ ...lifestyle, ...physical, ...tests, ...conclusion });
export type ExamForm = z.infer<typeof ExamForm>;
