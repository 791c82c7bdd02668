import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';

import sirv from 'sirv';

const FOLDER = fileURLToPath(new URL('../../build/console', import.meta.url));

/** What the console may do: run its own files, ask its own service, and nothing else. Its components bring their styles
 *  as they are first shown. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const NOT_BUILT =
  '控制台尚未构建，请先运行 npm run console / the console is not built yet: run npm run console\n';

/** Answers a request that no route has with a file of the console, or with its page, which knows its own addresses. */
export const consoleFiles = (): ((request: IncomingMessage, response: ServerResponse) => void) => {
  if (!existsSync(FOLDER))
    return (_, response) => {
      response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(NOT_BUILT);
    };
  const files = sirv(FOLDER, {
    etag: true,
    gzip: true,
    setHeaders: (response, path) => {
      response.setHeader('content-security-policy', POLICY);
      response.setHeader('x-content-type-options', 'nosniff');
      response.setHeader('referrer-policy', 'no-referrer');
      if (path.startsWith('/assets/'))
        response.setHeader('cache-control', 'public, max-age=31536000, immutable');
      else response.setHeader('cache-control', 'no-cache');
    },
  });
  const missing = (response: ServerResponse) => (): void => {
    response.writeHead(404);
    response.end();
  };
  return (request, response) =>
    files(request, response, () => {
      if (request.url?.startsWith('/assets/') === true) return missing(response)();
      // Any other address is one of the page's own; an id in it may hold a dot, as the name of a file does.
      request.url = '/';
      return files(request, response, missing(response));
    });
};
