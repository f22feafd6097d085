// Lowers the page's scripts and styles to the oldest kernel's syntax.
// Reads a job as JSON and answers with JSON: paths of first, of start and office (each with its glue and the module's
// names for that) and of styles become their texts; `used` (start, glue, and what the module wants) becomes the names of the exports that are used.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'acorn';
import { build, transform } from 'esbuild';
import { named, used } from './glue.mjs';

const read = (file) => readFileSync(file, 'utf8').replace(/\r\n/g, '\n');

function refuse(sentence) {
  console.error(sentence);
  process.exit(1);
}

// esbuild does not say no to everything it cannot lower, so another parser has the last word.
function parsed(code, ecmaVersion, name, options = {}) {
  try {
    parse(code, { ecmaVersion, sourceType: 'script', ...options });
  } catch (fault) {
    refuse(`${name} is not ECMAScript ${ecmaVersion}: ${fault.message}`);
  }
  if (/<\/script|<!--/i.test(code)) refuse(`${name} contains </script or <!--, which would end it too early`);
  return code;
}

// Too old a syntax for a minifier: only comments and the space around lines go.
function first(file) {
  const comments = [];
  const code = read(file);
  parsed(code, 3, file, { onComment: comments });
  const kept = comments.reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), code);
  const lines = kept.split('\n').map((line) => line.trim()).filter(Boolean).join('\n');
  return parsed(lines, 3, file);
}

// The trimmed glue in the place of `ermu-glue`.
const gluePlugin = (glue, names) => ({
  name: 'glue',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^ermu-glue$/ }, () => ({ path: 'glue', namespace: 'glue' }));
    onLoad({ filter: /.*/, namespace: 'glue' }, () => ({ contents: named(read(glue), names) }));
  },
});

async function start({ start: file, glue, names }) {
  const result = await build({
    entryPoints: [file],
    plugins: [gluePlugin(glue, names)],
    nodePaths: [fileURLToPath(new URL('node_modules', import.meta.url))],
    bundle: true,
    format: 'iife',
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    target: ['chrome70', 'es2019'],
    write: false,
    logLevel: 'silent',
  });
  return parsed(result.outputFiles[0].text.trim(), 2019, file);
}

async function style(files) {
  const sheet = files.map(read).join('\n');
  const result = await transform(sheet, { loader: 'css', minify: true, charset: 'utf8', legalComments: 'none', target: 'chrome78' });
  if (result.warnings.length > 0) refuse(`the styles: ${result.warnings[0].text}`);
  if (/<\/style/i.test(result.code)) refuse('the styles contain </style, which would end them too early');
  return result.code.trim();
}

async function answer(job) {
  if (job.used) return { used: used(read(job.used.start), read(job.used.glue), job.used.wanted) };
  const [page, office] = [await start(job.start), await start(job.office)];
  return { first: job.first.map(first).join('\n'), start: page, office, style: await style(job.styles) };
}

try {
  process.stdout.write(JSON.stringify(await answer(JSON.parse(readFileSync(0, 'utf8')))));
} catch (fault) {
  refuse(fault.message);
}
