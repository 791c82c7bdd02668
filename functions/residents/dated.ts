import type { LocalDate } from '../../domain/kernel/time.ts';
import { nextDatedChange } from '../../domain/residents/index.ts';
import type { ResidentFile } from './resident-file.ts';
import { hasOwnFacts, recorded } from './recorded.ts';
import { rowPatches } from './rows.ts';
import type { Patch } from './stored.ts';

/** What time alone changes of a resident's row by a day: a key group that ended, as a pregnancy does by itself. */
export const datedPatches = ({ stored, rows }: ResidentFile, today: LocalDate): Patch[] =>
  hasOwnFacts(stored) ? rowPatches(rows, recorded(stored), today) : [];

/** The first day after another on which a dated value of a resident begins or ends, where there is one. */
export const nextDatedDay = ({ stored }: ResidentFile, today: LocalDate): LocalDate | undefined =>
  hasOwnFacts(stored) ? nextDatedChange(recorded(stored).dates, today) : undefined;
