import type { Command } from 'commander';
import type { RuleBase } from '../../model/knowledge.js';
import { explainable } from '../../reference/explainable.js';

export interface CompletedOption {
  readonly flag: string;
  readonly about: string;
  /** What stands behind it: one of its values where there are any, a file, or some other text. */
  readonly takes: 'nothing' | 'value' | 'file' | 'text';
  readonly values: readonly string[];
}

/** What can stand behind one command. */
export interface Completed {
  readonly name: string;
  readonly about: string;
  readonly options: readonly CompletedOption[];
  /** Words other than files. */
  readonly words: readonly string[];
  /** Whether files may stand there, too. */
  readonly files: boolean;
}

/** What shells complete: the commands with their options, and each answer to each criterion. */
export interface Table {
  readonly commands: readonly Completed[];
  /** `intent=`, and what may follow it. */
  readonly answers: readonly { readonly start: string; readonly values: readonly string[] }[];
}

/** Names of arguments that are files. */
const TAKES_FILES = /^(files?|input|system|old|new)$/;

/** Those of a command and of what stands below it, each once. */
const optionsOf = (command: Command) => {
  const all = [command, ...command.commands].flatMap(({ options }) => options);
  return [...new Map(all.map((option) => [option.long ?? option.flags, option])).values()];
};

/** Values of options that are files. */
const IS_FILE = /[<[](?:file|path|glob|dir|folder)\b/i;

/** Reads the table off the program and the rules. */
export function completionTable(program: Command, base: RuleBase): Table {
  const answers = base.criteria.map(({ name, domain }) => {
    const values = domain.kind === 'quantity' ? [] : (domain.values ?? []).map(({ id }) => id);
    const ids = domain.kind === 'names' && domain.values === undefined ? base.brokers.map(({ id }) => id) : [];
    return { start: `${name}=`, values: [...values, ...ids] };
  });
  const starts = answers.map(({ start }) => start);
  const findings = [...base.checks, ...base.pitfalls].map(({ id }) => id);
  const brokers = base.brokers.map(({ id }) => id);
  const names = program.commands.map((command) => command.name());
  const wordsOf: { readonly [command: string]: readonly string[] } = {
    advise: starts,
    ask: starts,
    explain: [...explainable(base), ...starts],
    help: names,
  };
  const valuesOf: { readonly [flag: string]: readonly string[] } = {
    '--rule': findings,
    '--no-rule': findings,
    '--against': brokers,
  };
  const completed = (command: Command): Completed => ({
    name: command.name(),
    about: command.description().split('\n')[0],
    options: optionsOf(command).map(({ long, flags, description, argChoices }) => {
      const flag = long ?? flags;
      const values = argChoices ?? valuesOf[flag] ?? [];
      const isBare = !/[<[]/.test(flags);
      const takes = isBare ? 'nothing' : values.length > 0 ? 'value' : IS_FILE.test(flags) ? 'file' : 'text';
      return { flag, about: description, takes, values };
    }),
    files: command.registeredArguments.some((argument) => TAKES_FILES.test(argument.name())),
    words: [
      ...(wordsOf[command.name()] ?? []),
      ...command.commands.map((below) => below.name()),
      ...command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []),
    ],
  });
  const help = { name: 'help', about: 'how to use a command', options: [], words: names, files: false };
  return { commands: [...program.commands.map(completed), help], answers };
}
