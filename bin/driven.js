#!/usr/bin/env node
// CommonJS (see package.json beside this file): on Node 20 it starts a tenth faster than a module.
require('../dist/start.cjs').run(require('node:path').join(__dirname, '..', 'dist'));
