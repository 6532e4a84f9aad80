// Reads every diagram, decision table and element template as Camunda Modeler does, and applies bpmnlint's rules (.bpmnlintrc).
// Any warning fails.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import {validateAll} from '@bpmn-io/element-templates-validator';
import BpmnModdle from 'bpmn-moddle';
import {Linter} from 'bpmnlint';
import NodeResolver from 'bpmnlint/lib/resolver/node-resolver.js';
import DmnModdle from 'dmn-moddle';
import {diagrams, root} from './diagrams.js';

const require = createRequire(import.meta.url);
const camundaBpmn = require('camunda-bpmn-moddle/resources/camunda.json');
const camundaDmn = require('camunda-dmn-moddle/resources/camunda.json');
const modelerBpmn = require('modeler-moddle/resources/modeler.json');
const modelerDmn = require('modeler-moddle/resources/dmn-modeler.json');

const config = JSON.parse(readFileSync(new URL('.bpmnlintrc', import.meta.url), 'utf8'));
const linter = new Linter({config, resolver: new NodeResolver({require})});
let found = 0;

for (const path of diagrams('.bpmn')) {
  const {rootElement, warnings} = await new BpmnModdle({camunda: camundaBpmn, modeler: modelerBpmn}).fromXML(read(path));
  warnings.forEach(warning => report(path, 'import', warning.message));
  // A new one for each file: rules remember the ids that they have seen.
  const linter = new Linter({config, resolver: new NodeResolver({require})});
  for (const [rule, reports] of Object.entries(await linter.lint(rootElement))) {
    reports.forEach(({id, message}) => report(path, rule, `${id}: ${message}`));
  }
}
for (const path of diagrams('.dmn')) {
  const {warnings} = await new DmnModdle({camunda: camundaDmn, modeler: modelerDmn}).fromXML(read(path));
  warnings.forEach(warning => report(path, 'import', warning.message));
}
for (const path of diagrams('.json').filter(path => path.includes('element-templates'))) {
  for (const {object, errors, warnings} of validateAll(JSON.parse(read(path))).results) {
    [...errors ?? [], ...warnings ?? []].forEach(({message}) => report(path, 'template', `${object.id}: ${message}`));
  }
}
console.log(found ? `${found} findings` : 'No warnings');
process.exitCode = found ? 1 : 0;

function read(path) {
  return readFileSync(join(root, path), 'utf8');
}

function report(path, rule, message) {
  found++;
  console.log(`${path}  ${rule}  ${message}`);
}
