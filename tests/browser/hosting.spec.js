// What docs/hosting.md says of frames and policies holds in a browser.
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { html } from './machine.js';
import { download, expect, test } from './fixtures.js';

// A portal with the page in a frame; `headers` go with the page.
async function portal(sandbox, headers, use) {
  const page = readFileSync(html);
  const attribute = sandbox === undefined ? '' : ` sandbox="${sandbox}"`;
  const outer = `<!doctype html><meta charset="utf-8"><title>门户</title><iframe src="/信息/ermu.html" width="1300" height="600"${attribute}></iframe>`;
  const server = createServer((request, response) => {
    if (decodeURI(request.url).endsWith('/信息/ermu.html')) {
      response.writeHead(200, { 'content-type': 'text/html', ...headers });
      response.end(page);
    } else {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(request.url === '/' ? outer : '');
    }
  });
  await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
  try {
    await use(`http://127.0.0.1:${server.address().port}/`);
  } finally {
    server.close();
  }
}

const inner = (page) => page.frameLocator('iframe');

test('in a frame of the same site drafts are kept and files come out', async ({ page, seen }) => {
  await portal('allow-scripts allow-same-origin allow-downloads allow-modals', {}, async (url) => {
    await page.goto(url);
    const frame = inner(page);
    await expect(frame.locator('html')).toHaveAttribute('data-state', 'ready');
    await frame.getByRole('button', { name: '清掉示例' }).click();
    await expect(frame.locator('[data-saving]').first()).toHaveAttribute('data-saving', 'saved');
    await frame.getByRole('link', { name: '数据' }).click();
    const frameOf = page.frames()[1];
    // Of a frame's download only these protocols tell.
    const browser = page.context().browser();
    if (browser.browserType().name() === 'chromium' && parseInt(browser.version(), 10) > 100) {
      const { name } = await download(page, () => frame.getByRole('button', { name: '导出文件' }).first().click());
      expect(name).toMatch(/\.ermu\.json$/);
    }
    expect(await frameOf.evaluate(() => Object.keys(localStorage).some((key) => key.startsWith('ermu:')))).toBe(true);
    expect(seen.errors).toEqual([]);
  });
});

test('in a frame that may keep nothing the page works and says so', async ({ page }) => {
  await portal('allow-scripts allow-downloads', {}, async (url) => {
    await page.goto(url);
    const frame = inner(page);
    await expect(frame.locator('html')).toHaveAttribute('data-state', 'ready');
    await expect(frame.locator('tr[data-unit="中池镇"] td[data-col="current"]')).toHaveText('26.5');
    // The tabs work although the address may not be set.
    await frame.getByRole('link', { name: '录入' }).click();
    await frame.getByRole('link', { name: '自评' }).click();
    await frame.locator('main .pick-l select').selectOption({ label: '后柳镇' });
    await expect(frame.locator('[data-result="current"]')).toHaveText('9');
    await frame.getByRole('button', { name: '清掉示例' }).click();
    await expect(frame.locator('[data-saving]').first()).toHaveAttribute('data-saving', 'refused');
    await expect(frame.locator('.alarm').first()).toContainText('没有存');
  });
});

test('under the policy of a portal as docs/hosting.md writes it the page opens', async ({ page }) => {
  const policy = "default-src 'self'; script-src 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline'; img-src data: blob:; worker-src blob:";
  await portal(undefined, { 'content-security-policy': policy }, async (url) => {
    await page.goto(`${url}信息/ermu.html`);
    await expect(page.locator('html')).toHaveAttribute('data-state', 'ready');
  });
});

test('where a portal forbids scripts the page says what stands in its way', async ({ page }) => {
  await portal(undefined, { 'content-security-policy': "script-src 'self'" }, async (url) => {
    await page.goto(`${url}信息/ermu.html`);
    await expect(page.locator('body')).toContainText('脚本');
  });
});
