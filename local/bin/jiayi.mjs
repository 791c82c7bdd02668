#!/usr/bin/env node
// Runs the command line on the project's own Node, whatever Node the machine has: older ones cannot read TypeScript.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const own = join(root, 'node_modules', '.bin', 'node');
const isNewEnough = Number(process.versions.node.split('.')[0]) >= 24;
const node = isNewEnough || !existsSync(own) ? process.execPath : own;

if (!isNewEnough && node === process.execPath) {
  process.stderr.write(
    `需要Node 24，请先在项目目录运行 npm ci / Jiayi needs Node 24: run npm ci in the project first\n`,
  );
  process.exit(1);
}
const args = ['--max-semi-space-size=16', join(root, 'local', 'cli', 'main.ts'), ...process.argv.slice(2)];
const { status, signal } = spawnSync(node, args, { stdio: 'inherit' });
process.exit(status ?? (signal === 'SIGINT' ? 130 : 1));
