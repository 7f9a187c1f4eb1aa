// `npm start`: the questionnaire on a terminal, else the advice on the bundled example.
const { spawnSync } = await import('node:child_process');
const { fileURLToPath } = await import('node:url');

const bin = fileURLToPath(new URL('../bin/driven.js', import.meta.url));
const example = fileURLToPath(new URL('../examples/shop/system.yaml', import.meta.url));
const terminal = process.stdin.isTTY && process.stdout.isTTY;
const { status } = spawnSync(process.execPath, [bin, ...(terminal ? ['ask'] : ['advise', example])], {
  stdio: 'inherit',
});
process.exitCode = status ?? 130;
