import { createHash } from 'node:crypto';

const sourceHash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** What a page of this machine may do: run its own script and style, ask its own service, and nothing else. */
export const pagePolicy = ({ script, style }: { readonly script: string; readonly style: string }): string =>
  [
    "default-src 'none'",
    `script-src ${sourceHash(script)}`,
    `style-src ${sourceHash(style)}`,
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
