import { wordsOf } from '../kit/words.ts';

/** Texts of the quality of records. */
export const qualityWords = wordsOf('data-quality', {
  title: { 'zh-CN': '数据质量', en: 'Data quality' },
  note: {
    'zh-CN': '从随访记录的规律中找出值得核实的地方；异常不等于造假，只说明应先看哪里',
    en: 'Where follow-up records are worth a second look. What is odd is not proof of anything: it says where to look first',
  },
  from: { 'zh-CN': '从', en: 'From' },
  to: { 'zh-CN': '到', en: 'To' },
  up: { 'zh-CN': '返回{{name}}', en: 'Back to {{name}}' },
  whole: { 'zh-CN': '全部范围', en: 'the whole' },
  check: { 'zh-CN': '开始检查', en: 'Check' },
  checkAgain: { 'zh-CN': '重新检查', en: 'Check again' },
  none: {
    'zh-CN': '{{name}}这一时期的记录还没有检查过。检查在后台进行，结果会保留。',
    en: 'The records of {{name}} for this period have not been checked yet. It is done in the background, and the result is kept.',
  },
  waiting: { 'zh-CN': '等待检查…', en: 'Waiting to be checked…' },
  running: { 'zh-CN': '正在检查{{name}}…', en: 'Checking {{name}}…' },
  failed: { 'zh-CN': '检查没有完成', en: 'The check was not done' },
  checkedAt: { 'zh-CN': '检查于{{at}}', en: 'Checked {{at}}' },
  overall: { 'zh-CN': '{{name}}整体情况', en: '{{name}} as a whole' },
  peopleVisits: { 'zh-CN': '{{people}}人次 · {{visits}}次随访', en: '{{people}} people · {{visits}} visits' },
  nothingFound: { 'zh-CN': '没有发现异常', en: 'Nothing stands out' },
  fewPeople: { 'zh-CN': '人数过少，不显示', en: 'Too few people to be shown' },
  digits: { 'zh-CN': '读数的尾数', en: 'Last digits of readings' },
  digit: { 'zh-CN': '尾数', en: 'Digit' },
  systolic: { 'zh-CN': '收缩压', en: 'Systolic' },
  diastolic: { 'zh-CN': '舒张压', en: 'Diastolic' },
  expected: { 'zh-CN': '应约{{percent}}', en: 'expected: {{percent}}' },
  digitsShown: {
    'zh-CN':
      '收缩压和舒张压读数尾数0至9各占多少：收缩压尾数0占{{systolic}}，舒张压尾数0占{{diastolic}}，均匀时应为{{expected}}。数字见旁边的表。',
    en: 'How many systolic and diastolic readings end in each digit from 0 to 9: {{systolic}} of systolic and {{diastolic}} of diastolic readings end in 0, where {{expected}} is to be expected. The numbers stand in the table beside it.',
  },
  stepTwo: {
    'zh-CN': '读数几乎都是偶数，按刻度2 mmHg的血压计判断。',
    en: 'Almost all readings are even: judged as read from a scale of 2 mmHg.',
  },
  withheldDigits: {
    'zh-CN': '“–”表示读数过少，不显示。',
    en: '“–” stands for readings so few that they are not shown.',
  },
  worst: { 'zh-CN': '值得先看的人员', en: 'Staff to look at first' },
  everybody: { 'zh-CN': '人员', en: 'Staff' },
  noStaff: { 'zh-CN': '没有人员的记录出现异常', en: 'Nobody’s records stand out' },
  noVisits: { 'zh-CN': '这一时期没有随访记录', en: 'No visits in this period' },
  regions: { 'zh-CN': '下级区域', en: 'Areas below' },
  institutions: { 'zh-CN': '各机构', en: 'By institution' },
  teams: { 'zh-CN': '各团队', en: 'By team' },
  name: { 'zh-CN': '名称', en: 'Name' },
  staff: { 'zh-CN': '人员', en: 'Staff' },
  team: { 'zh-CN': '团队', en: 'Team' },
  people: { 'zh-CN': '人次', en: 'People' },
  visits: { 'zh-CN': '随访次数', en: 'Visits' },
  zeroOrFive: { 'zh-CN': '尾数0/5（收缩压）', en: 'Ends in 0/5 (systolic)' },
  sameAgain: { 'zh-CN': '与上次相同', en: 'Same as before' },
  late: { 'zh-CN': '延迟录入', en: 'Late entry' },
  findings: { 'zh-CN': '发现', en: 'Found' },
  some: { 'zh-CN': '提示', en: 'Worth a look' },
  strong: { 'zh-CN': '重点', en: 'Look first' },
  rules: { 'zh-CN': '怎样判断', en: 'How it is judged' },
  peopleNote: {
    'zh-CN': '人次：每位人员各自随访过的居民数之和，由两人随访过的居民计两次。',
    en: 'People: everybody whom each of the staff saw; whoever was seen by two counts twice.',
  },
});

/** The kinds of what may be odd. */
export const findingNames = wordsOf('data-quality-kinds', {
  systolic_digits: { 'zh-CN': '收缩压尾数偏好', en: 'Digit preference, systolic' },
  diastolic_digits: { 'zh-CN': '舒张压尾数偏好', en: 'Digit preference, diastolic' },
  below_limit: { 'zh-CN': '达标线以下读数过多', en: 'Readings crowd below the limit' },
  too_fast: { 'zh-CN': '随访过快', en: 'Visits too fast to be true' },
  same_again: { 'zh-CN': '与上次数值相同', en: 'Values of the visit before' },
  same_in_row: { 'zh-CN': '连续多人数值相同', en: 'Same values in a row' },
  late_entry: { 'zh-CN': '延迟录入', en: 'Late entry' },
});

/** What was counted, for each kind of finding. */
export const findingTexts = wordsOf('data-quality-findings', {
  digits: {
    'zh-CN': '{{part}}/{{of}}个读数以0或5结尾（{{percent}}）',
    en: '{{part}} of {{of}} readings end in 0 or 5 ({{percent}})',
  },
  below_limit: {
    'zh-CN': '略低于达标线{{part}}个，略高于达标线{{above}}个',
    en: '{{part}} readings just below the limit, {{above}} just above',
  },
  too_fast: {
    'zh-CN': '{{days}}天过快；一天最多{{day}}人，几分钟内最多{{window}}人',
    en: '{{days}} days too fast; at most {{day}} people on a day, {{window}} within minutes',
  },
  same_again: {
    'zh-CN': '{{part}}/{{of}}次与上次血压完全相同（{{percent}}）',
    en: '{{part}} of {{of}} visits have the very pressures of the one before ({{percent}})',
  },
  same_in_row: {
    'zh-CN': '最多连续{{people}}人血压完全相同',
    en: 'Up to {{people}} people in a row with the very same pressures',
  },
  late_entry: {
    'zh-CN': '{{part}}/{{of}}次录入过晚（{{percent}}）',
    en: '{{part}} of {{of}} visits recorded late ({{percent}})',
  },
});
