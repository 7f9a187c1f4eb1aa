/** Templates of our own, shaped like those that people have. */
export const QUEUE = `AWSTemplateFormatVersion: '2010-09-09'
Transform: AWS::Serverless-2016-10-31
Parameters:
  Hidden: {Type: Number, Default: 30}
  Tries: {Type: Number}
Globals:
  Function: {Timeout: 29}
Resources:
  Orders:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: orders.fifo
      FifoQueue: true
      ContentBasedDeduplication: true
      VisibilityTimeout: !Ref Hidden
      MessageRetentionPeriod: 345600
      RedrivePolicy: {deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 1}
  Dead:
    Type: AWS::SQS::Queue
    Properties: {FifoQueue: true, MessageRetentionPeriod: 345600}
  Mail:
    Type: AWS::SQS::Queue
    Properties:
      RedrivePolicy: {deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: !Ref Tries}
  Worker:
    Type: AWS::Serverless::Function
    Properties:
      Policies:
        - SQSSendMessagePolicy: {QueueName: !GetAtt Mail.QueueName}
        - Statement: [{Effect: Allow, Action: "sqs:SendMessage", Resource: "*"}]
      Events:
        FromOrders:
          Type: SQS
          Properties: {Queue: !GetAtt Orders.Arn, BatchSize: 5, ScalingConfig: {MaximumConcurrency: 4}}
        Clock: {Type: Schedule, Properties: {Schedule: rate(1 day)}}
  Bucket: {Type: AWS::S3::Bucket}
`;

export const BUS = `Resources:
  Rule:
    Type: AWS::Events::Rule
    Properties:
      EventBusName: {Ref: Bus}
      EventPattern: {source: [shop.orders], detail-type: [Placed]}
      Targets: [{Id: a, Arn: {"Fn::GetAtt": [Stock, Arn]}}, {Id: b, Arn: {"Fn::GetAtt": [Mails, Arn]}, DeadLetterConfig: {Arn: {"Fn::GetAtt": [Lost, Arn]}}}]
  Bus: {Type: AWS::Events::EventBus, Properties: {Name: shop}}
  Mails: {Type: AWS::SQS::Queue, Properties: {VisibilityTimeout: 60}}
  Lost: {Type: AWS::SQS::Queue}
  Stock: {Type: AWS::Lambda::Function, Properties: {Timeout: 20}}
  Mailer: {Type: AWS::Lambda::Function, Properties: {Timeout: 20, Role: {"Fn::GetAtt": [MailerRole, Arn]}}}
  MailerRole: {Type: AWS::IAM::Role, Properties: {Policies: [{PolicyDocument: {Statement: [{Effect: Allow, Action: ["events:PutEvents"], Resource: {"Fn::GetAtt": [Bus, Arn]}, Condition: {StringEquals: {"events:source": shop.mails}}}]}}]}}
  FromMails: {Type: AWS::Lambda::EventSourceMapping, Properties: {EventSourceArn: {"Fn::GetAtt": [Mails, Arn]}, FunctionName: {Ref: Mailer}}}
`;

export const SERVERLESS = `service: shop
provider: {name: aws, stage: "\${opt:stage, 'dev'}", timeout: 12}
custom: {queue: "\${self:service}-work"}
functions:
  take:
    handler: src/take.handler
    environment: {WORK_URL: !Ref Work}
    events: [{http: {path: /, method: post}}]
  work:
    handler: src/work.handler
    events:
      - sqs: {arn: !GetAtt Work.Arn, batchSize: 1, functionResponseType: ReportBatchItemFailures}
  watch:
    handler: src/watch.handler
    timeout: 300
    events: [{sns: {arn: !Ref News}}]
  more: \${file(more.yml)}
resources:
  Resources:
    Work: {Type: AWS::SQS::Queue, Properties: {QueueName: "\${self:custom.queue}"}}
    News: {Type: AWS::SNS::Topic}
`;
