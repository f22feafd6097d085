// A person with a keyboard alone: Tab to what is wanted, and on the way the focus is always seen.
import { expect } from './fixtures.js';

// What is wrong with how the focus shows; nothing when it is right.
const wrong = (page) => page.evaluate(() => {
  const one = document.activeElement;
  // The page's main part takes the focus for reading on; it is the page and has no frame.
  if (!one || one === document.body || one === document.documentElement || one.id === 'main') return '';
  const told = `${one.tagName} ${one.className} ${(one.getAttribute('aria-label') || one.textContent || '').trim().slice(0, 30)}`;
  const box = one.getBoundingClientRect();
  const [left, right] = [Math.max(box.left, 0), Math.min(box.right, window.innerWidth)];
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, window.innerHeight)];
  if (left >= right || top >= bottom) return `${told}: out of sight`;
  const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  if (!over || !(one.contains(over) || over.contains(one))) return `${told}: under ${over && over.className}`;
  const style = getComputedStyle(one);
  const frame = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
  return frame || style.boxShadow !== 'none' ? '' : `${told}: no frame`;
});

// Presses a key until `target` has the focus.
export async function tabTo(page, target, key = 'Tab', most = 150) {
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press(key);
    expect(await wrong(page)).toBe('');
    if (await target.evaluate((one) => one === document.activeElement)) return;
  }
  throw new Error(`${target} was not reached`);
}

// Goes to `target` and presses it.
export async function pressOn(page, target, key = 'Tab') {
  await tabTo(page, target, key);
  await page.keyboard.press('Enter');
}

// The focus is on something, and it is seen.
export async function focusSeen(page) {
  await expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true);
  expect(await wrong(page)).toBe('');
}
