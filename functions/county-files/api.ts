import * as z from 'zod';

import { listOf, pageQuery } from '../kit/fields.ts';
import { NoBody, NoQuery, RawBody } from '../kit/read-request.ts';
import type { Route } from '../kit/route.ts';
import { jobFields, JobIdField } from './job-fields.ts';
import { MOST_BYTES } from './uploads.ts';

/** The media types of a county that is sent: a zip of its folder, or one workbook. */
export const UPLOAD_TYPES = {
  zip: 'application/zip',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** Most bytes of an upload: a county of 100,000 people is about 15 MB as a zip. */
const MOST_UPLOAD_BYTES = 32 * 1024 * 1024;

/** An import as answered. */
export const ImportBody = z.strictObject({
  ...jobFields,
  files: z.record(z.string(), z.strictObject({ accepted: z.int(), rejected: z.int() })).optional(),
  rejects: z.int().optional(),
  warnings: z.int().optional(),
});
export type ImportBody = z.infer<typeof ImportBody>;

/** An export as answered; `files` in bytes. */
export const ExportBody = z.strictObject({
  ...jobFields,
  files: z.record(z.string(), z.int()).optional(),
});
export type ExportBody = z.infer<typeof ExportBody>;

const importPath = z.strictObject({ importId: JobIdField });
const exportPath = z.strictObject({ exportId: JobIdField });

/** Takes a county in; the answer comes at once, the work goes on. */
export const startImport = {
  id: 'county-files.startImport',
  method: 'POST',
  path: '/v1/imports',
  summary: {
    'zh-CN': '导入县域文件（zip或xlsx），异步处理',
    en: 'Import a county: a zip of its folder or one xlsx, worked on after the answer',
  },
  params: z.strictObject({}),
  query: NoQuery,
  body: RawBody,
  takes: { types: Object.values(UPLOAD_TYPES), mostBytes: MOST_UPLOAD_BYTES },
  answer: ImportBody,
  status: 202,
} as const satisfies Route;

/** Says how a county's file is to be sent: with the request of its import, or by a link of its own, which then is the import. */
export const askUpload = {
  id: 'county-files.askUpload',
  method: 'POST',
  path: '/v1/uploads',
  summary: {
    'zh-CN': '申请上传县域文件：随导入请求发送，或通过5分钟内有效的链接（PUT）发送，上传后自动导入',
    en: 'Ask how a county’s file is to be sent: with the request of its import, or by a link (PUT) of five minutes, which imports it',
  },
  params: z.strictObject({}),
  query: NoQuery,
  body: z.strictObject({ format: z.enum(['zip', 'xlsx']), bytes: z.int().min(1).max(MOST_BYTES) }),
  answer: z.discriminatedUnion('way', [
    z.strictObject({ way: z.literal('request') }),
    z.strictObject({
      way: z.literal('link'),
      /** There is such an import a moment after the file has come. */
      importId: JobIdField,
      url: z.string(),
      /** Sent with the file, as they are. */
      headers: z.record(z.string(), z.string()),
    }),
  ]),
  status: 200,
} as const satisfies Route;

/** How far an import is, and what came of it. */
export const showImport = {
  id: 'county-files.showImport',
  method: 'GET',
  path: '/v1/imports/{importId}',
  summary: { 'zh-CN': '查看导入进度和结果', en: 'How far an import is and what came of it' },
  params: importPath,
  query: NoQuery,
  body: NoBody,
  answer: ImportBody,
  status: 200,
} as const satisfies Route;

/** The rows that an import left out, as a list. */
export const showRejects = {
  id: 'county-files.showRejects',
  method: 'GET',
  path: '/v1/imports/{importId}/rejects',
  summary: { 'zh-CN': '查看导入时剔除的行', en: 'The rows that an import left out' },
  params: importPath,
  query: z.strictObject(pageQuery),
  body: NoBody,
  answer: listOf(
    z.strictObject({
      file: z.string(),
      line: z.int(),
      column: z.string(),
      code: z.string(),
      message: z.string(),
    }),
  ),
  status: 200,
} as const satisfies Route;

/** The rows that an import left out, as a file. */
export const showRejectsFile = {
  id: 'county-files.showRejectsFile',
  method: 'GET',
  path: '/v1/imports/{importId}/rejects.csv',
  summary: { 'zh-CN': '下载导入时剔除的行（CSV）', en: 'The rows that an import left out, as CSV' },
  params: importPath,
  query: NoQuery,
  body: NoBody,
  answer: z.string(),
  gives: 'text/csv; charset=utf-8',
  mayLieElsewhere: true,
  status: 200,
} as const satisfies Route;

/** Writes the whole county out as county files; the answer comes at once, the work goes on. */
export const startExport = {
  id: 'county-files.startExport',
  method: 'POST',
  path: '/v1/exports',
  summary: { 'zh-CN': '导出全县文件，异步处理', en: 'Export the county, worked on after the answer' },
  params: z.strictObject({}),
  query: NoQuery,
  body: z.strictObject({}).optional(),
  answer: ExportBody,
  status: 202,
} as const satisfies Route;

/** How far an export is, and its files. */
export const showExport = {
  id: 'county-files.showExport',
  method: 'GET',
  path: '/v1/exports/{exportId}',
  summary: { 'zh-CN': '查看导出进度和文件', en: 'How far an export is and its files' },
  params: exportPath,
  query: NoQuery,
  body: NoBody,
  answer: ExportBody,
  status: 200,
} as const satisfies Route;

/** One file of an export, such as residents.csv. */
export const showExportedFile = {
  id: 'county-files.showExportedFile',
  method: 'GET',
  path: '/v1/exports/{exportId}/files/{file}',
  summary: { 'zh-CN': '下载导出的一个文件', en: 'One file of an export, such as residents.csv' },
  params: z.strictObject({ exportId: JobIdField, file: z.string().regex(/^[a-z]+\.csv$/) }),
  query: NoQuery,
  body: NoBody,
  answer: z.string(),
  gives: 'text/csv; charset=utf-8',
  mayLieElsewhere: true,
  status: 200,
} as const satisfies Route;
