import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { askUpload, startImport } from '../../functions/county-files/api.ts';
import { call } from '../kit/call.ts';
import { putFile } from './put-file.ts';
import type { SoundFile } from './upload-kind.ts';

/** Most bytes that a request surely brings, wherever the service runs: docs/runbooks/uploads.md. */
const REQUEST_BYTES = 4 * 1024 * 1024;

/** What came of sending a file. */
export type Sent =
  /** `isAwaited`: its import is there only when the file is taken up. */
  | { readonly kind: 'started'; readonly importId: string; readonly isAwaited: boolean }
  /** The place that it was to go to did not get it. */
  | { readonly kind: 'lost'; readonly host: string };

const sendWithRequest = async ({ body }: SoundFile): Promise<Sent> => {
  const { value } = await call(startImport, { body, key: crypto.randomUUID() });
  return { kind: 'started', importId: value.id, isAwaited: false };
};

/** Sends a county's file: with the request of its import where it is small or the service gives no links, else by a link.
 *  @param onSent hears how many bytes have gone by a link */
const sendCounty = async (file: SoundFile, onSent: (bytes: number) => void): Promise<Sent> => {
  const { format, bytes } = file;
  if (bytes <= REQUEST_BYTES) return sendWithRequest(file);
  const { value } = await call(askUpload, { body: { format, bytes } });
  if (value.way === 'request') return sendWithRequest(file);
  onSent(0);
  return (await putFile(value, file.body, onSent))
    ? { kind: 'started', importId: value.importId, isAwaited: true }
    : { kind: 'lost', host: new URL(value.url).host };
};

/** Sends a county's file and says how far it is. It goes on, and is told, where the page is left meanwhile. */
export const useSending = (onStarted: (sent: Extract<Sent, { readonly kind: 'started' }>) => void) => {
  const client = useQueryClient();
  const [sentBytes, setSentBytes] = useState<number>();
  const { mutate, isPending, error, data } = useMutation({
    networkMode: 'always',
    mutationFn: (file: SoundFile) => sendCounty(file, setSentBytes),
    onSuccess: (sent) => {
      if (sent.kind === 'started') onStarted(sent);
      void client.invalidateQueries();
    },
    onSettled: () => setSentBytes(undefined),
  });
  return { send: mutate, isPending, error, sentBytes, lostTo: data?.kind === 'lost' ? data.host : undefined };
};
