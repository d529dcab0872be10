/** What a device knows of an ask, and what its client has said of it. */
import { foldAnswers, type Said } from '../measures/answers.ts';
import type { Asked } from '../measures/asks.ts';
import type { Measure } from '../measures/content.ts';
import { foldMeasured, keyOf, type Measured } from '../measures/measured.ts';
import { foldPeople, type People } from '../sync/folds/people.ts';
import type { Vault } from '../sync/vault.ts';
import { wholeLog } from '../sync/whole-log.ts';
import { ofAsk } from './begun.ts';

/** What is known of an ask; what this client has said of its measure, also when it was asked before. */
export type Place = Readonly<{
	measured: Measured;
	people: People;
	asked: Asked | undefined;
	form: Measure | undefined;
	/** What answers name; empty for one that is filled in at any time. */
	of: string;
	said: readonly Said[];
}>;

export async function placeOf(vault: Vault, space: string, ask: string): Promise<Place> {
	const log = await wholeLog(vault, space);
	const people = foldPeople(log);
	const measured = foldMeasured(log, people);
	const asked = measured.asked.find(({ id }) => id === ask);
	const of = asked ? ofAsk(asked) : '';
	const said = foldAnswers(log, people).filter(({ author, post }) => {
		return author === vault.me.id && post.measure === asked?.measure;
	});
	const form = asked && measured.forms.get(keyOf(asked.measure, asked.version));
	return { measured, people, asked, form, of, said };
}
