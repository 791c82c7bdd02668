/** What runs in the sign-in page: plain, and everything that comes from the service goes in as text. */
export const SIGN_IN_SCRIPT = `
const result = document.getElementById('result');
const make = (name, text) => {
  const element = document.createElement(name);
  if (text !== undefined) element.textContent = text;
  return element;
};
const table = (caption, columns, rows) => {
  const whole = make('table');
  whole.append(make('caption', caption));
  const head = whole.createTHead().insertRow();
  for (const { title } of columns) {
    const cell = make('th', title);
    cell.scope = 'col';
    head.append(cell);
  }
  const body = whole.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    for (const { name } of columns) line.insertCell().textContent = row[name] ?? '';
  }
  return whole;
};
const ask = async (path, token, language) => {
  const headers = { authorization: 'Bearer ' + token, 'accept-language': language };
  const response = await fetch(path, { headers });
  const body = await response.json();
  if (!response.ok) throw new Error(body.title ?? response.status);
  return body;
};
const LISTS = {
  team: (id) => ({
    path: '/v1/teams/' + encodeURIComponent(id) + '/worklist?limit=50',
    caption: '今日工作清单 / work list of today',
    columns: [
      { name: 'dueOn', title: '应办日期 / due' },
      { name: 'name', title: '姓名 / name' },
      { name: 'kind', title: '事项 / task' },
      { name: 'programme', title: '病种 / programme' },
      { name: 'daysOverdue', title: '逾期天数 / days overdue' },
    ],
  }),
  region: (id) => ({
    path: '/v1/indicators?group=all&scope=region&scopeId=' + encodeURIComponent(id),
    caption: '指标 / indicators',
    columns: [
      { name: 'indicator', title: '指标 / indicator' },
      { name: 'numerator', title: '分子 / numerator' },
      { name: 'denominator', title: '分母 / denominator' },
      { name: 'rate', title: '% ' },
    ],
  }),
};
const show = async (user) => {
  const answer = await fetch('/local/token', { method: 'POST', body: JSON.stringify({ user }) });
  const { accessToken, title } = await answer.json();
  if (!answer.ok) throw new Error(title);
  const me = await ask('/v1/me', accessToken, 'zh-CN');
  const token = make('textarea', accessToken);
  token.readOnly = true;
  token.rows = 3;
  const label = make('label', '令牌 / token');
  label.append(token);
  const scope = me.scope ?? {};
  result.replaceChildren(
    make('h2', me.name ?? me.userId),
    make('p', [me.userId, ...(me.roles ?? []), scope.name ?? scope.id ?? '', me.today ?? ''].join(' · ')),
    label,
  );
  const list = LISTS[scope.kind]?.(scope.id);
  if (list === undefined) return;
  try {
    const { items } = await ask(list.path, accessToken, 'zh-CN');
    const none = make('p', '没有内容 / nothing to show');
    result.append(items.length === 0 ? none : table(list.caption, list.columns, items));
  } catch (error) {
    result.append(make('p', error.message));
  }
};
for (const button of document.querySelectorAll('button[data-user]'))
  button.addEventListener('click', () => {
    show(button.dataset.user).catch((error) => result.replaceChildren(make('p', error.message)));
  });
`;
