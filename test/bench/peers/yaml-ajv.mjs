// `yaml` and ajv in one process, as somebody would join them who has no checker: parses the decks of a folder and validates each.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'yaml';

const [, , schema, folder] = process.argv;
const validate = new Ajv({ allErrors: true }).compile(JSON.parse(readFileSync(schema, 'utf8')));
for (const name of readdirSync(folder)) {
  if (!validate(parse(readFileSync(path.join(folder, name), 'utf8')))) process.exitCode = 1;
}
