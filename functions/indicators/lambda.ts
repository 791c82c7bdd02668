import { apiOf } from '../kit/api-of.ts';
import type { Api } from '../kit/http.ts';
import { exportRatesUseCase, exportWorkbookUseCase } from './export-rates.ts';
import { importIndicatorsUseCase } from './import-indicators.ts';
import { indicatorsManifest } from './manifest.ts';
import { indicatorsProblems } from './problems.ts';
import { showChildrenUseCase } from './show-children.ts';
import { showPeopleUseCase } from './show-people.ts';
import { showRatesUseCase } from './show-rates.ts';
import { showRecountUseCase } from './show-recount.ts';
import { showTrendUseCase } from './show-trend.ts';
import { startRecountUseCase } from './start-recount.ts';

/** What the Lambda of indicators answers. */
export const indicatorsApi: Api = apiOf(
  indicatorsManifest,
  [
    showRatesUseCase,
    importIndicatorsUseCase,
    exportRatesUseCase,
    exportWorkbookUseCase,
    startRecountUseCase,
    showRecountUseCase,
    showPeopleUseCase,
    showTrendUseCase,
    showChildrenUseCase,
  ],
  indicatorsProblems,
);
