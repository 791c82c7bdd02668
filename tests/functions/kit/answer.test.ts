import { describe, expect, test } from 'vitest';

import { sendReply } from '../../../functions/kit/answer.ts';

const URL = 'https://files.example/exports/job-1/residents.csv?signature=1';
const CSV = { gives: 'text/csv; charset=utf-8' };
const reply = { status: 200, body: '', version: undefined, saw: [] };

const answered = (accept: string | undefined) =>
  sendReply({ ...reply, liesUnder: URL }, CSV, { headers: { accept } });

describe('what lies under a link', () => {
  test.each([undefined, '', '*/*', 'text/csv', 'text/*', 'text/uri-lists', 'x-text/uri-list'])(
    'is where who accepts %s is sent',
    (accept) => {
      expect(answered(accept)).toEqual({
        statusCode: 303,
        headers: {
          'content-type': 'text/uri-list',
          'cache-control': 'no-store',
          'x-content-type-options': 'nosniff',
          location: URL,
        },
        body: `${URL}\r\n`,
      });
    },
  );

  test.each(['text/uri-list', 'text/uri-list, */*', 'text/csv,text/uri-list;q=0.9'])(
    'is told by its link to who accepts %s',
    (accept) => {
      const { statusCode, headers, body } = answered(accept);
      expect([statusCode, headers['content-type'], headers['location']]).toEqual([
        200,
        'text/uri-list',
        undefined,
      ]);
      expect(body).toBe(`${URL}\r\n`);
    },
  );
});

test('what a route gives itself is given as it is, whatever is accepted', () => {
  const headers = { accept: 'text/uri-list' };
  expect(sendReply({ ...reply, body: 'id\n' }, CSV, { headers })).toEqual({
    statusCode: 200,
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
    body: 'id\n',
  });
});
