import {readdirSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Paths of the files in processes/ that end so, relative to the repository. */
export function diagrams(ending) {
  return readdirSync(join(root, 'processes'), {recursive: true})
    .filter(name => name.endsWith(ending))
    .map(name => join('processes', name))
    .sort();
}
