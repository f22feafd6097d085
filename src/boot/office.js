// The worker that reads and writes spreadsheets and Word documents. The page's first message is the worker's module as
// it lies in the page; all others are the module's. A text that goes back says why it did not start.
import * as glue from 'ermu-glue';
import { instantiate } from './unpack.js';

async function start(packed) {
  const { instance } = await instantiate(packed, { g: glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
}

self.onmessage = (first) => {
  const early = [];
  self.onmessage = ({ data }) => early.push(data);
  start(first.data).then(
    // The module listens by now.
    () => early.forEach((data) => self.dispatchEvent(new MessageEvent('message', { data }))),
    (fault) => self.postMessage(String(fault)),
  );
};
