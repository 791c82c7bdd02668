import { appraisalPoints } from '../../domain/appraisal/index.ts';
import { ok } from '../../domain/kernel/result.ts';
import { csvRow, harmless } from '../county-files/csv-text.ts';
import { useCase } from '../kit/use-case.ts';
import { exportAppraisal } from './api.ts';
import { type SeenDeed, teamDeeds } from './team-deeds.ts';

const COLUMNS = ['item', 'on', 'points', 'residentId', 'evidence', 'shownBy'];

const rowOf = ({ item, on, residentId, evidence, shownBy = '', isSeen }: SeenDeed): string[] => {
  const who = isSeen ? [residentId, evidence, shownBy] : ['', '', ''];
  return [item, on, String(appraisalPoints[item]), ...who].map(harmless);
};

/** Answers an appraisal as a table: its points add up to those of the appraisal, whoever asks. */
export const exportAppraisalUseCase = useCase(exportAppraisal, async (asked, ports) => {
  const found = await teamDeeds(asked, ports);
  if (!found.ok) return found;
  const { deeds } = found.value;
  const lines = [COLUMNS, ...deeds.map(rowOf)].map(csvRow);
  const seen = deeds.filter(({ isSeen }) => isSeen).map(({ residentId }) => residentId);
  return ok({ answer: `${lines.join('\n')}\n`, saw: [...new Set(seen)] });
});
