import { wordsOf } from '../kit/words.ts';

/** Texts of the areas of the organisation and of what stands in them. */
export const organisationWords = wordsOf('organisation', {
  title: { 'zh-CN': '机构与人员', en: 'Organisation and staff' },
  note: {
    'zh-CN': '按区域查看机构和团队；点开团队可办理人员加入、离开和签约居民转移。',
    en: 'Institutions and teams by area; open a team to let people join or leave, or to move its residents.',
  },
  way: { 'zh-CN': '所在区域', en: 'Where you are' },
  people: { 'zh-CN': '常住人口{{number}}人', en: 'Permanent residents: {{number}}' },
  within: { 'zh-CN': '下级区域', en: 'Areas within' },
  noArea: {
    'zh-CN': '您的机构还没有服务区域，因此这里没有可看的内容。请由管理员为机构建立第一个团队。',
    en: 'Your institution serves no area yet, so there is nothing to show. An administrator sets up its first team.',
  },
  institution: { 'zh-CN': '机构', en: 'Institution' },
  institutions: { 'zh-CN': '机构', en: 'Institutions' },
  noInstitutions: { 'zh-CN': '这里还没有机构', en: 'There is no institution here yet' },
  kind: { 'zh-CN': '类别', en: 'Kind' },
  teamCount: { 'zh-CN': '团队数', en: 'Teams' },
  team: { 'zh-CN': '团队', en: 'Team' },
  teams: { 'zh-CN': '家庭医生团队', en: 'Family-doctor teams' },
  noTeams: {
    'zh-CN': '还没有团队服务这里，可新建一个',
    en: 'No team serves this area yet: set one up',
  },
  area: { 'zh-CN': '服务区域', en: 'Serves' },
  areas_one: { 'zh-CN': '{{count}}个区域', en: '{{count}} area' },
  areas_other: { 'zh-CN': '{{count}}个区域', en: '{{count}} areas' },
  phone: { 'zh-CN': '电话', en: 'Phone' },
  createTeam: { 'zh-CN': '新建团队', en: 'Set up a team' },
  createNote: {
    'zh-CN': '服务区域内的居民自新建之日起列入该团队名单，签约不受影响。',
    en: 'People of its areas come onto the lists of the team; contracts stay as they are.',
  },
  teamName: { 'zh-CN': '团队名称', en: 'Name of the team' },
  created: { 'zh-CN': '已建立{{name}}', en: '{{name}} is set up' },
  onlyManagers: {
    'zh-CN': '只有机构负责人和管理员可以办理',
    en: 'Only institution managers and administrators may do this',
  },
  onlyAdministrators: { 'zh-CN': '只有管理员可以办理', en: 'Only administrators may do this' },
  choose: { 'zh-CN': '请选择', en: 'Choose' },
  search: { 'zh-CN': '可输入名称查找', en: 'Type to find by name' },
});

/** Names of kinds of institutions. @source docs/glossary.md */
export const institutionKindWords = wordsOf('institution-kinds', {
  county_hospital: { 'zh-CN': '县级医院', en: 'County hospital' },
  township_health_centre: { 'zh-CN': '乡镇卫生院', en: 'Township health centre' },
  community_health_centre: { 'zh-CN': '社区卫生服务中心', en: 'Community health centre' },
  village_clinic: { 'zh-CN': '村卫生室', en: 'Village clinic' },
  other: { 'zh-CN': '其他', en: 'Other' },
});

/** Names of what people do in a team. @source docs/glossary.md */
export const staffRoleWords = wordsOf('staff-roles', {
  family_doctor: { 'zh-CN': '家庭医生', en: 'Family doctor' },
  nurse: { 'zh-CN': '护士', en: 'Nurse' },
  public_health_physician: { 'zh-CN': '公共卫生医师', en: 'Public-health physician' },
  village_doctor: { 'zh-CN': '村医', en: 'Village doctor' },
  specialist: { 'zh-CN': '专科医生', en: 'Specialist' },
  pharmacist: { 'zh-CN': '药师', en: 'Pharmacist' },
  family_planning: { 'zh-CN': '计生专干', en: 'Family-planning worker' },
  other: { 'zh-CN': '其他', en: 'Other' },
});
