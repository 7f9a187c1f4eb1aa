// Loaded before a program (`node --require`): notes every file that it opens and lists, and refuses every connection.
// What was noted goes to the file that TRACE_TO names, a line each.
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');

const to = process.env.TRACE_TO;
const noted = new Set();
const note = (what, which) => noted.add(`${what} ${String(which)}`);
const { writeFileSync } = fs;
process.on('exit', () => writeFileSync(to, [...noted].map((line) => `${line}\n`).join('')));

function watch(object, names, what) {
  for (const name of names) {
    const original = object[name];
    if (typeof original !== 'function') continue;
    object[name] = function (path, ...rest) {
      if (typeof path !== 'number') note(what, path);
      return original.call(this, path, ...rest);
    };
  }
}

watch(fs, ['open', 'openSync', 'readFile', 'readFileSync', 'createReadStream', 'copyFile', 'copyFileSync'], 'open');
watch(fs.promises, ['open', 'readFile', 'copyFile'], 'open');
watch(fs, ['readdir', 'readdirSync', 'opendir', 'opendirSync'], 'list');
watch(fs.promises, ['readdir', 'opendir'], 'list');

function refuse(object, names, what) {
  for (const name of names) {
    if (typeof object[name] !== 'function') continue;
    object[name] = (...args) => {
      note('refused', `${what}.${name}`);
      throw new Error(`no ${what}.${name} here: ${String(args[0])}`);
    };
  }
}

refuse(require('node:net').Socket.prototype, ['connect'], 'net');
refuse(require('node:net'), ['connect', 'createConnection', 'createServer'], 'net');
refuse(require('node:dgram'), ['createSocket'], 'dgram');
refuse(require('node:tls'), ['connect'], 'tls');
for (const name of ['dns', 'dns/promises']) {
  const dns = require(`node:${name}`);
  refuse(dns, ['lookup', 'resolve', 'resolve4', 'resolve6', 'resolveAny'], 'dns');
}
for (const name of ['http', 'https']) refuse(require(`node:${name}`), ['request', 'get'], name);
refuse(require('node:http2'), ['connect'], 'http2');
refuse(
  require('node:child_process'),
  ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'],
  'process',
);
refuse(globalThis, ['fetch', 'WebSocket'], 'global');
syncBuiltinESMExports();
