// The least that any reader of the file has to do: parse it with yaml, unique keys unchecked (that check is quadratic).
import { readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';

parseDocument(readFileSync(process.argv[2], 'utf8'), { uniqueKeys: false }).toJS();
