import { bridgeFor, carrierAdvice, patternFor } from '../../brokers/index.js';
import type { ConsumerAdvice } from '../../model/advice.js';
import type { FlowAnalysis } from '../analysis/flow-analysis.js';
import { flipsOf } from '../verdict/flips.js';
import { needsOf } from '../verdict/needs.js';
import { reasonsFor } from '../verdict/reasons.js';
import { publicationOf, publishedText, takingOf } from './publication.js';

/** Advice on each consumer of a flow, and who takes it from what; nothing where `to` is no map. */
export function adviseConsumers(analysis: FlowAnalysis): { consumers: ConsumerAdvice[]; published?: string } {
  const { consumers, written, ranking, together } = analysis;
  if (consumers.length === 0) return { consumers: [] };
  const { catalogue } = analysis.rulebook.base;
  const publication = publicationOf(
    ranking,
    consumers.map(({ style }) => style),
    catalogue,
  );
  const advised = consumers.map((each, at): ConsumerAdvice => {
    const { words, bridged } = takingOf(publication, each, rereads(each));
    const bridge = bridged && bridgeFor(catalogue, bridged);
    return {
      ...adviseConsumer(each),
      consumer: (written.consumers ?? [])[at],
      takes: words,
      ...(bridge ? { bridge } : {}),
    };
  });
  if (together === undefined) return { consumers: advised };
  const takes = advised.map(({ consumer: { name }, takes: words }) => ({ name, words }));
  return { consumers: advised, published: publishedText(publication, takes) };
}

/** Whether records are certainly read again: of the values of the criterion, not the first. */
function rereads({ flow, rulebook }: FlowAnalysis): boolean {
  const kept = rulebook.base.criteria.find(({ role }) => role === 'kept');
  const values = kept && flow.needs.get(kept.name)?.values;
  return kept?.domain.kind === 'choice' && values !== undefined && !values.includes(kept.domain.values[0].id);
}

/** A consumer as if it were a flow of its own. */
function adviseConsumer(analysis: FlowAnalysis): Omit<ConsumerAdvice, 'consumer' | 'takes' | 'bridge'> {
  const { flow, verdict, style, decided, likelihood, ranking, used, estate, rulebook } = analysis;
  const pattern = patternFor(rulebook.base.catalogue, style, flow.needs, ranking[0]);
  return {
    style,
    decided,
    likelihood,
    needs: needsOf(verdict),
    reasons: reasonsFor(verdict, style, flow.needs),
    flips: flipsOf(analysis),
    brokers: ranking.map((matched) => carrierAdvice(matched, flow.needs, used, estate)),
    ...(pattern === undefined ? {} : { pattern }),
  };
}
