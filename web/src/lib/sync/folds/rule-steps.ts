/** What a thread's log says of rules that were lowered for its client: who, when, what and why. */
import type { RuleChange } from '../../protocol/safety-posts.ts';
import type { Opened } from './opened.ts';
import type { People } from './people.ts';
import { isByCareTeam } from './safety.ts';

/** One change of one rule. `tier` is empty where it counts again as for everybody. */
export type RuleStep = Readonly<{
	/** The id of the entry that says so. */
	id: string;
	author: string;
	/** The server's word (ms), which no author can choose. */
	at: number;
	rule: string;
	tier: RuleChange['tier'] | '';
	why: string;
}>;

/** Every change of a rule for this client, oldest first. */
export function foldRuleSteps(log: readonly Opened[], people: People): RuleStep[] {
	const steps: RuleStep[] = [];
	let before = new Map<string, RuleChange>();
	for (const { entry, post, receivedAt: at } of log) {
		const { id, author } = entry.header;
		if (post?.type !== 'safety_words' || !isByCareTeam(author, people)) continue;
		const now = new Map(post.rules.map((change) => [change.rule, change]));
		for (const rule of new Set([...now.keys(), ...before.keys()])) {
			const { tier, why } = now.get(rule) ?? { tier: '' as const, why: '' };
			const was = before.get(rule) ?? { tier: '', why: '' };
			if (tier !== was.tier || why !== was.why) steps.push({ id, author, at, rule, tier, why });
		}
		before = now;
	}
	return steps;
}
