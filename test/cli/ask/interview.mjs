// The interview without a terminal: `driven advise` says what it would ask next; here the first answer is always taken.
import { execFileSync } from 'node:child_process';

const [driven, ...answers] = process.argv.slice(2);
for (;;) {
  const advice = JSON.parse(execFileSync(process.execPath, [driven, 'advise', '--format', 'json', ...answers]));
  const [next] = advice.flows[0].open;
  if (next === undefined) break;
  console.log(next.criterion, next.values[0].value);
  answers.push(`${next.criterion}=${next.values[0].value}`);
}
