import { expect, test } from 'vitest';
import { contentOf } from '../../src/lib/exporting/content.ts';
import { ready } from '../../src/lib/protocol/sodium.ts';
import { cases, sourcesOf } from './recorded.ts';

await ready();

test.each(cases)('the record $name is as the vectors say', (each) => {
	expect(contentOf(sourcesOf(each), [], '')).toEqual(each.content);
});
