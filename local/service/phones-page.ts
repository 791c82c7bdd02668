import type { LocalDate } from '../../domain/kernel/time.ts';
import { pagePolicy } from './page-policy.ts';
import { PHONES_SCRIPT } from './phones-script.ts';

const STYLE = `
body { font: 16px/1.5 system-ui, 'Noto Sans CJK SC', sans-serif; max-width: 80rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; }
#phones { display: grid; grid-template-columns: repeat(auto-fill, minmax(20rem, 1fr)); gap: 1rem; align-items: start; }
section { border: 1px solid #767676; border-radius: 1rem; padding: .5rem 1rem 1rem; overflow-wrap: anywhere; }
h2 { font-size: 1.1rem; margin: .2rem 0; }
ol { list-style: none; padding: 0; max-height: 24rem; overflow: auto; }
li { background: #eef5f4; border-radius: .5rem; padding: .5rem; margin: .5rem 0; }
li p { margin: .2rem 0; }
time, small { font-size: .85rem; color: #444; }
input, button { font: inherit; padding: .2rem .5rem; margin: .1rem 0; }
`;

/** What the page of the phones may do. */
export const PHONES_POLICY = pagePolicy({ script: PHONES_SCRIPT, style: STYLE });

/** The local phones as a page: the texts of a day by number, each to be answered, reported or held back. It needs no other
 *  file. */
export const phonesPage = (today: LocalDate): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>家医 Jiayi：手机 / phones</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>手机 / phones</h1>
<p>本机短信，不会真正发出。 <span lang="en">Texts of this machine: none of them leaves it.</span></p>
<form id="choice">
<label>日期 / day <input id="day" type="date" value="${today}" required></label>
<label>号码 / number <input id="number" inputmode="tel" maxlength="30"></label>
<button>显示 / show</button>
</form>
<p id="said" role="status"></p>
<div id="phones"></div>
<p><a href="/">登录页 / sign-in page</a></p>
</main>
<script>${PHONES_SCRIPT}</script>
</body>
</html>
`;
