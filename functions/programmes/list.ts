import { ranges } from '../../domain/kernel/quantity.ts';
import { ok } from '../../domain/kernel/result.ts';
import {
  defaultProfile,
  type Programme,
  profiles,
  programmes,
  type RuleProfile,
  screeningPolicy,
} from '../../domain/programmes/index.ts';
import { useCase } from '../kit/use-case.ts';
import { listProgrammes } from './api.ts';
import type { ProfileBody, ProgrammeBody } from './bodies.ts';

const screeningBody = (code: string): ProgrammeBody['screening'] => {
  const rule = screeningPolicy[code];
  return rule === undefined ? null : { ...rule, riskFromAgeYears: rule.riskFromAgeYears ?? null };
};

const programmeBody = ({ code, name, rowLetter, measurements, source }: Programme): ProgrammeBody => ({
  code,
  name,
  rowLetter,
  measurements: measurements.map((quantity) => ({ name: quantity, ...ranges[quantity] })),
  screening: screeningBody(code),
  source,
});

const profileBody = (profile: RuleProfile): ProfileBody => {
  const { bloodPressureTargets, countsAsFaceToFace } = profile;
  return {
    ...profile,
    isDefault: profile === defaultProfile,
    bloodPressureTargets: [...bloodPressureTargets],
    countsAsFaceToFace: { ...countsAsFaceToFace, modes: [...countsAsFaceToFace.modes] },
  };
};

/** Lists programmes and rule profiles: nobody's data, the same for everyone. */
export const listProgrammesUseCase = useCase(listProgrammes, async () =>
  ok({
    answer: { items: programmes.map(programmeBody), next: null, profiles: profiles.map(profileBody) },
    saw: [],
  }),
);
