import { describe, expect, it } from 'vitest';
import { toRepoPathOf } from '../../src/cli/project/repository.js';
import { worldWith } from './memory-io.js';

// The working directory is /srv/shop.
const at = (files: string[]) =>
  toRepoPathOf(worldWith({ files: Object.fromEntries(files.map((path) => [path, ''])) }).io);

describe('paths from the root of the repository', () => {
  it.each([
    ['a.yaml', 'shop/a.yaml', true],
    ['./x/../a.yaml', 'shop/a.yaml', true],
    ['../other/a.yaml', 'other/a.yaml', true],
    ['../../etc/a.yaml', '../etc/a.yaml', false],
    ['../../srv/shop/a.yaml', 'shop/a.yaml', true],
    ['/srv/shop/a.yaml', 'shop/a.yaml', true],
    ['/srv/a.yaml', 'a.yaml', true],
    ['/srv2/a.yaml', '/srv2/a.yaml', false],
    ['..', '.', true],
    ['<stdin>', '<stdin>', false],
  ])('%s is %s', (path, expected, inside) => {
    expect(at(['../.git/HEAD', '../.git'])(path)).toEqual({ path: expected, inside });
  });

  it('the nearest repository counts, and outside of one the working directory', () => {
    expect(at(['.git', '../.git'])('a.yaml')).toEqual({ path: 'a.yaml', inside: true });
    expect(at([])('a.yaml')).toEqual({ path: 'a.yaml', inside: true });
    expect(at([])('../a.yaml')).toEqual({ path: '../a.yaml', inside: false });
  });
});
