import content from 'content:homework';
import { fieldsOf } from '../homework/templates.ts';
import type { Field } from '../protocol/homework-posts.ts';
import { makeEntryId } from '../protocol/writing.ts';
import type { Locale } from '../text/catalogue.ts';
import type { Giving } from './view.ts';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/** A field while it is changed. */
export class FieldDraft {
	readonly field: Field;
	label = $state('');
	/** What can be chosen, or the steps to begin with, a line each. */
	lines = $state('');

	constructor(field: Field) {
		this.field = field;
		this.label = field.label;
		this.lines = field.options.join('\n');
	}
}

/** What is being put together of a task: new, or one that is changed. */
export class Task {
	template = $state('');
	title = $state('');
	text = $state('');
	fields = $state.raw<readonly FieldDraft[]>([]);
	often = $state<'once' | 'days'>('once');
	due = $state('');
	until = $state('');
	repeats = $state<number[]>(EVERY_DAY);
	readonly #id: string;
	readonly #zone: string;

	constructor(zone: string, changed: Giving | null) {
		this.#id = changed?.homework ?? makeEntryId();
		this.#zone = changed?.zone ?? zone;
		if (changed) this.#take(changed);
	}

	/** Begins with a template, in the client's language. */
	begin(id: string, locale: Locale): void {
		const found = content.templates.find((each) => each.id === id);
		if (!found) return;
		const { often, title, text } = found;
		this.#take({
			...{ homework: '', zone: '', due: '', until: '' },
			...{ template: id, title: title[locale], text: text[locale] },
			fields: fieldsOf(found, locale),
			repeats: often === 'daily' ? EVERY_DAY : [],
		});
	}

	drop(field: FieldDraft): void {
		this.fields = this.fields.filter((each) => each !== field);
	}

	/** What keeps it from being given. */
	get fault(): 'board.no_title' | 'board.no_label' | 'board.no_days' | 'board.no_options' | '' {
		if (this.title.trim() === '') return 'board.no_title';
		if (this.fields.some(({ label }) => label.trim() === '')) return 'board.no_label';
		if (this.often === 'days' && this.repeats.length === 0) return 'board.no_days';
		const lacks = ({ field, lines }: FieldDraft) =>
			field.kind === 'choice' && linesOf(lines).length < 2;
		return this.fields.some(lacks) ? 'board.no_options' : '';
	}

	/** The task as it would be given now. */
	get whole(): Giving {
		const isAgain = this.often === 'days';
		return {
			homework: this.#id,
			zone: this.#zone,
			template: this.template,
			title: this.title.trim(),
			text: this.text.trim(),
			fields: this.fields.map(({ field, label, lines }) => {
				return { ...field, label: label.trim(), options: linesOf(lines) };
			}),
			due: this.due,
			repeats: isAgain ? [...this.repeats].sort((one, other) => one - other) : [],
			until: isAgain ? this.until : '',
		};
	}

	#take({ template, title, text, fields, due, until, repeats }: Giving): void {
		Object.assign(this, { template, title, text, due, until });
		this.often = repeats.length > 0 ? 'days' : 'once';
		if (repeats.length > 0) this.repeats = [...repeats];
		this.fields = fields.map((field) => new FieldDraft(field));
	}
}

function linesOf(lines: string): string[] {
	return lines
		.split('\n')
		.map((line) => line.trim())
		.filter(Boolean);
}
