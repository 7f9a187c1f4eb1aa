import type { Rulebook } from '../../advice/index.js';
import { begin, standingOf } from '../../interview/index.js';
import type { Answer } from '../../model/answer.js';
import type { Flow } from '../../model/system.js';
import { printable } from '../../text/escape.js';
import type { Io } from '../io.js';
import type { AskArgs } from './ask.js';
import { Draft, type Named } from './draft.js';
import { type Known, opening, type Taken } from './opening/opening.js';
import type { Places } from './places.js';
import type { Look } from './prompt/picture/look.js';
import type { Asker } from './prompt/screen.js';
import { rounds } from './rounds/rounds.js';
import { warmUp } from './warm-up.js';

export interface Setting {
  readonly args: AskArgs;
  readonly io: Io;
  readonly places: Places;
  readonly rulebook: () => Rulebook;
  readonly given: ReadonlyMap<string, Answer | undefined>;
  readonly look: Look;
  readonly asker: Asker;
}

/** How far a session got; kept up to date, for whatever ends it. */
export interface Progress {
  draft?: Draft;
  /** The flow being asked about, with the answers so far. */
  named?: Named;
  flow?: Flow;
  /** Flows that were accepted. */
  readonly accepted: string[];
}

const nobody = () => undefined;

/** Asks flow after flow until the person has enough; every answer is in the file before the next question. */
export async function session(setting: Setting, progress: Progress): Promise<void> {
  const { args, places, asker, rulebook, given, look } = setting;
  if (places.text !== undefined) progress.draft = await openDraft(setting);
  asker.meanwhile?.(warmUp(setting), true);
  let taken: Taken = [];
  for (;;) {
    const first = progress.accepted.length === 0;
    const opened = await opening(knownIn(setting, progress.draft, first), asker, nobody, taken);
    const draft = progress.draft ?? (await openDraft(setting));
    const { named } = opened;
    Object.assign(progress, { draft, named, flow: undefined });
    const start = begin(await draft.start(named), {
      given: first ? given : undefined,
      all: args.all && first,
      beneath: args.all ? (await draft.beneath(named)).needs : undefined,
    });
    const ended = await rounds(start, {
      rulebook: rulebook(),
      asker,
      head: `${printable(named.system)} / ${printable(named.flow)}`,
      canLeave: opened.taken.length > 0,
      play: nobody,
      look,
      keep: ({ flow }) => {
        progress.flow = flow;
        return draft.save(named, flow);
      },
    });
    taken = opened.taken;
    if (ended.kind === 'back') continue;
    progress.flow = ended.state.flow;
    await draft.save(named, ended.state.flow, true);
    await draft.settle();
    progress.accepted.push(named.flow);
    if (ended.kind === 'done') return;
    taken = [];
  }
}

function openDraft({ io, places, rulebook }: Setting): Promise<Draft> {
  return Draft.open(rulebook().base, io, places);
}

function knownIn({ args, io, places, rulebook }: Setting, draft: Draft | undefined, first: boolean): Known {
  const system = draft?.system;
  return {
    file: places.target,
    folder: io.folder,
    system,
    flow: first ? args.flow : undefined,
    fresh: !first,
    verdicts: () =>
      (system?.flows ?? []).map((flow) => {
        const { style, decided } = standingOf(rulebook(), flow);
        return { name: flow.name, style, decided };
      }),
  };
}
