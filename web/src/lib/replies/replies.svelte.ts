import { factsOf, type FailureFacts } from '../sync/failure.ts';
import type { News, Remote } from '../sync/remote.ts';
import { faultsOf, USUAL_TEXTS, type Fault, type Language, type Texts } from '../sync/replies.ts';
import type { Signed } from '../sync/signing.ts';
import type { RepliesRoom, RepliesView } from './room.ts';

const PAUSE_MS = 600;

type Form = Record<string, Record<Language, string>>;

/** Automatic replies on their page: what is signed, and what is being changed. */
export class Replies {
	/** Null until they are known. */
	kept = $state.raw<RepliesView | null>(null);
	form = $state<Form>({});
	/** What has to be mended before they are signed, by `autoreply.away.en`. */
	wrong = $state.raw<Readonly<Record<string, Fault>>>({});
	/** Why they could not be shown, or not be signed. */
	failure = $state.raw<FailureFacts | null>(null);
	isBusy = $state(false);
	isUnfinished = $state(false);
	walk = $state.raw<Readonly<{ done: number; all: number }>>({ done: 0, all: 0 });
	signed = $state.raw<Signed | null>(null);
	draft = $state<'' | 'kept' | 'unkept'>('');
	/** Texts as they were before they were reset, by `autoreply.away.en`. */
	#before = $state<Record<string, string>>({});
	readonly #room: Remote<RepliesRoom>;
	#timer: ReturnType<typeof setTimeout> | undefined;
	readonly isChanged = $derived(this.kept !== null && said(this.form) !== said(this.kept.texts));

	constructor(room: Remote<RepliesRoom>) {
		this.#room = room;
	}

	/** Follows what the worker says. */
	hear(news: News): void {
		if (news.kind === 'walk' && this.isBusy) this.walk = news;
	}

	async load(): Promise<void> {
		this.failure = null;
		try {
			const kept = await this.#room.show();
			this.kept = kept;
			this.form = formOf(kept.draft ?? kept.texts);
			this.isUnfinished = kept.isUnfinished;
		} catch (error) {
			this.failure = factsOf(error);
		}
	}

	/** Notes that something was typed; a fault goes once it is mended. */
	changed(): void {
		this.signed = null;
		this.draft = '';
		const now = faultsOf(this.form);
		const rest = Object.keys(this.wrong).filter((place) => now[place]);
		this.wrong = Object.fromEntries(rest.map((place) => [place, now[place] as Fault]));
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.keep(), PAUSE_MS);
	}

	/** Keeps what was typed; a page that goes does not wait for a pause. */
	async keep(): Promise<void> {
		clearTimeout(this.#timer);
		if (!this.kept || this.isBusy || this.draft === 'kept') return;
		const words = said(this.form);
		try {
			await this.#room.keepDraft(this.isChanged ? $state.snapshot(this.form) : null);
			if (words === said(this.form)) this.draft = this.isChanged ? 'kept' : '';
		} catch {
			this.draft = 'unkept';
		}
	}

	isUsual(id: string, language: Language): boolean {
		return this.form[id]?.[language] === USUAL_TEXTS[id]?.[language];
	}

	/** Puts the usual text back, or what was there before that. */
	reset(id: string, language: Language): void {
		const form = this.form[id];
		const usual = USUAL_TEXTS[id]?.[language];
		if (!form || usual === undefined) return;
		this.#before[`${id}.${language}`] = form[language];
		form[language] = usual;
		this.changed();
	}

	mayUndo(id: string, language: Language): boolean {
		return `${id}.${language}` in this.#before && this.isUsual(id, language);
	}

	undo(id: string, language: Language): void {
		const before = this.#before[`${id}.${language}`];
		const form = this.form[id];
		if (before === undefined || !form) return;
		form[language] = before;
		this.changed();
	}

	/** Signs and posts what the form says. Returns whether that could be tried at all. */
	async sign(): Promise<boolean> {
		if (this.isBusy || !this.kept) return false;
		this.signed = null;
		this.failure = null;
		this.wrong = faultsOf(this.form);
		if (Object.keys(this.wrong).length > 0) return false;
		clearTimeout(this.#timer);
		this.isBusy = true;
		this.walk = { done: 0, all: 0 };
		const texts = $state.snapshot(this.form);
		try {
			this.signed = await this.#room.sign(texts);
			this.kept = { ...this.kept, texts, isSigned: true };
			this.isUnfinished = this.signed.failed > 0;
			this.draft = '';
		} catch (error) {
			this.isUnfinished = true;
			this.failure = factsOf(error);
		} finally {
			this.isBusy = false;
		}
		return true;
	}
}

function formOf(texts: Texts): Form {
	return Object.fromEntries(Object.entries(texts).map(([id, { en, es }]) => [id, { en, es }]));
}

function said(texts: Texts): string {
	return JSON.stringify(Object.values(texts).map(({ en, es }) => [en, es]));
}
