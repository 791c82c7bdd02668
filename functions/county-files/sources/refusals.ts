import type { Sentence } from '../../../domain/kernel/text.ts';
import { MAX_COLUMNS, MAX_ROWS } from './limits.ts';
import { shown, type SourceError, sourceError } from './source-error.ts';

const ROWS = (MAX_ROWS - 1).toLocaleString('en');
const COLUMNS = MAX_COLUMNS.toLocaleString('en');

/** The file is no zip archive, so no .xlsx. */
export const notXlsx = (file: string): SourceError =>
  sourceError('source/not-xlsx', {
    'zh-CN': `文件${shown(file)}不是.xlsx工作簿，请在表格软件中另存为“Excel 工作簿 (.xlsx)”`,
    en: `The file ${shown(file)} is not an .xlsx workbook: save it as “Excel Workbook (.xlsx)” in your spreadsheet program.`,
  });

/** The file is an old .xls, or a workbook under a password: from outside the two look alike. */
export const oldOrLocked = (file: string): SourceError =>
  sourceError('source/old-or-locked', {
    'zh-CN': `文件${shown(file)}是旧版.xls或设有密码，请去掉密码并另存为“Excel 工作簿 (.xlsx)”`,
    en: `The file ${shown(file)} is an old .xls or has a password: save it as “Excel Workbook (.xlsx)” without a password.`,
  });

/** The archive holds no workbook. */
export const notAWorkbook = (file: string): SourceError =>
  sourceError('source/not-a-workbook', {
    'zh-CN': `文件${shown(file)}中没有工作簿，请在表格软件中另存为“Excel 工作簿 (.xlsx)”`,
    en: `The file ${shown(file)} holds no workbook: save it as “Excel Workbook (.xlsx)” in your spreadsheet program.`,
  });

/** The archive or one of its parts breaks off or contradicts itself. */
export const damaged = (what: string, cause?: unknown): SourceError =>
  sourceError(
    'source/damaged',
    {
      'zh-CN': `工作簿已损坏或不完整（${shown(what)}），请重新导出或复制`,
      en: `The workbook is damaged or was cut off (${shown(what)}): export or copy it again.`,
    },
    cause,
  );

/** A part grows beyond reason when it is unpacked. */
export const bomb = (part: string): SourceError =>
  sourceError('source/bomb', {
    'zh-CN': `工作簿的压缩比异常（${shown(part)}），为安全起见拒绝读取`,
    en: `The workbook unpacks to far more than real sheets do (${shown(part)}) and is refused for safety.`,
  });

/** A part declares a document type, by which a few bytes can be made to mean gigabytes or other files. */
export const declaresEntities = (part: string): SourceError =>
  sourceError('source/entities', {
    'zh-CN': `工作簿中含有文档类型或实体声明（${shown(part)}），为安全起见拒绝读取`,
    en: `The workbook declares a document type or entities (${shown(part)}) and is refused for safety.`,
  });

/** A part is named so that it would leave its folder, or as another part is. */
export const unsafeName = (name: string): SourceError =>
  sourceError('source/unsafe-name', {
    'zh-CN': `工作簿中有不安全的内部文件名${shown(name)}，拒绝读取`,
    en: `The workbook holds a part with the unsafe name ${shown(name)} and is refused.`,
  });

/** A sheet has more rows than a sheet can have. */
export const tooManyRows = (sheet: string): SourceError =>
  sourceError('source/too-many-rows', {
    'zh-CN': `工作表${shown(sheet)}超过${ROWS}行，请改用CSV文件`,
    en: `The sheet ${shown(sheet)} has more than ${ROWS} rows: send it as a CSV file.`,
  });

/** A sheet has more columns than a sheet can have. */
export const tooManyColumns = (sheet: string): SourceError =>
  sourceError('source/too-many-columns', {
    'zh-CN': `工作表${shown(sheet)}超过${COLUMNS}列`,
    en: `The sheet ${shown(sheet)} has more than ${COLUMNS} columns.`,
  });

/** A part, a row or a text is larger than any county's. */
export const tooLarge = (what: string): SourceError =>
  sourceError('source/too-large', {
    'zh-CN': `工作簿内容过大（${shown(what)}），请改用CSV文件`,
    en: `The workbook is too large (${shown(what)}): send CSV files.`,
  });

/** The disk has no room for the sheets as CSV. */
export const noSpace = (folder: string, cause: unknown): SourceError =>
  sourceError(
    'source/no-space',
    {
      'zh-CN': `磁盘空间不足，无法在${shown(folder)}中展开工作簿`,
      en: `There is no space left to unpack the workbook in ${shown(folder)}.`,
    },
    cause,
  );

/** Two sheets would become the same file. */
export const twoSheets = (file: string): SourceError =>
  sourceError('source/two-sheets', {
    'zh-CN': `工作簿中有两个工作表对应${shown(file)}，请只保留一个`,
    en: `Two sheets of the workbook stand for ${shown(file)}: keep one.`,
  });

/** No sheet has the name of a county file. */
export const noCountySheet = (expected: readonly string[]): SourceError =>
  sourceError('source/no-county-sheet', {
    'zh-CN': `工作簿中没有可识别的工作表，工作表名应为：${expected.join('、')}`,
    en: `The workbook has no sheet of a known name; sheets are named: ${expected.join(', ')}.`,
  });

/** There is nothing at the path. */
export const missing = (path: string): SourceError =>
  sourceError('source/missing', {
    'zh-CN': `找不到${shown(path)}，请指定县数据文件夹或.xlsx工作簿`,
    en: `There is nothing at ${shown(path)}: give a folder of county files or an .xlsx workbook.`,
  });

/** What is there is neither a folder nor a workbook. */
export const notASource = (path: string): SourceError =>
  sourceError('source/not-a-source', {
    'zh-CN': `${shown(path)}既不是文件夹也不是.xlsx工作簿，请指定县数据文件夹或.xlsx工作簿`,
    en: `${shown(path)} is neither a folder nor an .xlsx workbook: give a folder of county files or an .xlsx workbook.`,
  });

/** A folder without county files holds more than one workbook. */
export const severalWorkbooks = (folder: string): SourceError =>
  sourceError('source/several-workbooks', {
    'zh-CN': `文件夹${shown(folder)}中有多个工作簿，请直接指定其中一个`,
    en: `The folder ${shown(folder)} holds several workbooks: give the one you mean.`,
  });

/** The mapping names a file or sheet that is not there. */
export const mappedFileMissing = (file: string, theirs: string): SourceError =>
  sourceError('source/mapped-file-missing', {
    'zh-CN': `mapping.json中${shown(file)}对应的${shown(theirs)}不存在`,
    en: `The mapping.json takes ${shown(file)} from ${shown(theirs)}, which is not there.`,
  });

/** The mapping.json cannot be used; the sentences say what is wrong with it. */
export const badMapping = (fault: Sentence, cause?: unknown): SourceError =>
  sourceError(
    'source/bad-mapping',
    { 'zh-CN': `mapping.json有误：${fault['zh-CN']}`, en: `The mapping.json is wrong: ${fault.en}.` },
    cause,
  );
