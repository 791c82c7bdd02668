const KIB = 1024;
const MIB = 1024 * KIB;
const GIB = 1024 * MIB;

/** Rows of a sheet with its header, empty ones included: what a spreadsheet program itself can hold.
 *  @source county-files.md, Form (1,048,575 rows and a header) */
export const MAX_ROWS = 1_048_576;

/** Columns of a sheet: what a spreadsheet program itself can hold. */
export const MAX_COLUMNS = 16_384;

/** Parts in one workbook: twelve sheets need about twenty, pictures and comments some hundreds more. */
export const MAX_PARTS = 5_000;

/** Bytes of a part that describes the workbook (list of sheets, styles): bloated styles reach some ten megabytes. */
export const MAX_DESCRIPTION_BYTES = 32 * MIB;

/** Bytes of one inflated sheet: a full one of 25 columns is about 1.5 GiB. */
export const MAX_SHEET_BYTES = 4 * GIB;

/** Bytes of the inflated part with the shared texts: a million residents make about 0.5 GiB. */
export const MAX_SHARED_PART_BYTES = 2 * GIB;

/** Bytes of text held in memory for the shared texts; twelve full sheets of a large county stay below it. */
export const MAX_SHARED_TEXT_BYTES = 512 * MIB;

/** Shared texts: a million residents have about ten million different ones. */
export const MAX_SHARED_TEXTS = 20_000_000;

/** Inflated bytes for one packed byte. Real sheets reach 10 to 40, since each cell carries its own address; the
 *  packing itself can reach 1,032. */
export const MAX_INFLATION = 200;

/** Below so many inflated bytes the ratio does not matter: nothing is lost by reading them. */
export const INFLATION_FREE_BYTES = 10 * MIB;

/** Characters of XML without a tag. A cell holds 32,767 characters, at most eight times as many when escaped; a
 *  longer stretch would only fill the memory. */
export const MAX_UNBROKEN_CHARACTERS = MIB;

/** Tags open at the same time: a worksheet nests fewer than twenty. */
export const MAX_DEPTH = 64;

/** Characters of one row or one text: a longer row is taken for a fault by the reader of the CSV too. */
export const MAX_ROW_CHARACTERS = 4 * MIB;

/** Bytes of CSV made from one sheet: the same short sheet could name one long text in every cell. */
export const MAX_CSV_BYTES = 4 * GIB;

/** Bytes of a mapping.json: a full one has some kilobytes. */
export const MAX_MAPPING_BYTES = MIB;
