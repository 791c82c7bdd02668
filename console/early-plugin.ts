import type { Plugin } from 'vite';

/** Brings a script of its own that runs as soon as it is here, before what the page is made of has been loaded. */
export const earlyPlugin = (file: string): Plugin => ({
  name: 'jiayi-early',
  apply: 'build',
  buildStart() {
    this.emitFile({ type: 'chunk', id: file, name: 'early' });
  },
  transformIndexHtml: {
    order: 'post',
    handler: (_, { bundle, filename }) => {
      if (!filename.endsWith('/index.html')) return [];
      const chunk = Object.values(bundle ?? {}).find(
        (one) => one.type === 'chunk' && one.moduleIds.includes(file),
      );
      if (chunk === undefined) throw new Error('the early script was not built');
      const attrs = { type: 'module', async: true, crossorigin: true, src: `/${chunk.fileName}` };
      return [{ tag: 'script', attrs, injectTo: 'head' }];
    },
  },
});
