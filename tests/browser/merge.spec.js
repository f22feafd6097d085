// Units' files into the office's quarter: dropped together, each once, asked about, taken in one step.
import { expect, ready, test } from './fixtures.js';

const held = (page) => page.evaluate(() => window.ermu.workspace());
const panel = (page) => page.locator('.merge');
const row = (page, unit) => panel(page).locator('tr', { has: page.getByRole('rowheader', { name: unit }) });

async function emptyEntry(page) {
  await ready(page);
  await page.getByRole('button', { name: '清掉示例' }).click();
  await page.getByRole('link', { name: '录入' }).click();
  await expect(page.locator('.grid tbody tr[data-unit]').first()).toBeVisible();
}

// A unit's file as its own page exports it: the office's roster and rules, its own counts.
function unitFile(empty, draft, revision, counts) {
  const workspace = JSON.parse(empty);
  workspace.origin = { draft, revision, saved: '2022-04-08T09:00:00' };
  workspace.periods[0].counts = counts;
  return JSON.stringify(workspace);
}

// A drop leads on from the screen that is there: one that is still on its way would take it back.
async function toData(page) {
  await page.getByRole('link', { name: '数据' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('数据');
}

// Drops files where people drop them: anywhere on the page.
const drop = (page, files) => page.evaluate((given) => {
  const data = new DataTransfer();
  for (const [name, text] of given) data.items.add(new File([text], name, { type: 'application/json' }));
  const event = new DragEvent('drop', { bubbles: true, cancelable: true });
  Object.defineProperty(event, 'dataTransfer', { value: data });
  document.body.dispatchEvent(event);
}, files);

test('forty files are dropped, laid beside the quarter, decided and taken in one step', async ({ page, openFile }) => {
  const seen = await openFile();
  await emptyEntry(page);
  const empty = await held(page);
  const units = JSON.parse(empty).units;
  await page.locator('tr[data-unit="中池镇"] td[data-col="focus"] input').fill('4');
  const before = await held(page);
  const files = units.slice(0, 40).map((unit, at) => [`${unit.name}.json`, unitFile(empty, `unit${at}`, 3, { [unit.id]: { express: at + 1 } })]);
  const town = units.find((unit) => unit.name === '中池镇');
  const index = units.indexOf(town);
  files[index][1] = unitFile(empty, `unit${index}`, 3, { [town.id]: { express: 51, focus: 2 } });
  files.push(['又一份.json', files[3][1]], ['旧的.json', unitFile(empty, 'unit3', 1, { [units[3].id]: { express: 9 } })]);
  files.push(['没填的.json', unitFile(empty, 'blank', 1, {})]);
  files.push(['别人填的.json', unitFile(empty, 'other', 1, { [units[5].id]: { express: 99 } })], ['坏了.json', '{"format":"ermu"']);
  await drop(page, files);
  await expect(panel(page)).toContainText('读了 45 份，取用 41 份。');
  expect(await held(page), 'nothing is written before a person says so').toBe(before);
  await expect(panel(page)).toContainText('矛盾 1，不同 1，新填 39');
  await expect(panel(page)).toContainText(`与“${files[3][0]}”是同一份`);
  await expect(panel(page)).toContainText('坏了.json');
  await expect(panel(page)).toContainText('没填的.json 本期一个数也没有填');
  await expect(panel(page)).toContainText(`${units.length - 40} 个，既没有文件，本表也没有数`);
  // What differs from the office is kept unless a person takes it; the choice stays where the focus is.
  const differs = row(page, '中池镇').filter({ hasText: '不同' });
  await expect(differs.getByRole('button', { name: '本表 4' })).toHaveAttribute('aria-pressed', 'true');
  await differs.getByRole('button', { name: '文件 2' }).press('Enter');
  await expect(differs.getByRole('button', { name: '文件 2' })).toHaveAttribute('aria-pressed', 'true');
  await expect(differs.getByRole('button', { name: '文件 2' })).toBeFocused();
  await row(page, units[5].name).getByRole('button', { name: '文件 99' }).click();
  await page.getByRole('button', { name: '确认并入 41 格' }).click();
  await expect(panel(page)).toHaveCount(0);
  const { counts } = JSON.parse(await held(page)).periods[0];
  expect(counts[town.id]).toEqual({ express: 51, focus: 2 });
  expect(counts[units[5].id]).toEqual({ express: 99 });
  expect(counts[units[39].id]).toEqual({ express: 40 });
  await page.keyboard.press('Control+z');
  expect(await held(page), 'it was one step').toBe(before);
  await seen.nothing();
});

test('a channel is taken or kept as a whole, and Esc leaves everything as it was', async ({ page, openFile }) => {
  await openFile();
  await emptyEntry(page);
  const empty = await held(page);
  const units = JSON.parse(empty).units.slice(0, 12);
  const files = units.map((unit, at) => [`${at}.json`, unitFile(empty, `unit${at}`, 1, { [unit.id]: { express: 1, focus: 2 } })]);
  await drop(page, files);
  await expect(page.getByRole('button', { name: '确认并入 24 格' })).toBeVisible();
  const channel = panel(page).locator('.channels li').nth(1);
  await channel.getByRole('button', { name: '全留' }).click();
  await expect(page.getByRole('button', { name: '确认并入 12 格' })).toBeVisible();
  await channel.getByRole('button', { name: '全取' }).click();
  await expect(page.getByRole('button', { name: '确认并入 24 格' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
  expect(await held(page)).toBe(empty);
});

test('hundreds of files show how far they are and can be given up', async ({ page, openFile }) => {
  await openFile();
  await emptyEntry(page);
  const empty = await held(page);
  const unit = JSON.parse(empty).units[0];
  const files = Array.from({ length: 400 }, (_, at) => [`${at}.json`, unitFile(empty, `unit${at}`, 1, { [unit.id]: { express: at } })]);
  await drop(page, files);
  await expect(panel(page).locator('progress')).toHaveAttribute('max', '400');
  await page.getByRole('button', { name: '取消 Esc' }).click();
  await expect(panel(page)).toHaveCount(0);
  expect(await held(page)).toBe(empty);
  // What was given up comes no more: the next file stands alone.
  await drop(page, files.slice(0, 1));
  await expect(panel(page)).toContainText('读了 1 份，取用 1 份。');
});

test('several files dropped on another screen lead to where counts are entered', async ({ page, openFile }) => {
  await openFile();
  await emptyEntry(page);
  const empty = await held(page);
  const units = JSON.parse(empty).units.slice(0, 2);
  await toData(page);
  await drop(page, units.map((unit, at) => [`${at}.json`, unitFile(empty, `unit${at}`, 1, { [unit.id]: { express: 1 } })]));
  await expect(panel(page)).toContainText('读了 2 份，取用 2 份。');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('录入');
});

test('a table in a file is laid out like a pasted one, in UTF-8 and as Excel in China writes it', async ({ page, openFile }) => {
  const seen = await openFile();
  await emptyEntry(page);
  const bytes = {
    'UTF-8': [...Buffer.from('\ufeff单位名称,各镇快讯,聚焦石泉\r\n池河镇,40,1\r\n中池镇,51,2\r\n')],
    // The same in GB18030.
    GB18030: [...Buffer.from('b5a5cebbc3fbb3c62cb8f7d5f2bfecd1b62cbedbbdb9caafc8aa0d0ab3d8bad3d5f22c34302c310d0ad6d0b3d8d5f22c35312c320d0a', 'hex')],
  };
  for (const [name, given] of Object.entries(bytes)) {
    await toData(page);
    await page.evaluate(([encoding, content]) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(content)], `${encoding}.csv`, { type: 'text/csv' }));
      const event = new DragEvent('drop', { bubbles: true, cancelable: true });
      Object.defineProperty(event, 'dataTransfer', { value: data });
      document.body.dispatchEvent(event);
    }, [name, given]);
    await expect(page.locator('.paste')).toContainText('按单位名称对上 2 行');
    await expect(page.locator('#paste-confirm')).toHaveText('确认改 4 格');
    await page.keyboard.press('Escape');
    await expect(page.locator('.paste')).toHaveCount(0);
  }
  await seen.nothing();
});

test('answers belong to the period they were given for, and a period that goes takes its files along', async ({ page, openFile }) => {
  await openFile();
  await emptyEntry(page);
  const empty = await held(page);
  const unit = JSON.parse(empty).units[0];
  await drop(page, [['一季度.json', unitFile(empty, 'unit', 1, { [unit.id]: { express: 5 } })]]);
  await panel(page).locator('.channels').getByRole('button', { name: '全留' }).first().click();
  await expect(page.getByRole('button', { name: /确认并入/ })).toHaveCount(0);
  await page.getByRole('button', { name: '新建下一期' }).click();
  const second = await page.evaluate(([text, id]) => {
    const file = JSON.parse(text);
    file.origin = { draft: 'unit', revision: 2, saved: '2022-07-08T09:00:00' };
    file.periods[1].counts = { [id]: { express: 9 } };
    return JSON.stringify(file);
  }, [await held(page), unit.id]);
  await drop(page, [['二季度.json', second]]);
  await expect(page.getByRole('button', { name: '确认并入 1 格' })).toBeVisible();
  // The period is taken back: what was laid beside it is gone, and it is said.
  await page.locator('h1').click();
  await page.keyboard.press('Control+z');
  await expect(panel(page)).toHaveCount(0);
  await expect(page.locator('.entry .err-msg')).toContainText('没有并入');
  expect(await held(page)).toBe(empty);
});

test('a unit\'s own file dropped where the county\'s figures are is asked about, and goes into the table', async ({ page, openFile }) => {
  await openFile();
  await emptyEntry(page);
  const empty = await held(page);
  const units = JSON.parse(empty).units;
  for (const at of [0, 1]) await page.locator(`tr[data-unit="${units[at].name}"] td[data-col="focus"] input`).fill('4');
  const before = await held(page);
  await toData(page);
  const file = ['青溪镇.ermu.json', unitFile(empty, 'unit', 1, { [units[0].id]: { express: 5 } })];
  const strip = page.locator('.alarm', { hasText: '还没有打开' });
  await drop(page, [file]);
  await expect(strip).toContainText(`里面只有${units[0].name}一个单位的数。用它替换，现在这份里的 2 格数会没有或换成别的。`);
  await strip.getByRole('button', { name: '不打开' }).click();
  await expect(strip).toHaveCount(0);
  expect(await held(page)).toBe(before);
  await drop(page, [file]);
  await strip.getByRole('button', { name: '合并进录入表' }).click();
  await expect(panel(page)).toContainText('读了 1 份，取用 1 份。');
  await expect(page.getByRole('button', { name: '确认并入 1 格' })).toBeVisible();
  expect(await held(page)).toBe(before);
  await page.keyboard.press('Escape');
  await toData(page);
  await drop(page, [file]);
  await strip.getByRole('button', { name: '另开一份草稿' }).click();
  await expect(page.locator('.alarm', { hasText: '另开了草稿“青溪镇”' })).toBeVisible();
  expect(JSON.parse(await held(page)).periods[0].counts).toEqual({ [units[0].id]: { express: 5 } });
});
