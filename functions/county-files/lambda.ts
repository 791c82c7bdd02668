import { apiOf } from '../kit/api-of.ts';
import type { Api } from '../kit/http.ts';
import { countyFilesManifest } from './manifest.ts';
import { countyFilesProblems } from './problems.ts';

/** What the Lambda of county files answers. */
export const countyFilesApi: Api = apiOf(
  countyFilesManifest,
  {
    'county-files.startImport': async () => (await import('./start-import.ts')).startImportUseCase,
    'county-files.askUpload': async () => (await import('./ask-upload.ts')).askUploadUseCase,
    'county-files.showImport': async () => (await import('./show-import.ts')).showImportUseCase,
    'county-files.showRejects': async () => (await import('./show-rejects.ts')).showRejectsUseCase,
    'county-files.showRejectsFile': async () =>
      (await import('./show-rejects-file.ts')).showRejectsFileUseCase,
    'county-files.startExport': async () => (await import('./start-export.ts')).startExportUseCase,
    'county-files.showExport': async () => (await import('./show-export.ts')).showExportUseCase,
    'county-files.showExportedFile': async () =>
      (await import('./show-exported-file.ts')).showExportedFileUseCase,
  },
  countyFilesProblems,
);
