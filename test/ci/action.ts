import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, relative } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from '../../scripts/rules-folder.js';

/** action.yml, and as much of a runner as its one step needs. */

interface Step {
  readonly shell: string;
  readonly run: string;
  readonly env: { readonly [name: string]: string };
  readonly 'working-directory': string;
}

/** A file action.yml. */
export interface ActionFile {
  readonly inputs: { readonly [name: string]: { readonly description?: string; readonly default?: unknown } };
  readonly outputs: { readonly [name: string]: { readonly description?: string; readonly value: string } };
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

export const TEXT = readFileSync(join(ROOT, 'action.yml'), 'utf8');
export const ACTION = parse(TEXT) as ActionFile;

/** Stands in for npx: notes how it was called, and runs this checkout's program where it would run the package. */
const NPX = `#!/usr/bin/env bash
printf '%s\\0' "$@" >> "$STUB_CALLS"
printf '\\0' >> "$STUB_CALLS"
while [ $# -gt 0 ]; do case "$1" in --) shift; break ;; -*) shift ;; *) break ;; esac; done
case "$1" in driven | driven@*) ;; *) exit 99 ;; esac
exec "$STUB_NODE" "$STUB_PROGRAM" "\${@:2}"
`;

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly outputs: { readonly [name: string]: string };
  /** The arguments of each call of npx. */
  readonly calls: readonly (readonly string[])[];
  /** The files of the workspace that were not there before. */
  readonly written: { readonly [path: string]: string };
}

type Files = { readonly [path: string]: string };

/** Runs the action on a repository of these files. */
export function act(files: Files, inputs: { readonly [name: string]: string }): Outcome {
  return actAs(ACTION, join(ROOT, 'bin/driven.js'), files, inputs);
}

/** The same with an action of another place, and with the program that npm would bring. */
export function actAs(action: ActionFile, program: string, files: Files, inputs: Files): Outcome {
  const [step] = action.runs.steps;
  const given = (text: string) =>
    text.replace(/\$\{\{ inputs\.([a-z-]+) \}\}/g, (_, name) => value(action, name, inputs));
  const env = Object.entries(step.env).map(([name, text]) => [name, given(text)]);
  return runScript(
    step.run,
    files,
    { ...Object.fromEntries(env), STUB_PROGRAM: program },
    given(step['working-directory']),
  );
}

/** Runs a script in a repository of these files, as a runner of GitHub starts `shell: bash`. */
export function runScript(script: string, files: Files, env: Files = {}, folder = '.'): Outcome {
  const runner = realpathSync(mkdtempSync(join(tmpdir(), 'driven action ')));
  try {
    const workspace = join(runner, 'work space');
    const write = (path: string, text: string) => {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    };
    write(join(workspace, '.git/HEAD'), '');
    for (const [path, text] of Object.entries(files)) write(join(workspace, path), text);
    write(join(runner, 'bin/npx'), NPX);
    chmodSync(join(runner, 'bin/npx'), 0o755);
    for (const name of ['calls', 'output']) write(join(runner, name), '');
    write(join(runner, 'step.sh'), script);
    const { status, stdout, stderr } = spawnSync(
      'bash',
      ['--noprofile', '--norc', '-eo', 'pipefail', join(runner, 'step.sh')],
      {
        cwd: join(workspace, folder),
        encoding: 'utf8',
        env: {
          PATH: [join(runner, 'bin'), process.env.PATH].join(delimiter),
          HOME: runner,
          CI: 'true',
          GITHUB_ACTIONS: 'true',
          GITHUB_WORKSPACE: workspace,
          GITHUB_OUTPUT: join(runner, 'output'),
          STUB_CALLS: join(runner, 'calls'),
          STUB_NODE: process.execPath,
          STUB_PROGRAM: join(ROOT, 'bin/driven.js'),
          ...env,
        },
      },
    );
    const outputs = readFileSync(join(runner, 'output'), 'utf8').split('\n').filter(Boolean);
    const calls = readFileSync(join(runner, 'calls'), 'utf8').split('\0\0').filter(Boolean);
    const found = readdirSync(workspace, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(workspace, join(entry.parentPath, entry.name)))
      .filter((path) => path !== '.git/HEAD' && !(path in files));
    return {
      status,
      stdout,
      stderr,
      outputs: Object.fromEntries(outputs.map((line) => line.split(/=(.*)/s).slice(0, 2))),
      calls: calls.map((call) => call.split('\0')),
      written: Object.fromEntries(found.map((path) => [path, readFileSync(join(workspace, path), 'utf8')])),
    };
  } finally {
    rmSync(runner, { recursive: true, force: true });
  }
}

function value(action: ActionFile, name: string, inputs: Files): string {
  if (!(name in action.inputs)) throw new Error(`no input is called ${name}`);
  return inputs[name] ?? String(action.inputs[name].default ?? '');
}
