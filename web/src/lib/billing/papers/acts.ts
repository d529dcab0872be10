import { sayAndTell } from '../../charging/telling.ts';
import type { Json, JsonObject } from '../../protocol/canonical.ts';
import type { NameBook } from '../../sync/names.ts';
import type { Vaults } from '../../sync/vault.ts';
import { toldOf } from './estimate.ts';
import { readCodes, readPaperFacts } from './reading.ts';
import type { CodeFacts, EstimatePost, PaperFacts, SuperbillPost } from './view.ts';

const USUAL = 1; // attention: the client is told that something is there

/** What the clinicians of a conversation make of its costs, in the worker: papers are its posts. */
export function paperActs(vaults: Vaults, names: NameBook) {
	return {
		/** @throws Failure */
		paperFacts: (space: string): Promise<PaperFacts> => readPaperFacts(vaults.open, names, space),

		/** What a code may be asked about in the month that begins on a day. @throws Failure */
		codes: (space: string, month: string): Promise<CodeFacts> =>
			readCodes(vaults.open, space, month),

		/** Gives an estimate, of which the server is told sum and days. Whether it is told. @throws Failure */
		async giveEstimate(space: string, post: EstimatePost): Promise<boolean> {
			const calls = (id: string) => [
				{ method: 'put' as const, path: `/spaces/${space}/estimates/${id}`, body: toldOf(post) },
			];
			return (await sayAndTell(vaults.open, space, bare(post), calls, USUAL)).isTold;
		},

		/** Gives a superbill, of which the server is told nothing. Whether it is there. @throws Failure */
		async giveSuperbill(space: string, post: SuperbillPost): Promise<boolean> {
			return (await sayAndTell(vaults.open, space, bare(post), () => [], USUAL)).isTold;
		},
	};
}

/** A paper as it is signed: without what is empty. */
function bare(said: object): JsonObject {
	const fields = Object.entries(said as JsonObject);
	return Object.fromEntries(
		fields.flatMap(([name, value]) => (isEmpty(value) ? [] : [[name, within(value)]])),
	);
}

function within(value: Json): Json {
	if (Array.isArray(value)) return value.map(within);
	return typeof value === 'object' ? bare(value) : value;
}

function isEmpty(value: Json): boolean {
	return value === '' || (Array.isArray(value) && value.length === 0);
}
