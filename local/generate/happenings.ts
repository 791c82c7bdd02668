import type { Course, Patient } from './patients.ts';
import type { Choices, Random } from './random.ts';
import type { Readings } from './readings.ts';
import { unreachable } from '../../domain/kernel/result.ts';
import { courseShape } from './care-shape.ts';

/** What a visit turned out to be. */
export type Happening =
  'plain' | 'emergency' | 'complication' | 'reaction' | 'incomplete' | 'lost' | 'refused';

/** What a happening changes in an ordinary visit's record; a reading set to nothing was not taken. */
export type Change = Readings & {
  readonly dangerSigns?: string;
  readonly cannotHandle?: 'yes';
  readonly adverseReaction?: 'present' | 'uncontrolled';
  readonly complication?: 'new' | 'worse';
  readonly note?: string;
};

/** Draws what happens at a visit; a reaction tends to last, loose patients are hard to find. */
export const drawHappening = (random: Random, { habit }: Patient, course: Course): Happening => {
  if (course.hadReaction && random.chance(courseShape.reactionLasts)) return 'reaction';
  if (habit === 'loose' && random.chance(courseShape.lostWhenLoose)) return 'lost';
  return random.weighted(courseShape.happenings);
};

type MakeChange = (random: Random) => Change;

const HYPERTENSION_SIGNS: Choices<string> = [
  ...(['severe_headache', 'consciousness_change', 'nausea_vomiting', 'blurred_vision'] as const),
  ...(['chest_tightness', 'cannot_lie_flat', 'severe_headache|nausea_vomiting', 'precordial_pain'] as const),
];
const DIABETES_SIGNS: Choices<string> = [
  ...(['acetone_breath', 'consciousness_change', 'deep_breathing', 'vision_loss'] as const),
  ...(['abdominal_pain', 'palpitation|sweating', 'nausea_vomiting'] as const),
];

const HYPERTENSION_EMERGENCIES: Choices<MakeChange> = [
  (random) => ({ sbp: random.between(180, 214), dbp: random.between(88, 109) }),
  (random) => ({ sbp: random.between(150, 179), dbp: random.between(110, 126) }),
  (random) => ({ sbp: random.between(180, 200), dbp: undefined }),
  (random) => ({ dangerSigns: random.pick(HYPERTENSION_SIGNS) }),
  (random) => ({ dangerSigns: random.pick(HYPERTENSION_SIGNS), sbp: undefined, dbp: undefined }),
  () => ({ cannotHandle: 'yes' }),
];

const DIABETES_EMERGENCIES: Choices<MakeChange> = [
  (random) => ({ fpg: random.between(167, 243) / 10, ppg: undefined }),
  (random) => ({ fpg: random.between(26, 39) / 10, ppg: undefined }),
  (random) => ({ ppg: random.between(167, 260) / 10 }),
  (random) => ({ heartRate: random.between(101, 134) }),
  (random) => ({ temperature: random.between(391, 404) / 10 }),
  (random) => ({ sbp: random.between(180, 206), dbp: random.between(84, 112) }),
  (random) => ({ dangerSigns: random.pick(DIABETES_SIGNS) }),
  () => ({ cannotHandle: 'yes' }),
];

const drawEmergency = (random: Random, { programme }: Patient): Change =>
  random.pick(programme === 'hypertension' ? HYPERTENSION_EMERGENCIES : DIABETES_EMERGENCIES)(random);

/** A visit without the reading that its programme judges by. */
const withoutReading = (random: Random, { programme }: Patient): Change => {
  if (programme === 'diabetes') return { fpg: undefined, note: '未空腹' };
  return random.chance(0.4) ? { dbp: undefined } : { sbp: undefined, dbp: undefined, note: '未带血压计' };
};

const sometimesUnmeasured = (random: Random, patient: Patient): Change =>
  random.chance(courseShape.unmeasuredBesideOther) ? withoutReading(random, patient) : {};

/** Draws what a happening changes in the record of an ordinary visit. */
export const drawChange = (random: Random, patient: Patient, happening: Happening): Change => {
  switch (happening) {
    case 'plain':
    case 'lost':
    case 'refused':
      return {};
    case 'incomplete':
      return withoutReading(random, patient);
    case 'emergency':
      return drawEmergency(random, patient);
    case 'complication':
      return { ...sometimesUnmeasured(random, patient), complication: random.chance(0.6) ? 'new' : 'worse' };
    case 'reaction': {
      const adverseReaction = random.chance(courseShape.reactionUncontrolled) ? 'uncontrolled' : 'present';
      return { ...sometimesUnmeasured(random, patient), adverseReaction };
    }
    default:
      return unreachable(happening);
  }
};
