import { wordsOf } from '../kit/words.ts';

/** Texts of moving a team's residents to another team. */
export const moveWords = wordsOf('panel-move', {
  title: { 'zh-CN': '转移签约居民', en: 'Move the residents' },
  note: {
    'zh-CN':
      '家庭医生离开时，可把本团队全部签约居民转签至另一团队：逐批办理，可随时停止、继续，不会重复转签。',
    en: 'When a doctor leaves, everybody with a contract can move to another team: some at a time, to be stopped and gone on with; nobody moves twice.',
  },
  start: { 'zh-CN': '转移全部签约居民', en: 'Move all residents' },
  begin: { 'zh-CN': '开始转移{{people}}人', en: 'Move all {{people}}' },
  nobody: { 'zh-CN': '本团队没有签约居民', en: 'The team has no residents with a contract' },
  toTeam: { 'zh-CN': '转至团队', en: 'To the team' },
  noOtherTeam: {
    'zh-CN': '您的范围内没有其他团队，请由管理员办理',
    en: 'You look after no other team: ask an administrator',
  },
  startsOn: { 'zh-CN': '转签日期', en: 'Contracts begin on' },
  reason: { 'zh-CN': '理由', en: 'Reason' },
  reasonHint: {
    'zh-CN': '如：原家庭医生调离。写入每一份签约。',
    en: 'Such as: the family doctor moves away. It is recorded with every contract.',
  },
  basis: { 'zh-CN': '居民是否同意', en: 'Do the residents agree?' },
  told: { 'zh-CN': '按协议约定告知', en: 'Told, as the agreement provides' },
  consented: { 'zh-CN': '已取得同意', en: 'They consented' },
  by: { 'zh-CN': '谁同意的', en: 'Who agreed' },
  method: { 'zh-CN': '以何种方式', en: 'How' },
  at: { 'zh-CN': '同意日期', en: 'When' },
  progress: { 'zh-CN': '转移进度', en: 'How far the move is' },
  count: { 'zh-CN': '{{done}} / {{total}}', en: '{{done}} / {{total}}' },
  running: { 'zh-CN': '正在转至{{team}}', en: 'Moving to {{team}}' },
  stopping: { 'zh-CN': '正在停止…', en: 'Stopping…' },
  stopped: { 'zh-CN': '已停止，可继续', en: 'Stopped: it can go on' },
  failed: { 'zh-CN': '! 中断，可继续', en: '! Interrupted: it can go on' },
  done: { 'zh-CN': '✓ 已全部办理，转至{{team}}', en: '✓ All done: moved to {{team}}' },
  outcome: {
    'zh-CN': '已转{{moved}}人，未转{{skipped}}人',
    en: 'Moved: {{moved}}, not moved: {{skipped}}',
  },
  stop: { 'zh-CN': '停止', en: 'Stop' },
  goOn: { 'zh-CN': '继续', en: 'Go on' },
  forget: { 'zh-CN': '不再继续', en: 'Leave it so' },
  skipped: { 'zh-CN': '没有转移的居民', en: 'Who did not move' },
  resident: { 'zh-CN': '居民', en: 'Resident' },
  openRecord: { 'zh-CN': '查看档案（{{id}}）', en: 'Open the record ({{id}})' },
  why: { 'zh-CN': '原因', en: 'Why' },
});

/** Names of why somebody does not move with a panel; others are called by their code. */
export const skipWords = wordsOf('panel-move-skips', {
  'organisation/no-contract-with-team': {
    'zh-CN': '目前未与该团队签约，或已死亡、迁出',
    en: 'No current contract with the team, or died or moved away',
  },
  'contract/no-consent': { 'zh-CN': '没有记录同意', en: 'No consent is recorded' },
  'contract/guardian-needed': {
    'zh-CN': '未成年人须由监护人或户主同意，请单独办理',
    en: 'A minor: a guardian or the head of the household consents, one by one',
  },
  'contract/overlaps': {
    'zh-CN': '在此期间已有另一份签约',
    en: 'Has another contract in that time already',
  },
  'contract/ended-early': { 'zh-CN': '签约已提前结束', en: 'The contract ended before its term' },
  'contract/ends-outside-term': {
    'zh-CN': '转签日期不在签约期内',
    en: 'The day does not lie within the contract',
  },
  'contract/starts-too-late': { 'zh-CN': '转签日期过远', en: 'The day is too far ahead' },
  'contract/not-resident': { 'zh-CN': '已死亡或迁出', en: 'Died or moved away' },
  'contract/is-draft': { 'zh-CN': '签约尚未确认', en: 'The contract is a draft' },
  'contract/not-found': { 'zh-CN': '没有找到签约', en: 'The contract was not found' },
});
