import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One queue with its function: sixteen lines of SAM, with tags as people write them. */
const part = (index: number) => `  Queue${index}:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !Sub "\${AWS::StackName}-orders-${index}"
      VisibilityTimeout: 180
      RedrivePolicy:
        deadLetterTargetArn: !GetAtt Dead.Arn
        maxReceiveCount: 5
  Function${index}:
    Type: AWS::Serverless::Function
    Properties:
      Timeout: 30
      Events:
        Order:
          Type: SQS
          Properties: {Queue: !GetAtt Queue${index}.Arn, BatchSize: 1}
`;

/** A template of 400 lines, written to a file. @returns its path */
export function templateFile(): string {
  const parts = Array.from({ length: 24 }, (_, index) => part(index)).join('');
  const text = `AWSTemplateFormatVersion: '2010-09-09'
Transform: AWS::Serverless-2016-10-31
Resources:
  Dead:
    Type: AWS::SQS::Queue
    Properties:
      MessageRetentionPeriod: 1209600
${parts}`;
  const path = join(mkdtempSync(join(tmpdir(), 'driven-bench-')), 'template.yaml');
  writeFileSync(path, text);
  return path;
}
