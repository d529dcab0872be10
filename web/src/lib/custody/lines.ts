import type { Text } from '../text/text.svelte.ts';
import type { CustodyView, SpaceRow } from './view.ts';
import { named } from './words.ts';

/** One thing that is well or is to be done, with the spaces that it is about and a way to it. */
export type Line = Readonly<{
	key: string;
	isWell: boolean;
	said: string;
	spaces: readonly SpaceRow[];
	href: string;
	way: string;
}>;

const FRESH_MS = 7 * 24 * 60 * 60 * 1000; // a check is made every day that a custodian is here

/** What custodians have to know, in the order in which it matters. */
export function lines(text: Text, view: CustodyView): Line[] {
	const { last, broken, overdue, rotating, leavers, unattended, holders } = view;
	const line = (key: string, isWell: boolean, said: string, more: Partial<Line> = {}): Line => ({
		...{ key, isWell, said, spaces: [], href: '', way: '' },
		...more,
	});
	const count = (n: number) => ({ n: text.number(n) });
	const stored = holders.filter((each) => each.stored).length;
	const isFresh = last !== null && text.now() - last.at < FRESH_MS;
	const toTeam = { href: '/team', way: text.say('custody.to_team') };
	return [
		broken.length > 0
			? line('broken', false, text.say('custody.broken', count(broken.length)), { spaces: broken })
			: line('broken', true, text.say('custody.broken_none')),
		line(
			'checked',
			isFresh,
			last
				? text.say('custody.last', {
						when: text.recent(last.at),
						by: named(text, last.by),
						checked: text.number(last.checked),
						of: text.number(last.of),
					})
				: text.say('custody.last_none'),
		),
		rotating > 0
			? line('rotating', false, text.say('custody.rotating', count(rotating)))
			: line('rotating', true, text.say('custody.rotating_none')),
		overdue.length > 0
			? line('overdue', false, text.say('custody.overdue', count(overdue.length)), {
					spaces: overdue,
				})
			: line('overdue', true, text.say('custody.overdue_none')),
		leavers.length > 0
			? line(
					'leavers',
					false,
					text.say('custody.leavers', {
						names: text.list(leavers.map(({ name }) => named(text, name))),
					}),
					toTeam,
				)
			: line('leavers', true, text.say('custody.leavers_none')),
		unattended.length > 0
			? line('alone', false, text.say('custody.alone', count(unattended.length)), {
					spaces: unattended,
				})
			: line('alone', true, text.say('custody.alone_none')),
		view.isAtRisk
			? line('risk', false, text.say('custody.only_one'), toTeam)
			: line(
					'risk',
					true,
					text.say('custody.kept_by', {
						n: text.number(holders.length),
						stored: text.number(stored),
					}),
				),
	];
}
