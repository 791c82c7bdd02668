import { wordsOf } from '../kit/words.ts';

/** Texts of correcting a record, and of death and moving out. */
export const amendWords = wordsOf('resident-amend', {
  title: { 'zh-CN': '更正{{name}}的档案', en: 'Correct the record of {{name}}' },
  note: {
    'zh-CN': '只保存改动过的栏目；部分隐藏的号码不改就不会变。',
    en: 'Only what you change is saved; a number that is partly hidden stays unless you type it anew.',
  },
  reason: { 'zh-CN': '更正理由', en: 'Why it is corrected' },
  nothing: { 'zh-CN': '没有改动', en: 'Nothing is changed' },
  stale: {
    'zh-CN': '有人在您填写时改动了这份档案。读取最新内容后，您填写的会保留，请核对后再保存。',
    en: 'Somebody changed this record while you were typing. Read it again: what you typed stays. Look it over, then save.',
  },
  readAgain: { 'zh-CN': '读取最新内容，保留我填的', en: 'Read again, keep what I typed' },
  theirs: { 'zh-CN': '他人已改动：{{fields}}', en: 'Changed by somebody else: {{fields}}' },
  theirsNone: {
    'zh-CN': '已读取最新内容，这些栏目没有他人的改动。可以保存。',
    en: 'Read again: none of these fields was changed by somebody else. You can save.',
  },
  departedTitle: { 'zh-CN': '登记死亡或迁出', en: 'Death or moving out' },
  what: { 'zh-CN': '登记', en: 'What happened' },
  died: { 'zh-CN': '死亡', en: 'The resident died' },
  movedOut: { 'zh-CN': '迁出本县', en: 'Moved out of the county' },
  back: { 'zh-CN': '已迁回', en: 'Has come back' },
  notDead: { 'zh-CN': '撤销死亡登记（登记有误）', en: 'The death was recorded in error' },
  on: { 'zh-CN': '日期', en: 'Date' },
  movedOn: { 'zh-CN': '离开后的第一天', en: 'First day away' },
  diedConfirm: {
    'zh-CN': '我确认{{name}}已去世。签约随之结束，待办和短信随之停止。',
    en: 'I confirm that {{name}} has died. Contracts end with it; tasks and SMS stop.',
  },
  movedOutConfirm: {
    'zh-CN': '我确认{{name}}已迁出本县。从该日起不再计入常住居民，待办和短信随之停止。',
    en: 'I confirm that {{name}} has moved out of the county. From that day on they count no more; tasks and SMS stop.',
  },
  backConfirm: {
    'zh-CN': '我确认{{name}}已迁回本县，从今天起重新计入。',
    en: 'I confirm that {{name}} is back in the county and counts again from today on.',
  },
  notDeadConfirm: {
    'zh-CN': '我确认{{name}}的死亡登记有误。随之结束的签约不会自动恢复。',
    en: 'I confirm that the death of {{name}} was recorded in error. Contracts that ended with it do not come back by themselves.',
  },
  mustConfirm: { 'zh-CN': '请先确认', en: 'Please confirm first' },
  none: { 'zh-CN': '未登记', en: 'Not recorded' },
});
