import { ProtocolError } from '../protocol/errors.ts';
import type { RuleChange } from '../protocol/safety-posts.ts';
import { foldPeople, holding } from '../sync/folds/people.ts';
import { foldRuleSteps, type RuleStep } from '../sync/folds/rule-steps.ts';
import { newestBeside } from '../sync/folds/safety.ts';
import type { NameBook } from '../sync/names.ts';
import type { Vaults } from '../sync/vault.ts';
import { wholeLog } from '../sync/whole-log.ts';
import { changeBeside, mayChange } from './beside.ts';
import { saysSomething } from './brief.ts';
import { refusal } from './refused.ts';

/** A change with the name of who made it, empty where none is known. */
export type NamedStep = RuleStep & Readonly<{ name: string }>;

/** The rules that count for less in one client's words, and every change of that so far. */
export type Lowered = Readonly<{
	rules: readonly RuleChange[];
	/** Oldest first. */
	steps: readonly NamedStep[];
	mayChange: boolean;
}>;

/** Rules that a care team lowers for one client, in the worker: the log that both sides see says so. */
export function loweringRoom(vaults: Vaults, names: NameBook) {
	return {
		/** What is lowered in a conversation, as this device knows it. */
		async lowered(space: string): Promise<Lowered> {
			const vault = vaults.open;
			const log = await wholeLog(vault, space);
			const people = foldPeople(log);
			const { people: colleagues } = await names.of(vault);
			const nameOf = (id: string) => people.get(id)?.name || (colleagues.get(id)?.name ?? '');
			return {
				rules: newestBeside(log, people).rules,
				steps: foldRuleSteps(log, people).map((step) => ({ ...step, name: nameOf(step.author) })),
				mayChange: await mayChange(vault, space),
			};
		},

		/**
		 * Lets a rule count for less in one client's words, or as for everybody (null). Returns what
		 * stood before. It needs a connection. Where two clients write, nothing can be lowered.
		 * @throws Failure
		 */
		async setRule(
			space: string,
			rule: string,
			change: RuleChange | null,
		): Promise<RuleChange | null> {
			const vault = vaults.open;
			const { default: known } = await import('rules:brief');
			if (change && !saysSomething(change, known)) throw new ProtocolError('post');
			const before = await changeBeside(vault, space, ({ words, rules }, people) => {
				// It would count for each of them, and each would read the other's reason.
				if (change && holding(people, 'client').length > 1) throw refusal('joint');
				const others = rules.filter((each) => each.rule !== rule);
				return { words, rules: change ? [...others, change] : others };
			});
			return before.rules.find((each) => each.rule === rule) ?? null;
		},
	};
}

export type LoweringRoom = ReturnType<typeof loweringRoom>;
