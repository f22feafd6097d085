// Unpacks the brotli archives of a Chromium package (first argument) into a folder (second argument).
import { execFileSync } from 'node:child_process';
import { createReadStream, createWriteStream, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';

const [from, to] = process.argv.slice(2);
for (const packed of readdirSync(from).filter((name) => name.endsWith('.br'))) {
  const target = join(to, packed.slice(0, -'.br'.length));
  await pipeline(
    createReadStream(join(from, packed)),
    createBrotliDecompress(),
    createWriteStream(target, { mode: 0o755 }),
  );
  if (target.endsWith('.tar')) {
    execFileSync('tar', ['--extract', '--no-same-owner', '--file', target, '--directory', to]);
    rmSync(target);
  }
}
