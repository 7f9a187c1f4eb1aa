import type { Screen } from '../../terminal/screen.js';
import type { Io } from '../io.js';
import { pickOnce } from '../output/prompt-once.js';
import { rootFolder } from '../project/repository.js';
import { CI_SERVICES } from './ci-steps.js';

/** On a terminal: for which CI service the step is written. @returns undefined for none */
export async function askForCi(io: Io): Promise<string | undefined> {
  const root = rootFolder(io.files);
  const isThere = (file: string) => io.files.exists(`${root}/${file}`) || io.files.exists(file);
  // The one that the repository has something of comes first.
  const ids = Object.keys(CI_SERVICES).sort((a, b) => Number(has(b)) - Number(has(a)));
  function has(id: string): boolean {
    return isThere(CI_SERVICES[id].file.split('/')[0]);
  }
  const items = [
    ...ids.map((id) => ({ label: `Yes, on ${CI_SERVICES[id].name}`, word: id, detail: CI_SERVICES[id].file })),
    { label: 'Not now', word: 'none' },
  ];
  const screen: Screen = {
    id: '@ci',
    head: '',
    trail: [],
    title: 'Check it on every pull request?',
    notes: ['One file with one step is written; nothing that exists is changed.'],
    help: [],
    body: { kind: 'choices', items, several: '', list: false, at: 0, marked: [] },
    canGoBack: false,
  };
  const picked = await pickOnce(screen, io);
  return picked === undefined ? undefined : ids[picked];
}
