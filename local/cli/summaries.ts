import type { CountyImported, DayRun } from '../../events/county.ts';
import { percent, type Rate } from '../../domain/indicators/index.ts';

/** The rows of each file of a county as people read them. */
export const importSummary = ({ files }: CountyImported, folder: string): string => {
  const lines = Object.entries(files).map(([file, { accepted, rejected }]) => {
    const left = rejected === 0 ? '' : `  剔除 / left out ${rejected}`;
    return `  ${file.padEnd(18)} ${String(accepted).padStart(9)}${left}`;
  });
  const rejected = Object.values(files).reduce((sum, count) => sum + count.rejected, 0);
  const advice =
    rejected === 0
      ? ''
      : `\n剔除${rejected}行，原因见 ${folder}/rejects.csv，改正后可重新导入 / ${rejected} rows left out: see rejects.csv, mend and import again`;
  return `导入 / imported\n${lines.join('\n')}${advice}`;
};

/** The indicators that a run prints at once, each with what it says. */
const HEADLINES: readonly (readonly [string, string, string])[] = [
  ['contract_rate', 'all', '签约率 / contract rate'],
  ['contract_rate', 'key', '重点人群签约率 / of key groups'],
  ['signed_and_served_rate', 'all', '签而有约 / signed and served'],
  ['hypertension_standardised_rate', 'all', '高血压规范管理率 / hypertension standardised'],
  ['hypertension_control_rate', 'all', '高血压控制率 / hypertension controlled'],
  ['diabetes_standardised_rate', 'all', '糖尿病规范管理率 / diabetes standardised'],
  ['diabetes_control_rate', 'all', '糖尿病控制率 / diabetes controlled'],
];

const headline = (
  rates: readonly Rate[],
  [indicator, group, title]: (typeof HEADLINES)[number],
): string[] => {
  const rate = rates.find((candidate) => candidate.indicator === indicator && candidate.group === group);
  if (rate === undefined) return [];
  const shown = percent(rate) === '' ? '—' : `${percent(rate)} %`;
  return [`  ${shown.padStart(9)}  ${title} (${rate.numerator}/${rate.denominator})`];
};

/** What a day came to, for people.
 *  @param rates those of the whole county */
export const runSummary = (event: DayRun, rates: readonly Rate[], folder: string): string => {
  const counts: readonly (readonly [number, string])[] = [
    [event.residents, '居民 / residents'],
    [event.visits, '已评估随访 / follow-ups decided → assessments.csv'],
    [event.tasks, '待办任务 / open tasks → worklist.csv'],
    [event.messages, '短信 / SMS of the day → reminders.csv'],
    [event.calls, '需人工联系 / people to be reached by a person → calls.csv'],
  ];
  const lines = counts.map(([count, title]) => `  ${String(count).padStart(9)}  ${title}`);
  const area = rates[0] === undefined ? '' : `\n${rates[0].scopeId} 指标 / indicators → rates.csv\n`;
  const numbers = HEADLINES.flatMap((line) => headline(rates, line)).join('\n');
  return `${event.day} ${event.profile}\n${lines.join('\n')}${area}${numbers}\n文件 / files: ${folder}`;
};
