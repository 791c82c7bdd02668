import { apiOf } from '../kit/api-of.ts';
import type { Api } from '../kit/http.ts';
import { indicatorsManifest } from './manifest.ts';
import { indicatorsProblems } from './problems.ts';

/** What the Lambda of indicators answers. */
export const indicatorsApi: Api = apiOf(
  indicatorsManifest,
  {
    'indicators.showRates': async () => (await import('./show-rates.ts')).showRatesUseCase,
    'indicators.import': async () => (await import('./import-indicators.ts')).importIndicatorsUseCase,
    'indicators.exportRates': async () => (await import('./export-rates.ts')).exportRatesUseCase,
    'indicators.exportWorkbook': async () => (await import('./export-rates.ts')).exportWorkbookUseCase,
    'indicators.startRecount': async () => (await import('./start-recount.ts')).startRecountUseCase,
    'indicators.showRecount': async () => (await import('./show-recount.ts')).showRecountUseCase,
    'indicators.showPeople': async () => (await import('./show-people.ts')).showPeopleUseCase,
    'indicators.showTrend': async () => (await import('./show-trend.ts')).showTrendUseCase,
    'indicators.showChildren': async () => (await import('./show-children.ts')).showChildrenUseCase,
  },
  indicatorsProblems,
);
