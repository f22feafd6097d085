// Unpacks the module that lies in the page as text, and starts it.
import * as glue from 'ermu-glue';
import { unpack } from './unpack.js';

async function start() {
  // A copy saved by the browser still holds what was mounted when it was saved.
  document.getElementById('ermu-app').textContent = '';
  // The page as it came, for its offline copy: Chromium lets no page on disk read its own file again. What the first
  // script wrote is left out, so that the copy is the file itself, with the same check value.
  const html = document.documentElement;
  const boot = html.getAttribute('data-boot');
  html.removeAttribute('data-boot');
  window.ermuSource = `<!doctype html>\n${html.outerHTML}\n`;
  html.setAttribute('data-boot', boot);
  // Asynchronous on purpose: old kernels compile nothing above 4 KB on the page's own thread.
  const { instance } = await WebAssembly.instantiate(await unpack(document.getElementById('ermu-wasm').textContent), { g: glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
}

if (window.ermuStart()) start().catch((fault) => window.ermuFail('failed', fault));
