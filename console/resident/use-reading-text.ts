import { useWords } from '../kit/words.ts';
import { visitWords } from './visit-words.ts';
import type { Visit } from './visits.ts';

/** Says what a visit measured in a line: 血压 132/84 mmHg · 空腹血糖 6.1 mmol/L. */
export const useReadingText = (): ((visit: Pick<Visit, 'readings'>) => string) => {
  const say = useWords(visitWords);
  return ({ readings: { sbp, dbp, fpg, ppg, hba1c } }) =>
    [
      sbp === undefined && dbp === undefined ? '' : `${say('bp')} ${sbp ?? '–'}/${dbp ?? '–'} mmHg`,
      fpg === undefined ? '' : `${say('fpg')} ${fpg} mmol/L`,
      ppg === undefined ? '' : `${say('ppg')} ${ppg} mmol/L`,
      hba1c === undefined ? '' : `${say('hba1c')} ${hba1c}%`,
    ]
      .filter((text) => text !== '')
      .join(' · ');
};
