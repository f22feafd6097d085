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
  // The page as it came, for its offline copy: Chromium lets no page on disk read its own file again.
  window.ermuSource = `<!doctype html>\n${document.documentElement.outerHTML}\n`;
  // Asynchronous on purpose: old kernels compile nothing above 4 KB on the page's own thread.
  const { instance } = await WebAssembly.instantiate(await unpack(packed()), { g: glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
}

if (window.ermuStart()) start().catch((fault) => window.ermuFail('failed', fault));
