import type { Role } from '../../domain/access/index.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import type { User } from '../../functions/organisation/reference.ts';
import { pagePolicy } from './page-policy.ts';
import { SIGN_IN_SCRIPT } from './sign-in-script.ts';

const STYLE = `
body { font: 16px/1.5 system-ui, 'Noto Sans CJK SC', sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; }
ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .5rem; }
button { font: inherit; padding: .4rem .8rem; border: 1px solid #0b5c53; border-radius: .3rem; background: #fff; color: #0b5c53; cursor: pointer; text-align: left; }
button:hover, button:focus-visible { background: #0b5c53; color: #fff; }
button small { display: block; }
table { border-collapse: collapse; width: 100%; margin-top: 1rem; }
caption { text-align: left; font-weight: 600; }
th, td { border-bottom: 1px solid #ccc; padding: .25rem .5rem; text-align: left; }
textarea { display: block; width: 100%; font: 12px/1.4 monospace; }
`;

/** What the page may do. */
export const SIGN_IN_POLICY = pagePolicy({ script: SIGN_IN_SCRIPT, style: STYLE });

const ROLE_NAMES = {
  team_member: '团队成员 / team member',
  team_leader: '团队长 / team leader',
  institution_manager: '机构负责人 / institution manager',
  bureau: '卫健局 / health bureau',
  auditor: '审计员 / auditor',
  administrator: '管理员 / administrator',
  integration: '接口 / integration',
  resident: '居民 / resident',
} as const satisfies Record<Role, string>;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? '');

const buttonOf = ({ name, subject: { userId, role } }: User): string =>
  `<li><button type="button" data-user="${escaped(userId)}">${escaped(userId)} ${escaped(name)}<small>${ROLE_NAMES[role]}</small></button></li>`;

/** The sign-in page of this machine: its users, a button each. It needs no other file. */
export const signInPage = (users: Iterable<User>, today: LocalDate): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>家医 Jiayi：登录 / sign in</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>家医 Jiayi</h1>
<p>演示登录，${today}。所有人员均为虚构。 <span lang="en">Demonstration sign-in. All people are synthetic.</span></p>
<ul>
${Array.from(users, buttonOf).join('\n')}
</ul>
<section id="result" aria-live="polite"></section>
<p><a href="/local/phones">手机短信 / the phones' texts</a></p>
<p><a href="/openapi.json">接口说明 / the API as OpenAPI 3.1</a></p>
</main>
<script>${SIGN_IN_SCRIPT}</script>
</body>
</html>
`;
