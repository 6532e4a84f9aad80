import {readdirSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Paths of the files in processes/ and of the tutorial that end so, relative to the repository. */
export function diagrams(ending) {
  return ['processes', 'docs/tutorial']
    .flatMap(folder => readdirSync(join(root, folder), {recursive: true}).map(name => join(folder, name)))
    .filter(name => name.endsWith(ending))
    .sort();
}
