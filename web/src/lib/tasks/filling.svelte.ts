import { wordsOfHomework, type Field, type Row, type Value } from '../protocol/homework-posts.ts';
import { Draft } from '../ui/draft.svelte.ts';
import type { Filled, TaskView } from './view.ts';

/** A task while somebody fills it in; it is kept, sealed, on every pause. */
export class Filling {
	readonly fields: readonly Field[];
	values = $state<Record<string, string>>({});
	rows = $state<Record<string, Row[]>>({});
	hard = $state(-1);
	helped = $state(-1);
	text = $state('');
	readonly draft: Draft;
	readonly #of: string;

	/** Goes on with what was begun, else with the answer that stands. */
	constructor(
		{ of, fields, answer }: TaskView,
		begun: Filled | null,
		keep: (words: string) => Promise<void>,
	) {
		const from = begun ?? (answer?.post.of === of ? answer.post : NOTHING);
		const valueOf = (id: string) => from.values.find((each) => each.id === id);
		this.fields = fields;
		this.#of = of;
		for (const { id, kind, options } of fields) {
			this.values[id] = valueOf(id)?.value ?? '';
			if (kind === 'steps') this.rows[id] = [...(valueOf(id)?.rows ?? options.map(stepOf))];
		}
		this.hard = from.hard;
		this.helped = from.helped;
		this.text = from.text;
		this.draft = new Draft(begun ? JSON.stringify(begun) : '', keep);
	}

	/** All that is filled in. */
	get filled(): Filled {
		const { hard, helped } = this;
		const text = this.text.trim();
		const values = this.fields.map((field) => this.#valueOf(field));
		return { of: this.#of, values: values.filter(isSaid), hard, helped, text };
	}

	/** What of it is in words: what is looked at on this device. */
	get words(): string {
		const { filled } = this;
		if (filled.values.length === 0 && !filled.text) return '';
		return wordsOfHomework({ ...BLANK, ...filled, values: [...filled.values] });
	}

	get isEmpty(): boolean {
		return this.words === '' && this.hard < 0 && this.helped < 0;
	}

	/** Notes that something was typed or chosen. */
	changed(): void {
		this.draft.words = JSON.stringify(this.filled);
		this.draft.changed();
	}

	/** Notes that it is safe elsewhere; what was typed meanwhile is kept as before. */
	left(sent: Filled): void {
		this.draft.words = '';
		this.draft.state = '';
		if (JSON.stringify(this.filled) !== JSON.stringify(sent)) this.changed();
	}

	#valueOf({ id, kind, options }: Field): Value {
		if (kind !== 'steps') return { id, value: this.values[id]?.trim() ?? '', rows: [] };
		const rows = (this.rows[id] ?? []).map((row) => ({ ...row, text: row.text.trim() }));
		const said = rows.filter(({ text }) => text !== '');
		const isTouched = said.some(
			(row) => row.before >= 0 || row.after >= 0 || !options.includes(row.text),
		);
		return { id, value: '', rows: isTouched ? said : [] };
	}
}

const NOTHING: Filled = { of: '', values: [], hard: -1, helped: -1, text: '' };
const BLANK = {
	...({ type: 'homework_answer', homework: '', state: 'begun', day: '' } as const),
	noticed: [],
	answer: '' as const,
};

export const stepOf = (text: string): Row => ({ text, before: -1, after: -1 });

function isSaid({ value, rows }: Value): boolean {
	return value !== '' || rows.length > 0;
}
