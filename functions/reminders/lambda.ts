import { apiOf } from '../kit/api-of.ts';
import type { Api } from '../kit/http.ts';
import { remindersManifest } from './manifest.ts';
import { remindersProblems } from './problems.ts';

/** What the Lambda of reminders answers. */
export const remindersApi: Api = apiOf(remindersManifest, [], remindersProblems);
