import { type Command, Option } from 'commander';
import type { CheckReport, FailOn } from '../check/report.js';
import type { Advice } from '../model/advice.js';
import type { RuleBase } from '../model/knowledge.js';
import type { AdviceChange } from '../model/pages/change.js';
import type { Listed, ListedPitfall, Listing } from '../model/pages/listed.js';
import type { OldFact } from '../model/pages/old-fact.js';
import type { Page } from '../model/pages/page.js';
import type { Verification } from '../model/pages/verification.js';
import type { ToRepoPath } from '../render/check-ci/repo-path.js';
import { themeFor } from '../render/pretty/theme.js';
import type { Given } from '../render/screen/given.js';
import { jsonText } from '../text/json.js';
import type { Io } from './io.js';
import { colourLevel, wantsColour } from './output/colour.js';
import { show } from './output/pager.js';

/** Colours and width of what a text is printed on. */
export interface Screen {
  readonly colours: 0 | 1;
  readonly columns: number;
}

/** A file: no colours, and the width of a terminal that states none. */
export const FILE: Screen = { colours: 0, columns: 80 };

/** One value of `--format`. */
export interface Format<Value> {
  readonly about: string;
  /** The CI service that reads it. */
  readonly ci?: string;
  /** Loads what prints it, and prints. */
  readonly print: (value: Value, screen: Screen) => Promise<string>;
}

export interface AdviceToPrint {
  readonly advice: Advice;
  readonly base: RuleBase;
}

/** The answer of `advise`. */
export interface AnswerToPrint extends AdviceToPrint {
  readonly given: Given;
  /** All that is known instead of one screen. */
  readonly verbose: boolean;
}

export interface CheckToPrint {
  readonly report: CheckReport;
  readonly failOn: FailOn;
  readonly status: number;
  readonly version: string;
  /** Infos one by one. */
  readonly verbose: boolean;
  /** Findings alone. */
  readonly quiet: boolean;
  readonly base: () => RuleBase;
  readonly toRepoPath: () => Promise<ToRepoPath>;
}

export interface RulesToPrint {
  readonly rules: readonly Listed[];
  readonly pitfalls: readonly ListedPitfall[];
  readonly base: RuleBase;
}

/** The facts whose source is dated before a day. */
export interface OldFactsToPrint {
  readonly before: string;
  readonly facts: readonly OldFact[];
}

type Formats<Value> = Readonly<Record<string, Format<Value>>>;

/** A decision record. */
export interface RecordToPrint extends AdviceToPrint {
  /** The flow that it is about alone. */
  readonly only?: string;
  /** What changed since another description. */
  readonly change?: AdviceChange;
}

const adviceAsJson: Format<RecordToPrint> = {
  about: 'for scripts',
  print: async ({ advice, change }) => {
    const { adviceJson } = await import('../render/advice-json.js');
    if (change === undefined) return adviceJson(advice);
    return adviceJson(advice, (await import('../render/diff-json.js')).diffValue(change));
  },
};

const advise: Formats<AnswerToPrint> = {
  pretty: {
    about: 'for people, on one screen',
    print: async ({ advice, base, given, verbose }, { colours, columns }) => {
      const theme = await themeFor(colours);
      if (verbose) return (await import('../render/pretty/advice.js')).prettyAdvice(advice, base, theme, columns);
      return (await import('../render/screen/advice-screen.js')).adviceScreen(advice, base, given, theme, columns);
    },
  },
  json: adviceAsJson,
};

const check: Formats<CheckToPrint> = {
  pretty: {
    about: 'for people',
    print: async ({ report, ...shown }, { colours, columns }) =>
      (await import('../render/pretty/check.js')).prettyCheck(report, await themeFor(colours), columns, shown),
  },
  json: {
    about: 'for scripts',
    print: async ({ report }) => (await import('../render/check-json.js')).checkJson(report),
  },
  sarif: {
    about: 'SARIF 2.1.0, for code scanning',
    ci: 'GitHub code scanning',
    print: async ({ report, version, status, base, toRepoPath }) => {
      const { checkSarif } = await import('../render/check-sarif.js');
      const { findingTexts } = await import('../reference/pages/pitfall-page.js');
      const texts = findingTexts(base());
      const { sources } = base();
      return checkSarif(report, { version, exitCode: status, texts, sources, toRepoPath: await toRepoPath() });
    },
  },
  junit: {
    about: 'JUnit XML, a test a flow',
    ci: 'Jenkins, Azure Pipelines, CircleCI and others',
    print: async ({ report, failOn, base, toRepoPath }) => {
      const { checkJunit } = await import('../render/check-junit.js');
      return checkJunit(report, { failOn, sources: base().sources, toRepoPath: await toRepoPath() });
    },
  },
  github: {
    about: 'annotations on the lines of a pull request',
    ci: 'GitHub Actions',
    print: async ({ report, verbose, toRepoPath }) =>
      (await import('../render/check-github.js')).checkGithub(report, verbose, await toRepoPath()),
  },
  gitlab: {
    about: 'Code Quality, shown in a merge request',
    ci: 'GitLab CI',
    print: async ({ report, toRepoPath }) =>
      (await import('../render/check-gitlab.js')).checkGitlab(report, await toRepoPath()),
  },
  markdown: {
    about: 'a comment on a pull request',
    ci: 'comments on pull and merge requests',
    print: async ({ report, toRepoPath }) =>
      (await import('../render/markdown/comments/check.js')).markdownCheck(report, await toRepoPath()),
  },
};

const report: Formats<RecordToPrint> = {
  markdown: {
    about: 'the decision record, to be committed',
    print: async ({ advice, base, ...options }) => {
      const { sealed } = await import('./record/checksum.js');
      return sealed((await import('../render/markdown/report.js')).renderReport(advice, base, options));
    },
  },
  json: adviceAsJson,
};

const diff: Formats<AdviceChange> = {
  pretty: {
    about: 'for people',
    print: async (change, { colours, columns }) =>
      (await import('../render/pretty/diff.js')).prettyDiff(change, await themeFor(colours), columns),
  },
  json: {
    about: 'for scripts',
    print: async (change) => (await import('../render/diff-json.js')).diffJson(change),
  },
  markdown: {
    about: 'the comment of a pull request',
    print: async (change) => (await import('../render/markdown/comments/diff.js')).markdownDiff(change),
  },
};

const explain: Formats<Page> = {
  pretty: {
    about: 'for people',
    print: async (page, { colours, columns }) =>
      (await import('../render/pretty/page.js')).prettyPage(page, await themeFor(colours), columns),
  },
  json: { about: 'for scripts', print: async (page) => jsonText(page) },
};

const listing: Formats<Listing> = {
  pretty: {
    about: 'for people',
    print: async (value, { colours, columns }) =>
      (await import('../render/screen/listing.js')).prettyListing(value, await themeFor(colours), columns),
  },
  json: { about: 'for scripts', print: async (value) => jsonText({ driven: 1, ...value }) },
};

const list: Formats<RulesToPrint | OldFactsToPrint> = {
  pretty: {
    about: 'for people',
    print: async (value, { colours, columns }) => {
      const { prettyOldFacts, prettyRules } = await import('../render/pretty/rules.js');
      if ('facts' in value) return prettyOldFacts(value.facts);
      return prettyRules(value.rules, value.pitfalls, value.base.topics, await themeFor(colours), columns);
    },
  },
  json: {
    about: 'for scripts',
    print: async (value) => {
      if ('facts' in value) return jsonText({ driven: 1, before: value.before, facts: value.facts });
      return jsonText({ driven: 1, rules: value.rules, pitfalls: value.pitfalls });
    },
  },
};

const verify: Formats<Verification> = {
  pretty: {
    about: 'for people',
    print: async (verification, { colours, columns }) =>
      (await import('../render/pretty/rules.js')).prettyVerification(verification, await themeFor(colours), columns),
  },
  json: { about: 'for scripts', print: async (verification) => jsonText({ driven: 1, ...verification }) },
};

/** The formats of each command that has some, the default first. Help, the manual and the tests go by this table. */
export const FORMATS = {
  advise,
  check,
  report,
  diff,
  explain,
  list: listing,
  'rules list': list,
  'rules verify': verify,
};

/** `--format` of a command. */
export function formatOption(command: keyof typeof FORMATS): Option {
  const names = Object.keys(FORMATS[command]);
  return new Option('--format <format>', 'how to print it').choices(names).default(names[0]);
}

/** Prints a value on standard output, coloured as the command line and the terminal have it. */
export async function print<Value>(format: Format<Value>, value: Value, io: Io, command: Command): Promise<void> {
  const colours = colourLevel(io.stdout, io, wantsColour(command));
  show(await format.print(value, { colours, columns: io.stdout.columns }), io, command);
}
