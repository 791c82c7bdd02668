import { wordsOf } from './words.ts';

/** Texts that every part of the console uses. */
export const commonWords = wordsOf('common', {
  loading: { 'zh-CN': '正在读取…', en: 'Loading…' },
  empty: { 'zh-CN': '没有记录', en: 'Nothing here' },
  retry: { 'zh-CN': '重试', en: 'Try again' },
  failed: { 'zh-CN': '没有成功', en: 'That did not work' },
  unreachable: {
    'zh-CN': '暂时连不上服务，请检查网络后重试',
    en: 'The service cannot be reached: check the connection and try again',
  },
  save: { 'zh-CN': '保存', en: 'Save' },
  saved: { 'zh-CN': '已保存', en: 'Saved' },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },
  close: { 'zh-CN': '关闭', en: 'Close' },
  more: { 'zh-CN': '显示更多', en: 'Show more' },
  all: { 'zh-CN': '全部', en: 'All' },
  search: { 'zh-CN': '搜索', en: 'Search' },
  emptyField: { 'zh-CN': '清空', en: 'Clear' },
  print: { 'zh-CN': '打印', en: 'Print' },
  back: { 'zh-CN': '返回', en: 'Back' },
  yes: { 'zh-CN': '是', en: 'Yes' },
  no: { 'zh-CN': '否', en: 'No' },
  reason: { 'zh-CN': '理由', en: 'Reason' },
  required: { 'zh-CN': '请填写', en: 'Please fill this in' },
  notFound: { 'zh-CN': '没有找到这一页', en: 'There is no such page' },
  noData: { 'zh-CN': '无', en: 'None' },
  datePattern: { 'zh-CN': 'YYYY年M月D日', en: 'D MMM YYYY' },
  male: { 'zh-CN': '男', en: 'Male' },
  female: { 'zh-CN': '女', en: 'Female' },
  years: { 'zh-CN': '{{count}}岁', en: '{{count}} y' },
});
