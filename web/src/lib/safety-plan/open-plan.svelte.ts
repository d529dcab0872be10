import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { News, Remote } from '../sync/remote.ts';
import { Draft } from '../ui/draft.svelte.ts';
import { PlanForm } from './plan-form.svelte.ts';
import type { SafetyPlanRoom } from './room.ts';
import type { Template } from './template.ts';
import { newerOf, type PlanDraft, type PlanView, type VersionView } from './view.ts';

/** One safety plan on a page: read, written, and every version of it. */
export class OpenPlan {
	view = $state.raw<PlanView | null>(null);
	/** Why it could not be shown at all, and why the last thing was not done. */
	failure = $state.raw<FailureFacts | null>(null);
	undone = $state.raw<FailureFacts | null>(null);
	isBusy = $state(false);
	/** What is being written, while it is. */
	form = $state.raw<PlanForm | null>(null);
	/** What was begun and is not being written now. */
	begun = $state.raw<PlanDraft | null>(null);
	/** What was thrown away last, and can be put back. */
	discarded = $state.raw<PlanDraft | null>(null);
	/** The older version that is looked at; empty for the one that stands. */
	seen = $state('');
	isSaved = $state(false);
	readonly typed: Draft;
	readonly #space: string;
	readonly #template: Template;
	readonly #room: Remote<SafetyPlanRoom>;

	constructor(space: string, template: Template, room: Remote<SafetyPlanRoom>) {
		this.#space = space;
		this.#template = template;
		this.#room = room;
		this.typed = new Draft('', (words) =>
			room.keepDraft(space, words ? (JSON.parse(words) as PlanDraft) : null),
		);
	}

	/** The version that stands; undefined without a plan. */
	get newest(): VersionView | undefined {
		return this.view?.versions[0];
	}

	/** The version that is shown. */
	get shown(): VersionView | undefined {
		return this.version(this.seen) ?? this.newest;
	}

	/** What somebody else saved after the version from which this one's writer began. */
	get meanwhile(): VersionView | undefined {
		const { form, newest } = this;
		return form && newest && newest.id !== form.base && !newest.isMine ? newest : undefined;
	}

	version(id: string): VersionView | undefined {
		return this.view?.versions.find((each) => each.id === id);
	}

	/** Follows what the worker says. */
	hear(news: News): void {
		if (news.kind === 'spaces') void this.refresh();
		if (news.kind !== 'space' || news.id !== this.#space) return;
		void (news.where === 'server' ? this.refresh() : this.#look(() => this.#room.show(news.id)));
	}

	/** Shows it as this device knows it, at once, and then as new as the network lets it. */
	async start(): Promise<void> {
		const known = this.#room.show(this.#space).catch(() => null);
		this.begun = await this.#room.draft(this.#space).catch(() => null); // before one can begin anew
		this.#learn(await known);
		await this.refresh();
	}

	refresh(): Promise<void> {
		return this.#look(() => this.#room.open(this.#space));
	}

	/** Begins to write, from what was begun before or from the plan that stands. */
	edit(): void {
		const { newest, begun } = this;
		const from = begun ?? { base: newest?.id ?? '', lines: newest?.lines ?? [] };
		this.form = new PlanForm(this.#template, from, (draft) => {
			this.typed.words = JSON.stringify(draft);
			this.typed.changed();
		});
		this.#turn();
	}

	/** Leaves the form; what was typed stays begun. */
	async close(): Promise<void> {
		if (this.typed.words) await this.typed.keep();
		this.form = null;
		this.typed.words = '';
		this.typed.state = '';
		this.begun = await this.#room.draft(this.#space).catch(() => this.begun);
	}

	/** Throws away what was begun. */
	async discard(): Promise<void> {
		const { begun } = this;
		if (await this.#attempt(() => this.#room.keepDraft(this.#space, null))) {
			this.begun = null;
			this.discarded = begun;
		}
	}

	/** Puts back what was thrown away. */
	async putBack(): Promise<void> {
		const { discarded } = this;
		if (await this.#attempt(() => this.#room.keepDraft(this.#space, discarded))) {
			this.begun = discarded;
			this.discarded = null;
		}
	}

	/** Saves what was written as the version that stands. */
	async save(): Promise<void> {
		const { form } = this;
		if (!form) return;
		this.typed.words = JSON.stringify({ base: form.base, lines: form.lines } satisfies PlanDraft);
		await this.typed.keep(); // it is kept, whatever becomes of saving it
		if (!(await this.#store(form.lines, form.base, true))) return;
		this.typed.take();
		this.typed.settle();
		this.form = null;
		this.begun = null;
		this.#turn();
		this.isSaved = true;
	}

	/** Makes the lines of an earlier version, or of the one that stands, newest; what was begun stays. */
	async saveAgain({ lines }: VersionView): Promise<void> {
		if (!(await this.#store(lines, this.newest?.id ?? '', false))) return;
		this.#turn();
		this.isSaved = true;
	}

	retry(version: VersionView): Promise<boolean> {
		return this.#attempt(() => this.#room.retry(this.#space, version.id));
	}

	/** Shows a version; an empty id shows the one that stands. */
	see(id: string): void {
		this.#turn();
		this.seen = id;
	}

	#store(lines: VersionView['lines'], base: string, isDraft: boolean): Promise<boolean> {
		const plain = lines.map((line) => ({ ...line }));
		return this.#attempt(async () => {
			this.#learn(await this.#room.save(this.#space, plain, base, isDraft));
		});
	}

	#learn(found: PlanView | null): void {
		this.view = newerOf(this.view, found);
	}

	/** What was said of the last thing is of no use once something else is looked at. */
	#turn(): void {
		this.seen = '';
		this.isSaved = false;
		this.discarded = null;
		this.undone = null;
	}

	async #look(how: () => Promise<PlanView>): Promise<void> {
		try {
			this.#learn(await how());
			this.failure = null;
		} catch (error) {
			this.failure = factsOf(error);
		}
	}

	async #attempt(how: () => Promise<unknown>): Promise<boolean> {
		if (this.isBusy) return false;
		this.isBusy = true;
		this.undone = null;
		try {
			await how();
		} catch (error) {
			this.undone = factsOf(error);
		} finally {
			this.isBusy = false;
		}
		return this.undone === null;
	}
}
