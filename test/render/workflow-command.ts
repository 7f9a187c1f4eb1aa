import { expect } from 'vitest';

/** A line as the runner reads it: command, properties, text. */
export function workflowCommand(line: string) {
  const match = /^::(\w+) ([^:]*)::(.*)$/s.exec(line);
  if (!match) return expect.fail(`${JSON.stringify(line)} is no command`);
  const unescaped = (text: string) =>
    text
      .replaceAll('%0D', '\r')
      .replaceAll('%0A', '\n')
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',')
      .replaceAll('%25', '%');
  const properties = Object.fromEntries(
    match[2].split(',').map((pair) => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at), unescaped(pair.slice(at + 1))];
    }),
  );
  return { name: match[1], properties, text: match[3].replaceAll('%0A', '\n').replaceAll('%25', '%') };
}
