import { wordsOf } from './words.ts';

/** Texts about the connection to the service and what waits for it. */
export const connectionWords = wordsOf('connection', {
  offline: { 'zh-CN': '网络已断开', en: 'No connection' },
  offlineNote: {
    'zh-CN': '可以继续填写，保存后会在连上时自动发送',
    en: 'Go on working: what you save is sent once the connection is back',
  },
  waiting_one: { 'zh-CN': '{{count}}条记录等待发送', en: '{{count}} record waits to be sent' },
  waiting_other: { 'zh-CN': '{{count}}条记录等待发送', en: '{{count}} records wait to be sent' },
  sent_one: {
    'zh-CN': '已连上，{{count}}条等待的记录已发送',
    en: 'Connected: {{count}} waiting record was sent',
  },
  sent_other: {
    'zh-CN': '已连上，{{count}}条等待的记录已发送',
    en: 'Connected: {{count}} waiting records were sent',
  },
  sendNow: { 'zh-CN': '立即发送', en: 'Send now' },
  refused: { 'zh-CN': '{{about}}的记录没有被接收', en: 'The record of {{about}} was not accepted' },
  show: { 'zh-CN': '查看原因并修改', en: 'See why and correct it' },
  leaveTitle_one: {
    'zh-CN': '还有{{count}}条记录没有发送',
    en: '{{count}} record has not been sent yet',
  },
  leaveTitle_other: {
    'zh-CN': '还有{{count}}条记录没有发送',
    en: '{{count}} records have not been sent yet',
  },
  leaveText: {
    'zh-CN': '这些记录只保存在本机。现在退出登录，它们将被删除，不能恢复：{{about}}。',
    en: 'They are kept on this computer only. If you sign out now they are deleted and cannot be had back: {{about}}.',
  },
  leaveAnyway: { 'zh-CN': '删除并退出', en: 'Delete and sign out' },
  stay: { 'zh-CN': '继续登录', en: 'Stay signed in' },
});
