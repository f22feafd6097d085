// Runs in the page before anything of its own, ours and a peer's alike: when a figure stood in the page, when it was
// painted, and how long the main thread was kept.
(() => {
  const tasks = [];
  try {
    new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: 'longtask', buffered: true });
  } catch { /* a browser without them tells no long tasks */ }
  const frame = () => new Promise((then) => { requestAnimationFrame(then); });
  const after = (ms) => new Promise((then) => { setTimeout(then, ms); });
  // The longest task since then.
  const kept = (since) => Math.max(0, ...tasks.filter(({ startTime, duration }) => startTime + duration > since).map(({ duration }) => duration));

  const offered = [];
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    if (/spreadsheet/.test(blob.type)) {
      offered.push(blob);
      window.dispatchEvent(new Event('bench:offered'));
    }
    return make.call(URL, blob);
  };
  // The file ends here instead of in a folder; a file that is chosen says when.
  const click = HTMLElement.prototype.click;
  HTMLElement.prototype.click = function () {
    if (this.download) return;
    if (this.type === 'file') this.addEventListener('change', (event) => window.dispatchEvent(new CustomEvent('bench:chosen', { detail: event.timeStamp })));
    click.call(this);
  };

  let memory;
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const begin = WebAssembly[name];
    WebAssembly[name] = (...given) => begin.apply(WebAssembly, given).then((made) => {
      memory ??= (made.instance || made).exports.memory;
      return made;
    });
  }

  // From an event of this kind until `is` says that its result stands in the page, and two frames on.
  function arm(kind, is, settle) {
    let begun;
    const heard = (event) => { begun ??= event.detail && kind === 'bench:chosen' ? event.detail : event.timeStamp; };
    window.addEventListener(kind, heard, { capture: true, once: true });
    return new Promise((then, fail) => {
      let over = false;
      const look = () => {
        if (over || begun === undefined || !is()) return;
        over = true;
        const shown = performance.now();
        seen.disconnect();
        frame().then(frame).then(() => {
          const painted = performance.now();
          return after(settle).then(() => then({ shown: shown - begun, painted: painted - begun, kept: kept(begun) }));
        }).catch(fail);
      };
      const seen = new MutationObserver(look);
      seen.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
      window.addEventListener('bench:offered', look);
      const poll = () => { look(); if (!over) setTimeout(poll, 50); };
      poll();
    });
  }

  // So many pixels a frame; a frame is blank where no row lies under one of the points when it is painted.
  async function scroll({ box, row, stride, frames }) {
    const scrolled = box ? document.querySelector(box) : document.scrollingElement;
    const area = box ? scrolled.getBoundingClientRect() : { left: 0, top: 0, width: innerWidth, height: innerHeight };
    const points = [0.4, 0.55, 0.7].map((share) => [area.left + Math.min(200, area.width / 2), area.top + area.height * share]);
    const isBlank = () => points.some(([x, y]) => !document.elementFromPoint(x, y)?.closest(row));
    scrolled.scrollTop = 0;
    await after(200);
    await frame();
    const begun = performance.now();
    let last = await frame();
    let worst = 0;
    let blank = 0;
    for (let i = 0; i < frames; i++) {
      const down = scrolled.scrollTop + stride < scrolled.scrollHeight - area.height * 1.5;
      scrolled.scrollTop = down ? scrolled.scrollTop + stride : 0;
      if (isBlank()) blank++;
      const now = await frame();
      worst = Math.max(worst, now - last);
      last = now;
    }
    await after(200);
    const long = tasks.filter(({ startTime }) => startTime >= begun).length;
    scrolled.scrollTop = 0;
    return { worst, blank, long };
  }

  window.bench = { arm, scroll, frame, after, kept, offered, wasm: () => (memory ? memory.buffer.byteLength : 0) };
})();
