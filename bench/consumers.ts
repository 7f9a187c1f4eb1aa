import { withConsumers } from './checking.js';

/** `tsx bench/consumers.ts [FLOWS]`: how long `driven check` takes, and its memory, by the number of consumers of a flow. */
const flows = Number(process.argv[2] ?? 10_000);
for (const { consumers, time, peak, findings } of withConsumers(flows))
  process.stdout.write(
    `${flows} flows, ${consumers} consumers each: ${time.toFixed(0)} ms, ${peak.toFixed(0)} MB, ${findings} findings\n`,
  );
