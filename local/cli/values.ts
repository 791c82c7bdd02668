import { InvalidArgumentError } from 'commander';

import { type Scope, SCOPES } from '../../domain/indicators/index.ts';
import { isLocalDate, type LocalDate } from '../../domain/kernel/time.ts';
import { profileOf, profiles, type RuleProfile } from '../../domain/programmes/index.ts';

/** A civil date given on the command line. */
export const dateValue = (text: string): LocalDate => {
  if (isLocalDate(text)) return text;
  throw new InvalidArgumentError('应为存在的日期，如 2025-06-30 / a real date is needed, such as 2025-06-30');
};

const EARLIEST_GENERATED = '2000-01-01';

/** A civil date that histories can be made up to. */
export const generatedDateValue = (text: string): LocalDate => {
  if (isLocalDate(text) && text >= EARLIEST_GENERATED) return text;
  throw new InvalidArgumentError(
    `应为存在的日期，不早于${EARLIEST_GENERATED} / a real date is needed, not before ${EARLIEST_GENERATED}`,
  );
};

/** A whole number from `least` to `most` given on the command line. */
export const wholeValue =
  (least: number, most: number) =>
  (text: string): number => {
    const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(
      `应为${least}至${most}的整数 / a whole number from ${least} to ${most} is needed`,
    );
  };

/** A rule profile given by its id. */
export const profileValue = (text: string): RuleProfile => {
  const profile = profileOf(text);
  if (profile !== undefined) return profile;
  const known = profiles.map(({ id }) => id).join(', ');
  throw new InvalidArgumentError(`可选 / one of: ${known}`);
};

/** A scope of rates given by name. */
export const scopeValue = (text: string): Scope => {
  const scope = SCOPES.find((name) => name === text);
  if (scope !== undefined) return scope;
  throw new InvalidArgumentError(`可选 / one of: ${SCOPES.join(', ')}`);
};
