import type { LoweringRoom } from '../matches/lowering.ts';
import { whyNot } from '../matches/refused.ts';
import type { RuleChange } from '../protocol/safety-posts.ts';
import type { Remote } from '../sync/remote.ts';
import type { PlainKey } from '../text/catalogue.ts';

/** A client of the viewer; `mayChange` is false where they only read along. */
export type Client = Readonly<{ id: string; name: string; mayChange: boolean }>;

/** For whom a change was not made, and why. */
export type Missed = Readonly<{ client: Client; why: PlainKey }>;

type Reached = Readonly<{ client: Client; before: RuleChange | null }>;

/**
 * A rule being changed for one client after the other: each conversation gets a post of its own, so
 * one that cannot be changed keeps no other from it.
 */
export class Lowering {
	isBusy = $state(false);
	all = $state(0);
	done = $state(0);
	reached = $state.raw<readonly Reached[]>([]);
	missed = $state.raw<readonly Missed[]>([]);
	/** For whom it was taken back again. */
	undone = $state.raw<readonly Client[]>([]);
	readonly #room: Remote<Pick<LoweringRoom, 'setRule'>>;

	constructor(room: Remote<Pick<LoweringRoom, 'setRule'>>) {
		this.#room = room;
	}

	/** Changes a rule for each of the clients, and notes who was reached and who was not. */
	async apply(clients: readonly Client[], change: RuleChange): Promise<void> {
		await this.#forEach(clients, async (client) => {
			const before = await this.#room.setRule(client.id, change.rule, change);
			this.reached = [...this.reached, { client, before }];
		});
	}

	/** Puts back, for each who was reached, what stood there before. */
	async undo(rule: string): Promise<void> {
		const { reached } = this;
		const clients = reached.map(({ client }) => client);
		await this.#forEach(clients, async (client) => {
			const before = reached.find((each) => each.client === client)?.before ?? null;
			await this.#room.setRule(client.id, rule, before);
			this.undone = [...this.undone, client];
		});
	}

	async #forEach(
		clients: readonly Client[],
		action: (client: Client) => Promise<void>,
	): Promise<void> {
		if (this.isBusy) return;
		this.isBusy = true;
		[this.all, this.done] = [clients.length, 0];
		[this.reached, this.missed, this.undone] = [[], [], []];
		for (const client of clients) {
			try {
				if (client.mayChange) await action(client);
				else this.#miss(client, 'lower.not_yours');
			} catch (error) {
				this.#miss(client, whyNot(error));
			}
			this.done += 1;
		}
		this.isBusy = false;
	}

	#miss(client: Client, why: PlainKey): void {
		this.missed = [...this.missed, { client, why }];
	}
}
