/** What runs in the page of the local phones: plain, and everything that comes from the service goes in as text. */
export const PHONES_SCRIPT = `
const phones = document.getElementById('phones');
const said = document.getElementById('said');
const day = document.getElementById('day');
const number = document.getElementById('number');
const FATES = { arrived: '已到达 / arrived', failed: '未送达 / failed', held: '在途，结果未知 / on its way, unknown' };
const make = (name, text) => {
  const element = document.createElement(name);
  if (text !== undefined) element.textContent = text;
  return element;
};
const ask = async (path, body) => {
  const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const response = await fetch(path, sent);
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.title ?? response.status);
  return answer;
};
const button = (text, work) => {
  const element = make('button', text);
  element.type = 'button';
  element.addEventListener('click', () => act(work));
  return element;
};
const outboxPath = (id, what) => '/local/outbox/' + encodeURIComponent(id) + '/' + what;
const textItem = ({ id, at, text, fate }) => {
  const item = make('li');
  const time = make('time', new Date(at).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' }));
  time.dateTime = at;
  const report = (outcome) => () => ask(outboxPath(id, 'receipt'), { outcome });
  item.append(time, make('p', text), make('small', FATES[fate] + ' '));
  item.append(button('报告送达 / delivered', report('delivered')), button('报告失败 / fail', report('failed')));
  return item;
};
const answerForm = (phone, last) => {
  const form = make('form');
  const label = make('label', '回复 / answer ');
  const box = make('input');
  box.maxLength = 2000;
  box.placeholder = '1 · 退订 · BP 135/85 · 评5';
  label.append(box);
  const submit = make('button', '发送 / send');
  form.append(label, submit);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    act(() => ask(outboxPath(last.id, 'answer'), { text: box.value }));
  });
  return form;
};
const phoneOf = (phone, texts, isDelayed) => {
  const section = make('section');
  const list = make('ol');
  list.append(...texts.map(textItem));
  const delay = (wanted) => () => ask('/local/phones/' + encodeURIComponent(phone), { isDelayed: wanted });
  const change = isDelayed
    ? button('放行 / release', delay(false))
    : button('延迟之后的短信 / delay what comes', delay(true));
  section.append(make('h2', phone), change);
  if (isDelayed) section.append(make('strong', ' 延迟中 / delayed'));
  section.append(list);
  const last = texts.at(-1);
  if (last !== undefined) section.append(answerForm(phone, last));
  return section;
};
const show = async () => {
  const query = new URLSearchParams({ on: day.value });
  if (number.value !== '') query.set('phone', number.value);
  const { items, delayed } = await ask('/local/outbox?' + query);
  const wanted = delayed.filter((phone) => number.value === '' || phone === number.value);
  const numbers = new Set([...(number.value === '' ? [] : [number.value]), ...wanted, ...items.map(({ phone }) => phone)]);
  const shown = Array.from(numbers).sort().map((phone) =>
    phoneOf(phone, items.filter((item) => item.phone === phone), delayed.includes(phone)),
  );
  phones.replaceChildren(...(shown.length === 0 ? [make('p', '当日没有短信 / no texts on this day')] : shown));
};
const act = async (work) => {
  try {
    const answer = await work();
    said.textContent = answer === undefined ? '' : JSON.stringify(answer);
    await show();
  } catch (error) {
    said.textContent = error.message;
  }
};
document.getElementById('choice').addEventListener('submit', (event) => {
  event.preventDefault();
  act(async () => undefined);
});
act(async () => undefined);
`;
