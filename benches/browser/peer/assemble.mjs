// The assembled product as one file, as a person would get it; of SheetJS the smallest build that reads and writes .xlsx.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const here = (name) => readFileSync(new URL(name, import.meta.url), 'utf8');
const of = (name) => readFileSync(require.resolve(name), 'utf8');
// A script ends at the first closing tag, wherever it stands.
const script = (text, kind = '') => `<script${kind}>${text.replace(/<\/script/g, '<\\/script')}</script>`;

export function assemble(folder, example) {
  const file = join(folder, 'assembled.html');
  writeFileSync(file, `<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><title>统计表</title>
<style>${of('tabulator-tables/dist/css/tabulator.min.css')}</style>
<p><button id="show">显示</button> <button id="hide">收起</button> <button id="import">导入</button> <button id="export">导出</button></p>
<div id="table"></div>
${script(example, ' type="application/json" id="data"')}
${script(of('tabulator-tables/dist/js/tabulator.min.js'))}
${script(of('@e965/xlsx/dist/xlsx.mini.min.js'))}
${script(here('../baseline.js'))}
${script(here('model.js'))}
${script(here('product.js'))}
</html>`);
  return file;
}
