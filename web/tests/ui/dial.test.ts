import { expect, test } from 'vitest';
import { dialLink } from '../../src/lib/ui/dial.ts';

test.each([
	['+1 (555) 010-0147', 'tel:+15550100147'],
	['555.010.0147', 'tel:5550100147'],
	['555-0100 ext. 3', 'tel:5550100'],
	['555-0100 / 555-0101', 'tel:5550100'],
	['Dana, after six: 555-0102', 'tel:5550102'],
	['*4141', 'tel:*4141'],
	['#31#5550100', 'tel:%2331%235550100'],
	['911', 'tel:911'],
])('%s is dialled by %s', (written, link) => {
	expect(dialLink(written)).toBe(link);
});

test.each(['', 'ask my sister', '12', 'room 4'])('"%s" dials nothing', (written) => {
	expect(dialLink(written)).toBe('');
});
