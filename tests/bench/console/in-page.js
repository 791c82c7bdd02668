// Runs in the page: how long it takes from an event of a user until its result has been painted.

/** What is seen of the page, by what is waited for. */
const SEEN = {
  pressed: () => [...document.querySelectorAll('[aria-pressed="true"]')].map((one) => one.textContent).join(),
  row: () =>
    [...document.querySelectorAll('[data-row]')].findIndex((row) => row.contains(document.activeElement)),
  address: () => location.pathname + location.search,
  title: () => document.querySelector('h1')?.textContent,
};

const WAITING = '[aria-busy="true"], .ant-skeleton, .ant-spin-spinning, .is-old';

const isReady = () => document.querySelector('h1') !== null && document.querySelector(WAITING) === null;

const afterPaint = (then) =>
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', then);
    port1.start();
    port2.postMessage('');
  });

/** Waits for the next event of a type; `bench.answer` is then the time until what is seen changed and nothing is waited
 *  for any more, and until the frame after the event. */
globalThis.bench = {
  ready: () =>
    new Promise((resolve) => {
      const look = () => (isReady() ? resolve(true) : requestAnimationFrame(look));
      look();
    }),
  watch: (type, what) => {
    const before = SEEN[what]();
    globalThis.bench.answer = new Promise((resolve) => {
      addEventListener(
        type,
        ({ timeStamp }) => {
          let firstMs;
          afterPaint(() => (firstMs = performance.now() - timeStamp));
          const look = () =>
            SEEN[what]() !== before && isReady() && firstMs !== undefined
              ? afterPaint(() => resolve({ firstMs, resultMs: performance.now() - timeStamp }))
              : requestAnimationFrame(look);
          look();
        },
        { capture: true, once: true },
      );
    });
  },
};
