import { isId } from '../../domain/kernel/ids.ts';
import type { Sentence } from '../../domain/kernel/text.ts';
import type { Role, UserId } from '../../domain/access/index.ts';
import type { User } from '../organisation/reference.ts';
import type { JobId, JobTask } from './jobs.ts';

/** A file that another system put into the archive: where, how large, and by what the bucket tells one such file under a key
 *  from the next. */
export type Upload = { readonly key: string; readonly bytes: number; readonly etag: string };

/** What other systems put into the archive. What lies there is touched only as long as it is the very file. */
export type UploadStore = {
  /** Its first bytes; undefined where it is not there any more. */
  readonly start: (upload: Upload) => Promise<Uint8Array | undefined>;
  /** Makes a copy of it what was sent for a job; false where it is not there any more. */
  readonly take: (upload: Upload, id: JobId) => Promise<boolean>;
};

/** Who may bring a county in, by a request or by a link. */
export const IMPORTERS: readonly Role[] = ['administrator', 'integration'];

/** The folder of the archive that other systems put files into, each into one of the name of its account. */
export const UPLOADS_FOLDER = 'uploads';

/** Where files come to lie for which the service gave a link. No account has such a name, so that who may write into the
 *  folder of an account makes up no import of somebody else. */
export const LINKS_FOLDER = `${UPLOADS_FOLDER}/!links`;

/** Most bytes of an upload: a county of a million people is about 150 MB as a zip, and has room ten times on the disk of
 *  who imports it. */
export const MOST_BYTES = 1024 ** 3;

const NAME = /^uploads\/(?<account>[^/]+)\/(?:[^/]+\/)*[^/]+?(?:\.(?<format>zip|xlsx))?$/i;
const LINKED = /^uploads\/!links\/(?<account>[^/]+)\/(?<importId>[^/]+)\.(?<format>zip|xlsx)$/;

type Format = Extract<JobTask, { readonly kind: 'import' }>['format'];

/** The key under which a file comes to lie by a link: who asked, and the import that is made of it. */
export const linkedKey = (
  by: UserId,
  { importId, format }: { readonly importId: JobId; readonly format: Format },
): string => `${LINKS_FOLDER}/${by}/${importId}.${format}`;

/** What an upload says by its key alone. */
export type NamedUpload = {
  readonly by: UserId;
  readonly format: Format | undefined;
  /** The import that its asker was told of; undefined where it came without a link. */
  readonly importId: JobId | undefined;
};

const formatOf = (ending: string | undefined): NamedUpload['format'] =>
  ending === 'zip' || ending === 'xlsx' ? ending : undefined;

/** Stands for who has no account: administrators see what became of their file. */
const nobody = (): UserId => {
  if (isId<'UserId'>(UPLOADS_FOLDER)) return UPLOADS_FOLDER;
  throw new Error('the name of a folder is an id');
};

/** Who put a file there, by its folder, and what it is, by its name; undefined for what is no file, as the mark of a folder. */
export const namedUpload = ({ key }: Upload): NamedUpload | undefined => {
  const { account, format, importId } = (LINKED.exec(key) ?? NAME.exec(key))?.groups ?? {};
  if (account === undefined) return undefined;
  return {
    by: isId<'UserId'>(account) ? account : nobody(),
    format: formatOf(format?.toLowerCase()),
    importId: importId !== undefined && isId<'JobId'>(importId) ? importId : undefined,
  };
};

const REFUSED = {
  sender: {
    'zh-CN': '只有集成账号可以上传：请放入uploads/账号/下',
    en: 'only accounts of integrations may upload: put it below uploads/ACCOUNT/',
  },
  asker: {
    'zh-CN': '申请上传链接的账号已无权导入',
    en: 'who asked for the link may not import any more',
  },
  kind: {
    'zh-CN': '请上传zip或xlsx文件',
    en: 'upload a zip of the county’s folder, or one xlsx',
  },
  size: {
    'zh-CN': '文件为空，或超过1GB，请分批上传',
    en: 'the file is empty or larger than a gigabyte: upload it in parts',
  },
} as const satisfies Record<string, Sentence>;

const ZIP_MARK = [0x50, 0x4b];

/** Says whether bytes begin as a zip does, which an xlsx is too. */
export const beginsAsZip = (start: Uint8Array): boolean => ZIP_MARK.every((byte, at) => start[at] === byte);

/** Of links the route has let in who asks; here it is whether they still may. */
const mayUpload = ({ importId }: NamedUpload, { subject: { role } }: User): boolean =>
  importId === undefined ? role === 'integration' : IMPORTERS.includes(role);

/** Why nothing is imported from a file, by what is known before it is opened; undefined where nothing is wrong so far.
 *  @param user whose folder it lies in */
export const refusedUpload = (
  { bytes }: Upload,
  named: NamedUpload,
  user: User | undefined,
): Sentence | undefined => {
  if (user === undefined || !mayUpload(named, user))
    return named.importId === undefined ? REFUSED.sender : REFUSED.asker;
  if (named.format === undefined) return REFUSED.kind;
  return bytes === 0 || bytes > MOST_BYTES ? REFUSED.size : undefined;
};

/** Why nothing is imported from a file that is not what its name says. */
export const NO_ZIP: Sentence = REFUSED.kind;
