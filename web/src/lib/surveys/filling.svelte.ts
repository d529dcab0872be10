import type { FailureFacts } from '../sync/failure.ts';
import { factsOf } from '../sync/failure.ts';
import { Draft } from '../ui/draft.svelte.ts';
import type { Survey } from './content.ts';
import { faultsOf, toFields, toValues, type Fields } from './form.ts';
import type { Answers } from './tally.ts';

/** A survey while somebody fills it in; what they have typed is kept, sealed, on every pause. */
export class Filling {
	readonly survey: Survey;
	fields = $state<Fields>({});
	/** The items that have to be mended. */
	wrong = $state.raw<readonly string[]>([]);
	isBusy = $state(false);
	undone = $state.raw<FailureFacts | null>(null);
	readonly draft: Draft;

	/** `kept` is what was being answered before, as text; empty for nothing. */
	constructor(
		survey: Survey,
		values: Answers,
		kept: string,
		keep: (words: string) => Promise<void>,
	) {
		this.survey = survey;
		this.draft = new Draft(kept, keep);
		this.fields = { ...toFields(survey.items, values), ...readKept(kept) };
	}

	/** What stands in the questions that are answered in own words. */
	get ownWords(): string {
		const open = this.survey.items.filter(({ type }) => type === 'open');
		return open
			.map(({ id }) => this.fields[id] ?? '')
			.join('\n')
			.trim();
	}

	/** Notes that something was chosen or typed. */
	changed(): void {
		if (this.wrong.length > 0) this.wrong = faultsOf(this.survey.items, this.fields);
		this.draft.words = JSON.stringify(this.fields);
		this.draft.changed();
	}

	/** Sends what is answered; returns whether that is done. */
	async send(how: (values: Answers) => Promise<void>): Promise<boolean> {
		if (this.isBusy) return false;
		this.wrong = faultsOf(this.survey.items, this.fields);
		if (this.wrong.length > 0) return false;
		this.isBusy = true;
		this.undone = null;
		try {
			await how(toValues(this.survey.items, this.fields));
			this.draft.take();
			this.draft.settle();
			await this.draft.keep(); // it is sealed elsewhere: nothing more is kept here
			return true;
		} catch (error) {
			this.undone = factsOf(error);
			return false;
		} finally {
			this.isBusy = false;
		}
	}
}

function readKept(kept: string): Fields {
	if (!kept) return {};
	try {
		return JSON.parse(kept) as Fields;
	} catch {
		return {}; // of another version of the app
	}
}
