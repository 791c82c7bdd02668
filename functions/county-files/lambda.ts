import { apiOf } from '../kit/api-of.ts';
import type { Api } from '../kit/http.ts';
import { countyFilesManifest } from './manifest.ts';
import { countyFilesProblems } from './problems.ts';
import { showExportUseCase } from './show-export.ts';
import { showExportedFileUseCase } from './show-exported-file.ts';
import { showImportUseCase } from './show-import.ts';
import { showRejectsFileUseCase } from './show-rejects-file.ts';
import { showRejectsUseCase } from './show-rejects.ts';
import { startExportUseCase } from './start-export.ts';
import { startImportUseCase } from './start-import.ts';

/** What the Lambda of county files answers. */
export const countyFilesApi: Api = apiOf(
  countyFilesManifest,
  [
    startImportUseCase,
    showImportUseCase,
    showRejectsUseCase,
    showRejectsFileUseCase,
    startExportUseCase,
    showExportUseCase,
    showExportedFileUseCase,
  ],
  countyFilesProblems,
);
