import type { Sentence } from '../../domain/kernel/text.ts';
import { failureOf } from '../kit/failure.ts';
import { isBrokenOff } from './broken-off.ts';
import { isCountyError } from './county-error.ts';
import type { JobPlace } from './job-place.ts';
import { isSourceError } from './sources/source-error.ts';

const FAILED = {
  'zh-CN': '处理失败，请稍后重试',
  en: 'it could not be done: try again later',
} as const;

/** A world that is busy passes: the next attempt goes on. */
const mayPass = (error: unknown): boolean => isBrokenOff(error) || failureOf(error).code !== 'service/failed';

/** Why a job failed, for who asked for it: what is wrong with the file. What is wrong here is told to `onFailure`; what may
 *  pass by itself, and what breaks an attempt off, is thrown again. */
export const whyFailed = ({ onFailure }: Pick<JobPlace, 'onFailure'>, error: unknown): Sentence => {
  if (mayPass(error)) throw error;
  if (isCountyError(error) || isSourceError(error)) return error.says;
  onFailure(error);
  return FAILED;
};
