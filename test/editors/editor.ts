import { join } from 'node:path';
import { ROOT } from '../../scripts/rules-folder.js';
import { LanguageServer, type Place } from './language-server.js';

/** Where the cursor stands in a text. */
const CURSOR = '‸';

/** An editor with files that name their schema in the first line, as those that `driven` writes do. */
export class Editor {
  private readonly server = new LanguageServer();

  /** @param line how a file names its schema; the second form is the one that JetBrains reads */
  constructor(
    private readonly schema: 'system' | 'pack',
    private readonly line: '# yaml-language-server: $schema=' | '# $schema: ' = '# yaml-language-server: $schema=',
  ) {}

  start = () => this.server.start();
  stop = () => this.server.stop();

  /** What is offered where the cursor stands: label → its help, in the order of the list. */
  async offered(text: string): Promise<Map<string, string>> {
    return new Map(
      (await this.items(text)).map(({ label, documentation }) => [
        label,
        typeof documentation === 'object' ? documentation.value : (documentation ?? ''),
      ]),
    );
  }

  /** What choosing this entry of the list would write. */
  async inserted(text: string, label: string): Promise<string | undefined> {
    return (await this.items(text)).find((item) => item.label === label)?.insertText;
  }

  async hover(text: string): Promise<string> {
    const { uri, position } = this.open(text);
    return this.server.hover(uri, position);
  }

  /** Every problem as `line: message`, lines counted from 1 in the text that was given. */
  async problems(text: string): Promise<string[]> {
    const { problems } = this.open(text);
    return (await problems).map(({ range, message }) => `${range.start.line}: ${message}`);
  }

  /** The problems of a file as it is; it names its schema itself. */
  async problemsOf(path: string, text: string): Promise<string[]> {
    const { problems } = this.server.open(join(ROOT, path), text);
    return (await problems).map(({ range, message }) => `${path}:${range.start.line + 1}: ${message}`);
  }

  private items(text: string) {
    const { uri, position } = this.open(text);
    return this.server.completions(uri, position);
  }

  private open(marked: string) {
    const header = `${this.line}../../schema/${this.schema}.schema.json\n`;
    const [before, after = ''] = marked.split(CURSOR);
    const opened = this.server.open(join(ROOT, 'examples/open/system.yaml'), header + before + after);
    const lines = (header + before).split('\n');
    const position: Place = { line: lines.length - 1, character: lines[lines.length - 1].length };
    return { ...opened, position };
  }
}
