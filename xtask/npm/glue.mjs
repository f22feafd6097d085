// The glue that wasm-bindgen wrote, cut down to what the module wants of it.
import { parse } from 'acorn';

// Every name that stands in a piece of code, whatever it means there.
function namesIn(node, found = new Set()) {
  if (Array.isArray(node)) node.forEach((part) => namesIn(part, found));
  else if (node && typeof node.type === 'string') {
    if (node.type === 'Identifier') found.add(node.name);
    Object.values(node).forEach((part) => namesIn(part, found));
  }
  return found;
}

function declared(statement) {
  const declaration = statement.declaration || statement;
  if (declaration.declarations) return declaration.declarations.map(({ id }) => id.name);
  return /Declaration$/.test(declaration.type) && declaration.id ? [declaration.id.name] : [];
}

// The statements that these names need. One that declares nothing only prepares what another declares (it fills a
// table, it adds a method), so it stays where it mentions a name that stays.
export function trim(glue, wanted) {
  const statements = parse(glue, { ecmaVersion: 'latest', sourceType: 'module' }).body.map((node) => ({
    text: glue.slice(node.start, node.end),
    declares: declared(node),
    mentions: namesIn(node),
    node,
  }));
  const own = new Set(statements.flatMap(({ declares }) => declares));
  const needed = new Set(wanted);
  const kept = new Set();
  let before = -1;
  while (before < kept.size) {
    before = kept.size;
    for (const statement of statements) {
      const mentioned = [...statement.mentions].filter((name) => own.has(name));
      const reasons = statement.declares.length > 0 ? statement.declares : mentioned;
      if (reasons.length > 0 && !reasons.some((name) => needed.has(name))) continue;
      kept.add(statement);
      mentioned.forEach((name) => needed.add(name));
    }
  }
  return statements.filter((statement) => kept.has(statement));
}

// The module's exports that are called by name: `wasm.x` in the glue, `exports.x` in the start script.
export function used(start, glue, wanted) {
  const exports = new Set();
  const visit = (node) => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (!node || typeof node.type !== 'string') return undefined;
    if (node.type === 'MemberExpression' && ['wasm', 'exports'].includes((node.object.property || node.object).name)) {
      if (node.computed) throw new Error('the glue takes an export by a computed name, so what is used cannot be told');
      exports.add(node.property.name);
    }
    return Object.values(node).forEach(visit);
  };
  visit(parse(start, { ecmaVersion: 'latest', sourceType: 'module' }));
  trim(glue, [...wanted, '__wbg_set_wasm']).forEach(({ node }) => visit(node));
  return [...exports].sort();
}

// The glue as a module that exports what is wanted under the names the module has for it.
export function named(glue, names) {
  const kept = trim(glue, [...Object.keys(names), '__wbg_set_wasm']).map(({ text }) => text);
  const exported = Object.entries(names).map(([name, short]) => `${name} as ${short}`);
  return `${kept.join('\n')}\nexport { ${exported.join(', ')} };\n`;
}
