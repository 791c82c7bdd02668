import { reminderPolicy } from './policy.ts';

const MILLI_YUAN_PER_FEN = 10;

/** What so many segments cost, in whole fen, halves rounded up. */
export const costFen = (segments: number): number =>
  Math.round((segments * reminderPolicy.segmentMilliYuan) / MILLI_YUAN_PER_FEN);
