import { apiOf } from '../kit/api-of.ts';
import type { Api } from '../kit/http.ts';
import { indicatorsManifest } from './manifest.ts';
import { indicatorsProblems } from './problems.ts';
import { showChildrenUseCase } from './show-children.ts';
import { showPeopleUseCase } from './show-people.ts';
import { exportRatesUseCase, showRatesUseCase } from './show-rates.ts';
import { showTrendUseCase } from './show-trend.ts';

/** What the Lambda of indicators answers. */
export const indicatorsApi: Api = apiOf(
  indicatorsManifest,
  [showRatesUseCase, exportRatesUseCase, showPeopleUseCase, showTrendUseCase, showChildrenUseCase],
  indicatorsProblems,
);
