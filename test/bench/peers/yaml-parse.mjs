// `yaml` alone: parses one file.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

const [, , file] = process.argv;
if (parse(readFileSync(file, 'utf8')).format !== 1) process.exitCode = 1;
