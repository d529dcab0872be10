import { expect, test } from 'vitest';
import { fill } from '../../src/lib/text/catalogue.ts';
import { visible } from '../../src/lib/ui/visible.ts';

test.each([
	['<b>bold</b> & "more"', '<b>bold</b> & "more"'],
	['tabs\tand\nlines', 'tabs\tand\nlines'],
	['Windows\r\nand old\rends\u2028of lines', 'Windows\nand old\nends\nof lines'],
	['bell\u0007, escape\u001b[31m', 'bell␇, escape␛[31m'],
	['deleted\u007f and \u009bnext', 'deleted[U+007F] and [U+009B]next'],
	['invoice\u202efdp.exe', 'invoice[U+202E]fdp.exe'],
	['open \u2066isolate', 'open [U+2066]isolate'],
	['👩‍👩‍👧 שלום\u200f مرحبا', '👩‍👩‍👧 שלום\u200f مرحبا'],
])('%j is shown as %j', (written, shown) => {
	expect(visible(written)).toBe(shown);
});

test('a name from right to left is isolated from the sentence around it', () => {
	expect(fill('{name} joined.', { name: 'שרה' })).toBe('\u2068שרה\u2069 joined.');
	expect(fill('{name} joined.', { name: 'Zoë' })).toBe('Zoë joined.');
});
