// A module that lies in the page as text becomes bytes.
import { gunzipSync } from 'fflate';

function bytesOf(base64) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = text.charCodeAt(i);
  return bytes;
}

// DecompressionStream is there from Chromium 80 and Firefox 113 on.
export function unpack(base64) {
  const bytes = bytesOf(base64);
  if (typeof DecompressionStream !== 'function') return Promise.resolve(gunzipSync(bytes));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).arrayBuffer();
}
