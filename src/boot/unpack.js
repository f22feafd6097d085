// A module that lies in the page as text becomes a running one.
import { gunzipSync } from 'fflate';

function bytesOf(base64) {
  if (typeof Uint8Array.fromBase64 === 'function') return Uint8Array.fromBase64(base64);
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = text.charCodeAt(i);
  return bytes;
}

// DecompressionStream is there from Chromium 80 and Firefox 113 on; with it the module is compiled while it is still being
// unpacked. Asynchronous on purpose: old kernels compile nothing above 4 KB on the page's own thread.
export function instantiate(base64, imports) {
  const bytes = bytesOf(base64);
  if (typeof DecompressionStream !== 'function') return WebAssembly.instantiate(gunzipSync(bytes), imports);
  const { readable, writable } = new DecompressionStream('gzip');
  const packed = writable.getWriter();
  // A fault is told to whoever reads.
  Promise.all([packed.write(bytes), packed.close()]).catch(() => {});
  const headers = { 'Content-Type': 'application/wasm' };
  return WebAssembly.instantiateStreaming(new Response(readable, { headers }), imports);
}
