import type { Maps } from '../kit/parts.ts';
import { everyNightRecount, type RecountTools } from './every-night-recount.ts';

/** What counting does about everybody, in parts. */
export const indicatorsMaps: Maps<RecountTools> = { 'indicators.every-night-recount': everyNightRecount };
