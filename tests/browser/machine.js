// What the tests run against and with; `cargo xtask test` sets the variables.
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

function onPath(...names) {
  const folders = (process.env.PATH || '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file));
}

export const html = process.env.ERMU_HTML || join(here, '../../dist/ermu.html');
export const url = process.env.ERMU_URL;
export const chromium = process.env.ERMU_CHROMIUM || onPath('chromium', 'chromium-browser', 'google-chrome');
// The same kernel without windows; where it is missing, the whole one does.
export const shell = process.env.ERMU_SHELL || onPath('chromium-headless-shell') || chromium;
export const firefox = process.env.ERMU_FIREFOX || onPath('firefox-esr', 'firefox');
export const kernels = {
  78: process.env.ERMU_CHROMIUM_78,
  87: process.env.ERMU_CHROMIUM_87,
  109: process.env.ERMU_CHROMIUM_109,
};

// Containers run as root, have little shared memory, and the tests count every request.
export const flags = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'];

// An old kernel brings its own libraries in `lib` beside it.
export function kernelLaunch(program, more = []) {
  const libraries = [join(dirname(program), 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter);
  return { executablePath: program, args: [...flags, ...more], env: { ...process.env, LD_LIBRARY_PATH: libraries } };
}
