import { readChange } from '../../protocol/shapes.ts';
import type { Opened } from './opened.ts';

/** One thing that a `seats` entry did; `at` is its author's claim in ms. */
export type SeatChange = Readonly<{
	id: string;
	seq: number;
	at: number;
	by: string;
	did: 'seated' | 'joined' | 'invited' | 'left';
	who: string;
	role: string;
}>;

/** Who came, who left and who was given access: said to everybody, and not dismissible. */
export function foldChanges(log: Iterable<Opened>): SeatChange[] {
	return Array.from(log).flatMap(({ entry: { header, body } }) => {
		if (header.kind !== 'seats') return [];
		const { add, remove } = readChange(body);
		const shared = { seq: header.seq, at: header.at, by: header.author };
		const left = remove
			.filter((id) => id !== header.author) // an invitation that is used removes itself
			.map((who) => ({
				...shared,
				id: `${header.id}/${who}`,
				did: 'left' as const,
				who,
				role: '',
			}));
		const came = add.map(({ id: who, role, accept }) => {
			const did = accept.length > 0 ? ('joined' as const) : ('seated' as const);
			const seated = role === 'invite' ? ('invited' as const) : did;
			return { ...shared, id: `${header.id}/${who}`, did: seated, who, role };
		});
		return [...left, ...came];
	});
}
