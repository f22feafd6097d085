// Everybody can use every screen: axe-core finds nothing on any of them, full and empty, wrong and asked about.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { download, expect, ready, test } from './fixtures.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };

const go = (page, name) => page.getByRole('link', { name, exact: true }).click();
const pick = (page, label) => page.locator('main .pick-l select').selectOption({ label });
const data = (page) => page.evaluate(() => window.ermu.workspace());
const open = (page, file) => page.evaluate((text) => window.ermu.open(text), JSON.stringify(file));
const press = (page, name) => page.getByRole('button', { name, exact: true }).first().click();

// A quarter at work, so that fields can be typed into.
async function atWork(page, change = (file) => file) {
  const file = JSON.parse(await data(page));
  delete file.example;
  for (const period of file.periods) {
    period.status = 'draft';
    delete period.printed;
  }
  await open(page, change(file));
}

const unread = (file) => {
  file.periods[0].counts.t11 = { express: '十八', focus: 2 };
  return file;
};

const longest = (file) => {
  file.units[0].name = '国家税务总局石泉县税务局第一税务分局（办税服务厅）、两河税务所、熨斗税务所联合党支部';
  file.units[0].aliases = [];
  return file;
};

const STATES = {
  '排名': (page) => go(page, '排名'),
  '排名，说明栏': async (page) => {
    await go(page, '排名');
    await page.locator('.board .unit-link').first().click();
    await expect(page.locator('.drawer')).toBeVisible();
  },
  '排名，完整表': async (page) => {
    await go(page, '排名');
    await page.locator('.head .seg').first().getByRole('button').nth(1).click();
    await expect(page.locator('.t.full')).toBeVisible();
  },
  '排名，没有单位': async (page) => {
    await atWork(page, (file) => ({ ...file, units: [], periods: file.periods.map((one) => ({ ...one, counts: {}, notice: undefined })) }));
    await go(page, '排名');
  },
  '排名，名称很长': async (page) => {
    await atWork(page, longest);
    await go(page, '排名');
  },
  '自评，没选单位': (page) => go(page, '自评'),
  '自评': async (page) => {
    await atWork(page);
    await go(page, '自评');
    await pick(page, '后柳镇');
    await expect(page.locator('.goal .alone')).toBeVisible();
  },
  '自评，看不懂的格': async (page) => {
    await atWork(page, unread);
    await go(page, '自评');
    await pick(page, '后柳镇');
    await press(page, '试算');
    await page.locator('tr[data-channel="focus"] .step.try input').fill('4o');
    await page.keyboard.press('Tab');
  },
  '自评，怎么用': async (page) => {
    await go(page, '自评');
    await pick(page, '后柳镇');
    await press(page, '怎么用');
  },
  '排名，图': async (page) => {
    await press(page, '图');
    await expect(page.locator('.picture img').first()).toBeVisible();
  },
  '自评，只列名': async (page) => {
    await go(page, '自评');
    await pick(page, '宣传部（融媒体中心）');
  },
  '录入': async (page) => {
    await atWork(page);
    await go(page, '录入');
    await page.locator('.grid .in input').first().focus();
  },
  '录入，看不懂的格': async (page) => {
    await atWork(page, unread);
    await go(page, '录入');
  },
  '录入，已发布': (page) => go(page, '录入'),
  '台账，空': (page) => go(page, '台账'),
  '台账，表单': async (page) => {
    await atWork(page);
    await go(page, '台账');
    await press(page, '新登一条');
    await press(page, '存这一条');
    await expect(page.locator('[data-told]')).toBeVisible();
  },
  '台账，换一种记录': async (page) => {
    await atWork(page);
    await go(page, '台账');
    await press(page, '按台账计分');
    await expect(page.locator('[data-switching]')).toBeVisible();
  },
  '通报': (page) => go(page, '通报'),
  '通报，空': async (page) => {
    await atWork(page, (file) => ({ ...file, periods: file.periods.map((one) => ({ ...one, counts: {} })) }));
    await go(page, '通报');
  },
  '办法': (page) => go(page, '办法'),
  '办法，名录': async (page) => {
    await go(page, '办法');
    await page.locator('.head .seg').first().getByRole('button').nth(1).click();
  },
  '数据': (page) => go(page, '数据'),
  '数据，文件有错': async (page) => {
    await go(page, '数据');
    await page.evaluate(() => {
      const file = new File(['{"format":"ermu","schema":1,"units":[{}]}'], '坏.ermu.json');
      const transfer = new DataTransfer();
      transfer.items.add(file);
      document.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
    });
  },
};

async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate((rules) => window.axe.run(document, rules), RULES);
  const told = ({ id, help, nodes }) => `${id}: ${help} — ${nodes.slice(0, 4).map((one) => `${one.target.join(' ')} ${one.any.concat(one.all, one.none).map((check) => check.message).join('; ')}`).join(' | ')}`;
  return found.violations.map(told);
}

for (const [name, reach] of Object.entries(STATES)) {
  for (const large of [false, true]) {
    test(`axe-core finds nothing: ${name}${large ? '，关怀版' : ''}`, async ({ page, openFile }) => {
      await openFile();
      await ready(page);
      if (large) await press(page, '关怀版');
      await reach(page);
      expect(await violations(page)).toEqual([]);
    });
  }
}

// The page for readers, with a unit's standing on view.
async function standing(page, openFile) {
  await openFile();
  await ready(page);
  await go(page, '数据');
  const { text } = await download(page, () => page.getByRole('button', { name: '发布只读页' }).click());
  await openFile(text);
  await ready(page);
  await go(page, '自评');
  await pick(page, '后柳镇');
}

test('axe-core finds nothing on a published page', async ({ page, openFile }) => {
  await standing(page, openFile);
  expect(await violations(page)).toEqual([]);
});

test('axe-core finds nothing on a published page on a phone', async ({ page, openFile }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await standing(page, openFile);
  expect(await violations(page)).toEqual([]);
  await go(page, '排名');
  expect(await violations(page)).toEqual([]);
});
