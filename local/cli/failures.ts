import { isStoreError } from '../../functions/adapters/store/errors.ts';
import { bilingual, isCountyError } from '../../functions/county-files/county-error.ts';
import { isSourceError } from '../sources/source-error.ts';
import type { Sentence } from '../../domain/kernel/text.ts';

/** What the system calls a fault, what it means and what to do next. */
const SYSTEM: Readonly<Record<string, Sentence>> = {
  ENOSPC: {
    'zh-CN': '磁盘已满，请腾出空间后重新运行同一命令',
    en: 'the disk is full: free some space and run the same command again',
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
  if (isStoreError(error)) return `数据库错误 / the store: ${error.message}`;
  if (!(error instanceof Error)) return '未知错误 / something unknown went wrong';
  return (
    systemFault(error) ?? `程序错误，请报告 / a fault of the program, please report it: ${error.message}`
  );
};
