import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { run } from './memory-io.js';

const scriptFor = async (shell: string) => (await run(['completion', shell])).stdout;

/** Runs a shell on a text. */
const runs = (shell: string, args: readonly string[]) =>
  execFileSync(shell, args, { encoding: 'utf8', cwd: import.meta.dirname })
    .split('\n')
    .filter((line) => line !== '');

const list = (words: readonly string[]) => words.map((word) => `'${word}'`).join(' ');

/** What a shell completes at the end of some words, the last of them begun. */
const COMPLETED: { readonly [shell: string]: (script: string, words: readonly string[]) => string[] } = {
  bash(script, words) {
    // bash takes intent=event for three words.
    const split = words
      .flatMap((word) => word.split(/(=)/))
      .filter((word, at, all) => word !== '' || (at === all.length - 1 && all[at - 1] !== '='));
    const typed = `COMP_WORDS=(${list(split)}); COMP_CWORD=${split.length - 1}; _driven`;
    return runs('bash', ['--norc', '-c', `${script}\ncompopt() { :; }\n${typed}\nprintf '%s\\n' "\${COMPREPLY[@]}"`]);
  },
  // Completion itself runs only behind a prompt; what the script gives it is printed as far as it fits.
  zsh(script, words) {
    const stubs = `compdef() { : }
PREFIX=\${words[CURRENT]}
compset() { PREFIX=\${PREFIX#*=} }
_files() { print -l -- $PREFIX*(N) }
compadd() {
  local each
  while [[ $1 != -- ]]; do shift; done
  for each in "\${@:2}"; do [[ $each == $PREFIX* ]] && print -r -- $each; done
  return 0
}`;
    return runs('zsh', ['-f', '-c', `words=(${list(words)}); CURRENT=${words.length}\n${stubs}\n${script}\n_driven`]);
  },
  fish(script, words) {
    const asked = runs('fish', ['--no-config', '-c', `${script}\ncomplete -C ${list([words.join(' ')])}`]);
    return asked.map((line) => line.split('\t')[0]);
  },
};

const isInstalled = (shell: string) => spawnSync(shell, ['-c', 'true']).status === 0;

describe.each(Object.keys(COMPLETED))('completion in %s', (shell) => {
  if (!isInstalled(shell)) {
    it(`could not be run, as ${shell} is not installed here; its script is there`, async () => {
      expect(await scriptFor(shell)).toContain('driven');
    });
    return;
  }
  it.each([
    [['driven', 'ad'], ['advise']],
    [['driven', 'advise', 'int'], ['intent=']],
    [['driven', 'advise', 'intent=e'], ['intent=event']],
    [['driven', 'check', '--format', 's'], ['sarif']],
    [['driven', 'check', '--format=s'], ['--format=sarif']],
    [
      ['driven', 'explain', 'sns-s'],
      ['sns-sqs', 'sns-standard'],
    ],
    [['driven', 'list', 'pl'], ['platforms']],
    [['driven', 'rules', 'v'], ['verify']],
    [['driven', 'rules', 'list', '--older'], ['--older-than']],
    [['driven', 'help', 'di'], ['diff']],
    [['driven', 'check', '--no-rule', 'hot'], ['hot-key']],
    [
      ['driven', 'init', '--ci', 'git'],
      ['github', 'gitlab'],
    ],
    // Files, but where a word or a text is expected.
    [['driven', 'check', 'meter'], ['meter.test.ts']],
    [['driven', 'list', '--rules', 'meter'], ['meter.test.ts']],
    [['driven', 'list', 'meter'], []],
    [['driven', 'advise', '--flow', 'meter'], []],
    [['driven', 'check', '--dep'], ['--deployed']],
    [['driven', 'check', '--rule', 'deployed-b'], ['deployed-broker-differs']],
  ])('of %j is %j', async (words, expected) => {
    const found = COMPLETED[shell](await scriptFor(shell), words).sort();
    // bash, and zsh behind an option, complete what stands behind the sign alone.
    const whole = [...new Set(found)].map((each) => each.replace(/^.*=(?=.)/, ''));
    expect(whole).toEqual(expected.map((each) => each.replace(/^.*=(?=.)/, '')));
  });
});

describe('the completion script', () => {
  it.each(['bash', 'zsh', 'fish', 'powershell'])(
    'of %s names every command and says where to put it',
    async (shell) => {
      const script = await scriptFor(shell);
      for (const command of ['ask', 'advise', 'check', 'report', 'diff', 'explain', 'list', 'rules', 'schema', 'help'])
        expect(script).toMatch(new RegExp(`\\b${command}\\b`));
      expect(script.split('\n').slice(0, 3).join('\n')).toMatch(/^# .*driven completion|# {3}.*driven completion/m);
    },
  );

  it('of another shell is refused with those that there are', async () => {
    const { status, stderr } = await run(['completion', 'fis']);
    expect(status).toBe(2);
    expect(stderr).toBe(
      "driven: the value 'fis' is invalid for argument 'shell'. Allowed choices are bash, zsh, fish, powershell. Did you mean `fish`?\n",
    );
  });
});
