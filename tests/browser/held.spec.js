// What is published stays as it was, and what is said of a change is what comes of it.
import { data, hasFocus, panel } from './desk.js';
import { expect, ready, test } from './fixtures.js';

// A record of its own whose first quarter is published, with open ones after it.
async function open(page, openFile, ...counts) {
  await openFile();
  await ready(page);
  const file = JSON.parse(await data(page));
  delete file.example;
  const [rules] = file.rules;
  const days = [['04-01', '06-30', '二'], ['07-01', '09-30', '三']];
  file.periods.push(...counts.map((of, at) => ({
    id: `2022Q${at + 2}`, name: `2022年${days[at][2]}季度`, from: `2022-${days[at][0]}`, to: `2022-${days[at][1]}`,
    rules: rules.id, status: 'draft', counts: of,
  })));
  await page.evaluate((text) => window.ermu.open(text), JSON.stringify(file));
  await page.getByRole('link', { name: '办法' }).click();
}

// The tables of a period, as the report has them.
const period = (page, at) => page.evaluate((of) => {
  const { classes, totals } = JSON.parse(window.ermu.score(window.ermu.workspace())).periods[of];
  return { classes, totals };
}, at);

test('what was published stays as it was, whatever is done to the roster in a later quarter', async ({ page, openFile }) => {
  await open(page, openFile, {});
  const before = await period(page, 0);
  const text = await data(page);
  await page.getByRole('button', { name: /^名录/ }).click();
  await page.getByRole('button', { name: '加单位', exact: true }).click();
  await expect(panel(page)).toContainText('已发布的各期不变，新加的从“2022年二季度”起列名。');
  await panel(page).getByLabel('印在附件里的名称').fill('清河新区管委会');
  await panel(page).getByRole('button', { name: '加入' }).click();
  await expect(page.locator('.roster tbody')).toContainText('清河新区管委会');
  await page.getByRole('button', { name: '粘贴名录', exact: true }).click();
  await page.locator('#roster-paste').fill(Array.from({ length: 9 }, (_, at) => `第${at + 1}站\t镇`).join('\n'));
  await expect(panel(page)).toContainText('新加的从“2022年二季度”起列名');
  await page.locator('#roster-confirm').click();
  await expect(page.locator('.roster tbody')).toContainText('第9站');
  expect(await period(page, 0)).toEqual(before);
  expect((await period(page, 1)).classes[0].units.map((unit) => unit.name)).toContain('第9站');
  // Another class would move a published place; the sentence says how it is changed from the next period on.
  const row = page.locator('.roster tr[data-id="t01"]');
  const name = await row.getByRole('rowheader').textContent();
  await row.getByRole('button', { name: '改', exact: true }).click();
  await row.getByLabel('类别').selectOption({ index: 1 });
  await row.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('alert')).toContainText(`“2022年一季度”已发布，“${name}”在里面的类别、计分、得分和名次不再变，没有改动。`);
  await row.getByRole('button', { name: '取消' }).click();
  await row.getByRole('checkbox').check();
  await page.getByRole('button', { name: '拆分…' }).click();
  await panel(page).getByLabel('拆成哪些').fill(`${name} 1`);
  await panel(page).getByRole('button', { name: '拆分', exact: true }).click();
  const heir = page.locator('.roster tbody tr', { has: page.getByRole('rowheader', { name, exact: true }) }).nth(1);
  await heir.getByRole('button', { name: '改', exact: true }).click();
  const form = page.locator('.roster tr.editing');
  await form.getByLabel('类别').selectOption({ index: 1 });
  await form.getByRole('button', { name: '保存' }).click();
  await expect(form).toHaveCount(0);
  expect(await period(page, 0)).toEqual(before);
  const next = await period(page, 1);
  expect(next.classes[0].units.map((unit) => unit.name)).not.toContain(name);
  expect(next.classes[1].units.map((unit) => unit.name)).toContain(name);
  for (let steps = 0; steps < 4; steps += 1) {
    await page.keyboard.press('Control+z');
  }
  expect(await data(page)).toBe(text);
});

test('the preview of a drafted method is what comes of putting it in force, and says for which periods', async ({ page, openFile }) => {
  await open(page, openFile, { t01: { express: 4 } }, { t01: { express: 6 } });
  for (const name of ['二季度', '三季度']) {
    await page.locator('.period .btn').last().click();
    await expect(page.locator('.period h1')).toContainText(name);
  }
  await page.locator('input[data-field="/channels/0/points"]').fill('1');
  const effect = page.locator('.effect');
  await expect(effect.locator('[data-periods]')).toHaveText('启用后用新办法的：2022年三季度。已发布的期本身不动。');
  const sum = async () => {
    const { classes } = await period(page, 2);
    return classes[0].units.find((unit) => unit.id === 't01').cumulative;
  };
  const [now, then] = await effect.locator('[data-moved="t01"] td.n').allTextContents();
  expect(await sum()).toBe(Number(now));
  expect(Number(then)).toBe(Number(now) + 3);
  await page.getByRole('button', { name: '启用…' }).click();
  await page.locator('#adopt').getByRole('button', { name: '另起一版并启用' }).click();
  await expect(effect.locator('[data-periods]')).toHaveCount(0);
  expect(await sum()).toBe(Number(then));
});

test('two versions of one name are told apart by the period they begin with, and putting one in force says so', async ({ page, openFile }) => {
  await open(page, openFile, {});
  await page.locator('.period .btn').last().click();
  await expect(page.locator('.period h1')).toContainText('二季度');
  await page.locator('input[data-field="/channels/0/points"]').fill('0.8');
  await page.getByRole('button', { name: '启用…' }).click();
  const dialog = page.locator('#adopt');
  await expect(dialog).toContainText('与原来的一样');
  await dialog.getByRole('button', { name: '去改名称' }).click();
  await hasFocus(page.getByLabel('办法的名称'));
  const name = await page.getByLabel('办法的名称').inputValue();
  await page.getByLabel('办法的名称').fill(`${name}（修订）`);
  await expect(dialog).not.toContainText('与原来的一样');
  await page.getByLabel('办法的名称').fill(name);
  await dialog.getByRole('button', { name: '另起一版并启用' }).click();
  const versions = page.locator('.vers li b');
  await expect(versions).toHaveText([`${name}（自2022年一季度起）`, `${name}（自2022年二季度起）`]);
  await page.locator('.vers').getByRole('button', { name: '与本期的比' }).click();
  await expect(page.locator('.compared')).toContainText('（自2022年一季度起），粗体的是本期用的');
});

test('a class is renamed for what comes, and another name of the county says what it does to what is published', async ({ page, openFile }) => {
  await open(page, openFile, {});
  const before = await period(page, 0);
  await page.getByRole('button', { name: /^名录/ }).click();
  await page.getByRole('button', { name: '类别…' }).click();
  await expect(panel(page)).toContainText('改了名称，已发布的各期照印原来的');
  await panel(page).getByLabel('名称').first().fill('乡镇');
  await page.keyboard.press('Enter');
  await expect(panel(page)).toHaveCount(0);
  expect(await period(page, 0)).toEqual(before);
  expect((await period(page, 1)).classes[0].name).toBe('乡镇');
  await page.getByRole('button', { name: '县名…' }).click();
  await expect(panel(page).locator('[data-printed]')).toContainText('2022年一季度已发布：改了县名，这几期的通报和附件再打开、再打印时也是新县名');
  await panel(page).getByRole('button', { name: '取消' }).click();
  await page.getByRole('link', { name: '通报' }).click();
  await expect(page.locator('main')).toContainText('附件');
  await expect(page.locator('main')).not.toContainText('乡镇');
});
