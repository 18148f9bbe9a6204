// ajv over one corpus: prints the nanoseconds of one warm pass, by the CPU time of the process, the median of several batches.
// usage: node ajv.mjs FOLDER SCHEMA INSTANCES check|validate|parse-validate assert|annotate
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [folder, schemaPath, instancesPath, what, formats] = process.argv.slice(2);
const require = createRequire(join(folder, 'package.json'));

const schema = JSON.parse(readFileSync(schemaPath, 'utf8'));
const dialect = String(schema.$schema ?? '');
const module = dialect.includes('2020-12') ? 'ajv/dist/2020' : dialect.includes('2019-09') ? 'ajv/dist/2019' : dialect.includes('draft-04') ? 'ajv-draft-04' : 'ajv';
const { default: Ajv } = require(module);
const ajv = new Ajv({ strict: false, logger: false, validateFormats: formats === 'assert' });
if (dialect.includes('draft-06')) {
  ajv.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json'));
}
if (formats === 'assert') {
  require('ajv-formats').default(ajv);
}

const isValid = ajv.compile(schema);
const texts = readFileSync(instancesPath, 'utf8').split('\n').filter((line) => line.length > 0);
const values = texts.map((text) => JSON.parse(text));
if (!values.every((value) => isValid(value))) {
  throw new Error('ajv refuses an instance');
}
if (what === 'check') {
  process.exit(0);
}

const pass = what === 'validate'
  ? () => { for (const value of values) isValid(value); }
  : () => { for (const text of texts) isValid(JSON.parse(text)); };

const now = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) * 1000;
};

const batch = 20e6;
let repetitions = 1;
for (let start = now(), runs = 0, spent = 0; spent < 400e6;) {
  pass();
  spent = now() - start;
  repetitions = Math.max(1, Math.ceil(batch * ++runs / spent));
}

const times = [];
for (let round = 0; round < 7; round++) {
  const start = now();
  for (let run = 0; run < repetitions; run++) {
    pass();
  }
  times.push((now() - start) / repetitions);
}
times.sort((left, right) => left - right);
console.log(times[3].toFixed(1));
