import { adviseTool } from './advise.js';
import { checkTool } from './check.js';
import { compareBrokersTool } from './compare-brokers.js';
import { diffTool } from './diff.js';
import { explainTool } from './explain.js';
import { importTool } from './import.js';
import { nextQuestionTool } from './next-question.js';
import type { AnyTool } from './tool.js';

/** In the order in which clients list them. */
export const TOOLS: readonly AnyTool[] = [
  adviseTool,
  nextQuestionTool,
  checkTool,
  explainTool,
  compareBrokersTool,
  importTool,
  diffTool,
];
