// Runs the built program, so that it can keep what V8 made of its parts: `node keep-code.cjs DIST`. Each run is a
// process of its own, and keeps the parts that no run before it has loaded.
const { spawnSync } = require('node:child_process');
const { mkdtempSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join, resolve } = require('node:path');
const { PassThrough, Writable } = require('node:stream');

const [, , folder, run] = process.argv;
const dist = resolve(folder);
const { runAndKeepCode } = require(join(dist, 'start.cjs'));

/** A terminal on which somebody answers as soon as a question is there. */
function answering(keys) {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input });
  let timer;
  const write = (_chunk, _encoding, done) => {
    clearTimeout(timer);
    timer = setTimeout(() => input.write(keys.shift() ?? '\u0003'), 40);
    done();
  };
  return { input, output: Object.assign(new Writable({ write }), { isTTY: true, columns: 100, rows: 30 }) };
}

/** A template such as a team has, with a tag. */
function templateFile() {
  const template = `Resources:
  Queue: {Type: AWS::SQS::Queue, Properties: {VisibilityTimeout: 30}}
  Worker:
    Type: AWS::Serverless::Function
    Properties:
      Events:
        Order: {Type: SQS, Properties: {Queue: !GetAtt Queue.Arn}}
`;
  writeFileSync('template.yaml', template);
  return 'template.yaml';
}

const NAMES = ['shop', '\r', 'place-order', '\r', 'checkout', '\r', 'orders', '\r'];
const RUNS = [
  () => runAndKeepCode(dist, ['advise', 'replay=history', 'throughput=5k/s']),
  () => runAndKeepCode(dist, ['check', join(dist, '../examples/shop/system.yaml')]),
  () => runAndKeepCode(dist, ['check', templateFile()]),
  () => runAndKeepCode(dist, ['ask'], answering([...NAMES, '\r', '\u001b[B', '\r', '\r'])),
  // Last, so that no part of another command is kept by the little that a report uses of it.
  () => runAndKeepCode(dist, ['report', join(dist, '../examples/shop/system.yaml')]),
];

if (run !== undefined) RUNS[Number(run)]();
else {
  const cwd = mkdtempSync(join(tmpdir(), 'driven-build-'));
  try {
    for (const index of RUNS.keys()) {
      const { status, stderr } = spawnSync(process.execPath, [__filename, dist, String(index)], {
        cwd,
        env: { ...process.env, TERM: 'xterm', LANG: 'C.UTF-8' },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      if (status !== 0) throw new Error(`run ${index} ended with ${status}: ${stderr}`);
    }
  } finally {
    rmSync(cwd, { recursive: true });
  }
}
