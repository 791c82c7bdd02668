import { Page } from '../kit/page.tsx';
import { useWords } from '../kit/words.ts';
import { ExportPart } from './export-part.tsx';
import { ImportPart } from './import-part.tsx';
import { importWords } from './words.ts';
import './imports.css';

/** Counties come in as files and go out as files. */
export const Component = () => (
  <Page title={useWords(importWords)('title')}>
    <ImportPart />
    <ExportPart />
  </Page>
);
