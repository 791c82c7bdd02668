import { useMutation, useQueryClient } from '@tanstack/react-query';
import type * as z from 'zod';

import { importIndicators } from '../../functions/indicators/api.ts';
import { addressOf } from '../kit/call.ts';
import { language } from '../kit/language.ts';
import { readProblem, refused } from '../kit/problem.ts';
import { token } from '../kit/session.ts';

/** What came of a file of imported numbers. */
export type Imported = z.infer<typeof importIndicators.answer>;

const send = async (file: File): Promise<Imported> => {
  const response = await fetch(addressOf(importIndicators, {}), {
    method: importIndicators.method,
    headers: {
      'accept-language': language(),
      authorization: `Bearer ${token() ?? ''}`,
      'content-type': 'text/csv',
      'idempotency-key': crypto.randomUUID(),
    },
    body: file,
  });
  if (!response.ok) throw refused(readProblem(response.status, await response.json().catch(() => undefined)));
  return response.json();
};

/** Sends a file of numbers that another system counted; once it is stored, everything shown is asked anew. The name of a
 *  file's kind differs between systems, so it is said here. */
export const useSendFile = () => {
  const client = useQueryClient();
  return useMutation({
    networkMode: 'always',
    mutationFn: send,
    onSuccess: () => client.invalidateQueries(),
  });
};
