// What stands on the pages of a PDF, in millimetres from the upper left corner of each.
import { OPS, getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const MM = 25.4 / 72;
// A font that draws a character and its radical alike has one of the two in the file.
const radicals = { '⻔': '门', '⺠': '民', '⻋': '车', '⻓': '长', '⻅': '见', '⻚': '页', '⻛': '风' };
const plain = (text) => text.replace(/[\u2e80-\u2fd5]/g, (sign) => radicals[sign] ?? sign.normalize('NFKC'));

function times([a, b, c, d, e, f], [g, h, i, j, k, l]) {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

// Filled and stroked rectangles and lines, each with its box.
async function boxes(page, height) {
  const { fnArray, argsArray } = await page.getOperatorList();
  const found = [];
  let matrix = [1, 0, 0, 1, 0, 0];
  let width = 1;
  let path = null;
  const kept = [];
  fnArray.forEach((op, at) => {
    const args = argsArray[at];
    if (op === OPS.save) kept.push([matrix, width]);
    else if (op === OPS.restore) [matrix, width] = kept.pop() ?? [matrix, width];
    else if (op === OPS.transform) matrix = times(matrix, args);
    else if (op === OPS.setLineWidth) [width] = args;
    else if (op === OPS.constructPath) {
      const [x0, y0, x1, y1] = args[2];
      path = [[x0, y0], [x1, y1]];
    } else if ([OPS.fill, OPS.eoFill, OPS.stroke].includes(op) && path) {
      const [[ax, ay], [bx, by]] = path.map(([x, y]) => [
        matrix[0] * x + matrix[2] * y + matrix[4],
        matrix[1] * x + matrix[3] * y + matrix[5],
      ]);
      const pen = op === OPS.stroke ? (width * Math.hypot(matrix[0], matrix[1])) / 2 : 0;
      const flat = Math.abs(ay - by) < Math.abs(ax - bx);
      const [px, py] = flat ? [0, pen] : [pen, 0];
      const box = { left: Math.min(ax, bx) - px, right: Math.max(ax, bx) + px, top: height - Math.max(ay, by) - py, bottom: height - Math.min(ay, by) + py };
      found.push(Object.fromEntries(Object.entries(box).map(([name, value]) => [name, value * MM])));
      path = null;
    } else if (op === OPS.endPath) path = null;
  });
  return found;
}

// The characters of a page, gathered into lines by their baseline.
async function lines(page, height) {
  const { items } = await page.getTextContent({ disableNormalization: true });
  const byBaseline = new Map();
  for (const item of items) {
    if (item.str === '' || /^\s+$/.test(item.str)) continue;
    const [, , , , x, y] = item.transform;
    const key = Math.round(y * 4);
    const size = Math.hypot(item.transform[2], item.transform[3]);
    const line = byBaseline.get(key) ?? { pieces: [], baseline: (height - y) * MM, size };
    line.pieces.push({ x, right: x + item.width, text: item.str });
    byBaseline.set(key, line);
  }
  return [...byBaseline.values()]
    .map(({ pieces, baseline, size }) => {
      pieces.sort((one, other) => one.x - other.x);
      return {
        text: plain(pieces.map((piece) => piece.text).join('')),
        left: pieces[0].x * MM,
        right: pieces.at(-1).right * MM,
        baseline,
        size,
      };
    })
    .sort((one, other) => one.baseline - other.baseline);
}

export async function read(bytes) {
  const pdf = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: true, verbosity: 0 }).promise;
  const pages = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const [, , width, height] = page.view;
    pages.push({ width: width * MM, height: height * MM, lines: await lines(page, height), boxes: await boxes(page, height) });
  }
  return pages;
}
