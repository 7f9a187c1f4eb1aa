import type { Io } from '../io.js';
import { rootFolder, toRepoPathOf } from '../project/repository.js';
import { version } from '../version.js';

/** A CI service for which the step is known. */
export interface CiService {
  readonly name: string;
  /** The file that is written, from the root of the repository. */
  readonly file: string;
  /** What the step says, given the description's path from the root. */
  readonly text: (system: string) => string;
}

export const CI_SERVICES: { readonly [id: string]: CiService } = {
  github: {
    name: 'GitHub Actions',
    file: '.github/workflows/driven.yml',
    text: (system) => `# What is built against what the flows need, on each pull request.
name: driven
on: pull_request
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
      - run: ${npx} check ${system} --format github
`,
  },
  gitlab: {
    name: 'GitLab CI',
    file: '.gitlab-ci.yml',
    text: (system) => `# What is built against what the flows need, on each merge request.
driven:
  image: node:22
  script:
    - ${npx} check ${system} --format gitlab > gl-code-quality-report.json || true
    - ${npx} check ${system}
  artifacts:
    reports:
      codequality: gl-code-quality-report.json
`,
  },
};

const npx = `npx --yes driven@${version}`;

/** A step for a service, and where it goes as seen from here. */
export function ciStep(
  { file, text }: CiService,
  system: string,
  io: Io,
): { readonly path: string; readonly text: string } {
  const root = rootFolder(io.files);
  const inRepository = toRepoPathOf(io)(system).path;
  return { path: root === '.' ? file : root + file, text: text(quoted(inRepository)) };
}

/** A path as one word of a shell. */
const quoted = (path: string) => (/^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`);
