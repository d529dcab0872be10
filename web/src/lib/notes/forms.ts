/** The forms of notes: those of src/meantime/content/note_formats.yaml, and the practice's. Pure. */
import type { NoteKind, NotePost, Section, TemplateSection } from '../protocol/note-posts.ts';
import type { Opened } from '../sync/folds/opened.ts';
import type { Locale } from '../text/catalogue.ts';
import type { Form } from './view.ts';

type Localised = Readonly<Record<Locale, string>>;
type Heading = Readonly<{ id: string; title: Localised; hint: Localised }>;
export type Template = Extract<NotePost, { type: 'note_template' }>;

export type NoteFormats = Readonly<{
	default: string;
	formats: readonly Readonly<{ id: string; name: Localised; sections: readonly Heading[] }>[];
	summary: Readonly<{ before: string; sections: readonly Heading[] }>;
}>;

/** All forms, the content's first. */
export function formsOf(content: NoteFormats, own: readonly Form[], locale: Locale): Form[] {
	const usual = content.formats.map(({ id, name, sections }) => {
		return { id, name: name[locale], sections: sections.map((each) => inWords(each, locale)) };
	});
	return [...usual, ...own];
}

/** The headings of a note. A summary asks besides for what every summary must hold. */
export function headingsFor(
	{ summary }: NoteFormats,
	{ sections }: Form,
	kind: NoteKind,
	locale: Locale,
): TemplateSection[] {
	if (kind !== 'summary') return [...sections];
	const known = new Set(sections.map(({ id }) => id));
	const added = summary.sections
		.filter(({ id }) => !known.has(id))
		.map((each) => inWords(each, locale));
	const found = sections.findIndex(({ id }) => id === summary.before);
	const place = found < 0 ? sections.length : found;
	return [...sections.slice(0, place), ...added, ...sections.slice(place)];
}

/**
 * What was written, under other headings. What has no place there any more stays behind them under
 * its own: nothing typed is lost.
 */
export function reheaded(
	written: readonly Section[],
	headings: readonly TemplateSection[],
): Section[] {
	const byId = new Map(written.map((each) => [each.id, each.text]));
	const kept = headings.map(({ id, title }) => ({ id, title, text: byId.get(id) ?? '' }));
	const ids = new Set(headings.map(({ id }) => id));
	return [...kept, ...written.filter(({ id, text }) => !ids.has(id) && text.trim())];
}

/** What two devices wrote at once, put together: what differs stands below one another. */
export function joined(versions: readonly (readonly Section[])[]): Section[] {
	const found = new Map<string, Section>();
	for (const section of versions.flat()) {
		const before = found.get(section.id);
		const isSame = !section.text.trim() || before?.text.includes(section.text);
		if (!before) found.set(section.id, section);
		else if (!isSame) {
			const text = [before.text, section.text].filter((each) => each.trim()).join('\n\n');
			found.set(section.id, { ...before, text });
		}
	}
	return [...found.values()];
}

/** The practice's templates that stand, in the order in which they were made. */
export function foldTemplates(directory: Iterable<Opened>): Template[] {
	const found = new Map<string, Template>();
	for (const { post } of directory) {
		if (post?.type === 'note_template') found.set(post.template, post);
	}
	return [...found.values()].filter(({ gone }) => gone === 0);
}

function inWords({ id, title, hint }: Heading, locale: Locale): TemplateSection {
	return { id, title: title[locale], hint: hint[locale] };
}
