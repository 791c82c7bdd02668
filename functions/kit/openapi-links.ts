import { LINK_TYPE } from './answer.ts';

const LINK = { type: 'string', format: 'uri' } as const;

/** A link as a body. */
export const LINK_CONTENT = { [LINK_TYPE]: { schema: LINK } };

/** The answer of a route where what it gives lies elsewhere. */
export const SENT_ELSEWHERE = {
  '303': {
    description:
      `文件在短时有效的链接处；请求的Accept含${LINK_TYPE}时以200回答链接 / ` +
      `what is given lies under a link that lives briefly; who accepts ${LINK_TYPE} is told it with 200`,
    headers: { Location: { required: true, schema: LINK } },
    content: LINK_CONTENT,
  },
};
