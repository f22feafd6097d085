// Unpacks the module that lies in the page as text, and starts it.
import { gunzipSync } from 'fflate';
import * as glue from 'ermu-glue';

function packed() {
  const text = atob(document.getElementById('ermu-wasm').textContent);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = text.charCodeAt(i);
  return bytes;
}

// DecompressionStream is there from Chromium 80 and Firefox 113 on.
function unpack(bytes) {
  if (typeof DecompressionStream !== 'function') return Promise.resolve(gunzipSync(bytes));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).arrayBuffer();
}

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
  const { instance } = await WebAssembly.instantiate(await unpack(packed()), { g: glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
}

if (window.ermuStart()) start().catch((fault) => window.ermuFail('failed', fault));
