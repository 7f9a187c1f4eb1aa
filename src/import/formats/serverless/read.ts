import type { Reading } from '../../resource.js';
import { readCloudFormation } from '../cloudformation/read.js';
import type { Opened } from '../opened.js';

/** serverless.yml: its resources are those of a CloudFormation template. */
export function readServerless(opened: Opened): Reading {
  return { ...readCloudFormation(opened), format: 'Serverless Framework' };
}
