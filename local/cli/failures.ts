import { isStoreError, type StoreError, type StoreErrorCode } from '../../functions/adapters/store/errors.ts';
import { bilingual, isCountyError } from '../../functions/county-files/county-error.ts';
import { isSourceError } from '../../functions/county-files/sources/source-error.ts';
import type { Sentence } from '../../domain/kernel/text.ts';

/** What the system calls a fault, what it means and what to do next. */
const SYSTEM: Readonly<Record<string, Sentence>> = {
  ENOSPC: {
    'zh-CN': '磁盘已满，请腾出空间后重新运行同一命令',
    en: 'the disk is full: free some space and run the same command again',
  },
  EFBIG: {
    'zh-CN': '文件超出系统允许的大小，请放宽限制（ulimit -f）后重新运行同一命令',
    en: 'a file grows beyond what the system allows (ulimit -f): raise the limit and run the same command again',
  },
  EDQUOT: {
    'zh-CN': '磁盘配额已满，请腾出空间后重新运行同一命令',
    en: 'the disk quota is used up: free some space and run the same command again',
  },
  EACCES: { 'zh-CN': '没有读写权限', en: 'no right to read or write it' },
  EPERM: { 'zh-CN': '没有读写权限', en: 'no right to read or write it' },
  EROFS: { 'zh-CN': '磁盘只读', en: 'the disk can only be read' },
  ENOENT: { 'zh-CN': '文件或文件夹不存在', en: 'there is no such file or folder' },
  EISDIR: { 'zh-CN': '这是文件夹，需要的是文件', en: 'it is a folder where a file is needed' },
  ENOTDIR: { 'zh-CN': '这是文件，需要的是文件夹', en: 'it is a file where a folder is needed' },
  EEXIST: { 'zh-CN': '这是文件，需要的是文件夹', en: 'it is a file where a folder is needed' },
  EIO: { 'zh-CN': '磁盘读写出错', en: 'the disk reports an error' },
  EMFILE: { 'zh-CN': '打开的文件过多', en: 'too many files are open' },
};

/** What broke beneath the store; its own message says the same in English, and sometimes more. */
const STORE: Readonly<Record<StoreErrorCode, string>> = {
  'store/disk-full': '磁盘已满，请腾出空间后重新运行同一命令',
  'store/locked': '数据库正被其他程序使用，请稍后重试',
  'store/not-a-database': '该文件不是本程序的数据库',
  'store/newer-format': '数据库由更新版本的程序创建，请升级程序',
  'store/older-format': '数据库由旧版本的程序创建，请另选文件或文件夹重新建立',
  'store/unreadable': '数据库无法打开或读写',
  'store/read-only': '数据库只读',
  'store/damaged': '数据库已损坏',
  'store/throttled': '数据库请求过多，请稍后重试',
  'store/contended': '数据库写入冲突，请重试',
  'store/unavailable': '无法连接数据库',
  'store/outcome-unknown': '数据库没有应答，结果未知，请重新运行同一命令',
  'store/refused': '数据库拒绝了请求',
};

const storeFault = ({ code, message }: StoreError): string =>
  code === 'store/disk-full' && SYSTEM['ENOSPC'] !== undefined
    ? bilingual(SYSTEM['ENOSPC'])
    : `${STORE[code]} / ${message}`;

const systemFault = (error: Error): string | undefined => {
  if (!('code' in error) || typeof error.code !== 'string') return undefined;
  const says = SYSTEM[error.code];
  if (says === undefined) return undefined;
  const path = 'path' in error && typeof error.path === 'string' ? `${error.path}: ` : '';
  return path + bilingual(says);
};

/** One sentence for whatever stopped a command: never a stack trace, never a cell of a person's row. */
export const sentenceFor = (error: unknown): string => {
  if (isCountyError(error) || isSourceError(error)) return bilingual(error.says);
  if (isStoreError(error)) return storeFault(error);
  if (!(error instanceof Error)) return '未知错误 / something unknown went wrong';
  return (
    systemFault(error) ?? `程序错误，请报告 / a fault of the program, please report it: ${error.message}`
  );
};
