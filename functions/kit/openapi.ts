import * as z from 'zod';

import type { Api, Operation } from './http.ts';
import { LINK_CONTENT, SENT_ELSEWHERE } from './openapi-links.ts';
import { operationProblems } from './openapi-problems.ts';
import { mayBeAbsent } from './read-request.ts';
import type { Route } from './route.ts';

/** A piece of JSON of the document. */
export type Json = Readonly<Record<string, unknown>>;

const schemaOf = (form: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...schema } = z.toJSONSchema(form, { io, unrepresentable: 'any' });
  return schema;
};

const Shape = z.object({
  properties: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
  required: z.array(z.string()).default([]),
});

const parameters = (form: z.ZodType, where: 'path' | 'query'): Json[] => {
  const { properties, required } = Shape.parse(schemaOf(form, 'input'));
  return Object.entries(properties).map(([name, schema]) => {
    const { description, ...rest } = schema;
    const said = typeof description === 'string' ? { description } : {};
    return { name, in: where, required: required.includes(name), ...said, schema: rest };
  });
};

const reference = (kind: string, name: string): Json => ({ $ref: `#/components/${kind}/${name}` });

const headersOf = ({ method, isOpen }: Route): Json[] => [
  reference('parameters', 'AcceptLanguage'),
  reference('parameters', 'Purpose'),
  ...(method === 'GET' || isOpen === true
    ? []
    : [reference('parameters', 'IdempotencyKey'), reference('parameters', 'IfMatch')]),
];

const requestBody = ({ body, takes }: Route): Json => {
  if (takes !== undefined) {
    const schema = { type: 'string', format: 'binary' };
    const content = Object.fromEntries(takes.types.map((type) => [type, { schema }]));
    return { requestBody: { required: true, content } };
  }
  if (body instanceof z.ZodUndefined) return {};
  const content = { 'application/json': { schema: schemaOf(body, 'input') } };
  return { requestBody: { required: !mayBeAbsent(body), content } };
};

const answerOf = ({ answer, gives, mayLieElsewhere, status }: Route): Json => {
  const type = gives ?? 'application/json';
  const headers = { ETag: reference('headers', 'ETag') };
  const content = {
    [type]: { schema: schemaOf(answer, 'output') },
    ...(mayLieElsewhere === true && LINK_CONTENT),
  };
  return {
    [String(status)]: { description: 'done', headers, content },
    ...(mayLieElsewhere === true && SENT_ELSEWHERE),
  };
};

const capabilityOf = ({ id }: Route): string => id.split('.')[0] ?? '';

/** The security scheme of what a provider signs. */
const SIGNED = 'providerSignature';

const operationOf = ({ useCase: { route }, roles }: Operation, problems: Api['problems']): Json => ({
  operationId: route.id,
  tags: [capabilityOf(route)],
  summary: `${route.summary['zh-CN']} / ${route.summary.en}`,
  description:
    route.isSigned === true
      ? '由短信运营商签名调用，不登录 / signed by the provider of SMS, who does not sign in'
      : `角色 / roles: ${roles.join(', ')}`,
  'x-summary': route.summary,
  'x-roles': route.isSigned === true ? [] : roles,
  ...(route.isSigned === true && { security: [{ [SIGNED]: [] }] }),
  ...(route.isOpen === true && { security: [] }),
  parameters: [...parameters(route.params, 'path'), ...parameters(route.query, 'query'), ...headersOf(route)],
  ...requestBody(route),
  responses: { ...answerOf(route), ...operationProblems(route, problems) },
});

const header = (name: string, schema: Json, description: string): Json => ({
  name,
  in: 'header',
  required: false,
  description,
  schema,
});

const PARAMETERS = {
  AcceptLanguage: header(
    'Accept-Language',
    { type: 'string', examples: ['zh-CN', 'en'] },
    '问题说明的语言，默认中文 / the language of problems: zh-CN by default, or en',
  ),
  Purpose: header(
    'Jiayi-Purpose',
    { type: 'string', maxLength: 4_500 },
    '查看个人信息的理由（百分号编码），至多500字；卫健局必填 / why one looks, percent-encoded, 500 characters at most; a bureau must say it to see people',
  ),
  IdempotencyKey: header(
    'Idempotency-Key',
    { type: 'string', pattern: '^[!-~]{1,200}$' },
    '同一键的重复请求在24小时内得到同一结果 / a repeated request under the same key gets the same answer for 24 hours',
  ),
  IfMatch: header(
    'If-Match',
    { type: 'string', examples: ['"v3"'] },
    '读取时的ETag；之后有修改则拒绝（412） / the ETag of what was read: refused with 412 where it has changed since',
  ),
};

const PROBLEM = {
  type: 'object',
  description: 'RFC 9457; `type` says which refusal, further members explain it',
  properties: {
    type: { type: 'string', pattern: '^/problems/' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string', description: 'the id of the request' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          path: { type: 'string' },
          code: { type: 'string' },
          message: { type: 'string' },
          answer: { enum: ['refuse', 'warn'] },
          source: { type: 'string' },
        },
        required: ['path', 'code', 'message'],
      },
    },
  },
  required: ['type', 'title', 'status', 'instance'],
};

const COMPONENTS = {
  securitySchemes: {
    bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
    [SIGNED]: {
      type: 'apiKey',
      in: 'header',
      name: 'Jiayi-Signature',
      description:
        't=<UNIX秒>,v1=<HMAC-SHA-256十六进制>，对“t.原始正文”签名，5分钟内有效 / t=<UNIX seconds>,v1=<hex of HMAC-SHA-256 over "<t>.<the raw body>">, good for 5 minutes',
    },
  },
  parameters: PARAMETERS,
  headers: {
    ETag: { description: 'the version of what is answered, for If-Match', schema: { type: 'string' } },
  },
  schemas: { Problem: PROBLEM },
};

const tagsOf = (apis: readonly Api[]): Json[] => {
  const names = apis.flatMap(({ operations }) =>
    Array.from(operations.values(), ({ useCase }) => capabilityOf(useCase.route)),
  );
  return Array.from(new Set(names), (name) => ({ name }));
};

const pathsOf = (apis: readonly Api[]): Json => {
  const paths: Record<string, Record<string, Json>> = {};
  for (const { operations, problems } of apis) {
    for (const operation of operations.values()) {
      const { path, method } = operation.useCase.route;
      paths[path] = { ...paths[path], [method.toLowerCase()]: operationOf(operation, problems) };
    }
  }
  return Object.fromEntries(Object.entries(paths).toSorted(([a], [b]) => (a < b ? -1 : 1)));
};

/** The OpenAPI 3.1 document of what the Lambdas answer: made of their routes alone, so that it cannot say otherwise. */
export const openApiDocument = (apis: readonly Api[]): Json => ({
  openapi: '3.1.0',
  info: {
    title: '家医 Jiayi',
    version: '1',
    description: '慢病随访与家庭医生签约 / chronic-disease care and family-doctor contracts for a county',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  servers: [{ url: '/' }],
  security: [{ bearer: [] }],
  tags: tagsOf(apis),
  paths: pathsOf(apis),
  components: COMPONENTS,
});
