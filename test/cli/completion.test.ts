import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { run } from './memory-io.js';

const scriptFor = async (shell: string) => (await run(['completion', shell])).stdout;

/** What bash completes at the end of some words, the last of them begun. */
function completed(script: string, words: readonly string[]): string[] {
  const list = words.map((word) => `'${word}'`).join(' ');
  const lines = `${script}\ncompopt() { :; }\nCOMP_WORDS=(${list}); COMP_CWORD=${words.length - 1}; _driven\nprintf '%s\\n' "\${COMPREPLY[@]}"`;
  return execFileSync('bash', ['--norc', '-c', lines], { encoding: 'utf8' }).trim().split('\n');
}

describe.skipIf(process.platform === 'win32')('completion in bash', () => {
  it.each([
    [['driven', 'ad'], ['advise']],
    [['driven', 'advise', 'int'], ['intent=']],
    [
      ['driven', 'advise', 'intent', '='],
      ['command', 'event'],
    ],
    [['driven', 'advise', 'intent', '=', 'e'], ['event']],
    [['driven', 'check', '--format', 's'], ['sarif']],
    [
      ['driven', 'explain', 'sns-s'],
      ['sns-standard', 'sns-sqs'],
    ],
    [['driven', 'list', 'pl'], ['platforms']],
    [['driven', 'rules', 'v'], ['verify']],
    [['driven', 'help', 'di'], ['diff']],
    [['driven', 'check', '--no-rule', 'hot'], ['hot-key']],
    [['driven', 'check', '--dep'], ['--deployed']],
    [['driven', 'check', '--rule', 'deployed-b'], ['deployed-broker-differs']],
  ])('of %j is %j', async (words, expected) => {
    expect(completed(await scriptFor('bash'), words)).toEqual(expected);
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
