import { isId } from '../../domain/kernel/ids.ts';
import type { Sentence } from '../../domain/kernel/text.ts';
import type { UserId } from '../../domain/access/index.ts';
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

/** The folder of the archive that other systems put files into, each into one of the name of its account. */
export const UPLOADS_FOLDER = 'uploads';

/** Most bytes of an upload: a county of a million people is about 150 MB as a zip, and has room ten times on the disk of
 *  who imports it. */
const MOST_BYTES = 1024 ** 3;

const NAME = /^uploads\/(?<account>[^/]+)\/(?:[^/]+\/)*[^/]+?(?:\.(?<format>zip|xlsx))?$/i;

/** What an upload says by its key alone. */
export type NamedUpload = {
  readonly by: UserId;
  readonly format: Extract<JobTask, { readonly kind: 'import' }>['format'] | undefined;
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
  const { account, format } = NAME.exec(key)?.groups ?? {};
  if (account === undefined) return undefined;
  const isAccount = isId<'UserId'>(account);
  return { by: isAccount ? account : nobody(), format: formatOf(format?.toLowerCase()) };
};

const REFUSED = {
  sender: {
    'zh-CN': '只有集成账号可以上传：请放入uploads/账号/下',
    en: 'only accounts of integrations may upload: put it below uploads/ACCOUNT/',
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

/** Why nothing is imported from a file, by what is known before it is opened; undefined where nothing is wrong so far.
 *  @param user whose folder it lies in */
export const refusedUpload = (
  { bytes }: Upload,
  { format }: NamedUpload,
  user: User | undefined,
): Sentence | undefined => {
  if (user?.subject.role !== 'integration') return REFUSED.sender;
  if (format === undefined) return REFUSED.kind;
  return bytes === 0 || bytes > MOST_BYTES ? REFUSED.size : undefined;
};

/** Why nothing is imported from a file that is not what its name says. */
export const NO_ZIP: Sentence = REFUSED.kind;
