import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import {
	formsOf,
	headingsFor,
	joined,
	reheaded,
	type NoteFormats,
} from '../../src/lib/notes/forms.ts';

const file = new URL('../../../src/meantime/content/note_formats.yaml', import.meta.url);
const formats = parse(readFileSync(file, 'utf8')) as NoteFormats;
const section = (id: string, text: string) => ({ id, title: id.toUpperCase(), text });
const ids = (sections: readonly { id: string }[]) => sections.map(({ id }) => id);

test.each(['en', 'es'] as const)('a summary asks for all that it must hold, in %s', (locale) => {
	const asked = formsOf(formats, [], locale).map((form) => [
		form.id,
		ids(headingsFor(formats, form, 'summary', locale)),
	]);
	expect(Object.fromEntries(asked)).toEqual({
		dap: ['data', 'assessment', 'intervention', 'risk', 'location', 'plan'],
		soap: ['subjective', 'objective', 'assessment', 'intervention', 'risk', 'location', 'plan'],
		birp: ['behavior', 'intervention', 'response', 'risk', 'location', 'plan'],
	});
});

test('a form without a plan has what a summary asks for at its end', () => {
	const form = { id: 'own', name: 'Own', sections: [{ id: 'why', title: 'Why', hint: '' }] };
	const asked = headingsFor(formats, form, 'summary', 'en');
	expect(ids(asked)).toEqual(['why', 'intervention', 'risk', 'location']);
	expect(headingsFor(formats, form, 'progress', 'en')).toEqual(form.sections);
});

test('another form loses no word that was written', () => {
	const written = [section('data', 'Slept.'), section('assessment', ''), section('plan', 'Diary.')];
	const headings = [{ id: 'plan', title: 'Plan', hint: '' }];
	expect(reheaded(written, headings)).toEqual([
		{ id: 'plan', title: 'Plan', text: 'Diary.' },
		section('data', 'Slept.'),
	]);
});

test('what two devices wrote at once is put together, each word once', () => {
	const desk = [section('data', 'Desk.'), section('plan', 'Same.')];
	const phone = [section('data', 'Phone.'), section('plan', 'Same.'), section('risk', 'None.')];
	expect(joined([desk, phone])).toEqual([
		section('data', 'Desk.\n\nPhone.'),
		section('plan', 'Same.'),
		section('risk', 'None.'),
	]);
});
