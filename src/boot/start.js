// Starts the module that lies in the page as text, and keeps the page as it came.
import * as glue from 'ermu-glue';
import { instantiate } from './unpack.js';

// An element's opening tag.
function opening(element) {
  return element.cloneNode(false).outerHTML.replace(/<\/[a-z]+>$/, '');
}

// The page as it came, for its offline copy: Chromium lets no page on disk read its own file again. Scripts, which nothing
// changes and which are most of it, are written out only when the copy is asked for.
function pristine() {
  const kept = [];
  const walk = (element) => {
    kept.push(opening(element));
    for (const node of element.childNodes) {
      if (node === document.body) walk(node);
      else if (node.nodeName === 'SCRIPT') kept.push(node);
      else kept.push(node.nodeType === Node.ELEMENT_NODE ? node.outerHTML : node.data);
    }
    kept.push(`</${element.localName}>`);
  };
  walk(document.documentElement);
  return () => `<!doctype html>\n${kept.map((piece) => piece.outerHTML || piece).join('')}\n`;
}

async function start() {
  // A copy saved by the browser still holds what was mounted when it was saved.
  document.getElementById('ermu-app').textContent = '';
  // What the first script wrote is left out, so that the copy is the file itself, with the same check value.
  const html = document.documentElement;
  const boot = html.getAttribute('data-boot');
  html.removeAttribute('data-boot');
  window.ermuSource = pristine();
  html.setAttribute('data-boot', boot);
  const { instance } = await instantiate(document.getElementById('ermu-wasm').textContent, { g: glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
}

if (window.ermuStart()) start().catch((fault) => window.ermuFail('failed', fault));
