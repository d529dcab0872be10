/** That a conversation was shown to one of the staff: told now, or once there is a connection. */
import { ProblemError } from '../api/problems.ts';
import type { Vault } from './vault.ts';

const PLACE = 'opened';
const TOGETHER_MS = 15 * 60_000; // the server takes what comes within it as one stretch
const NOW_MS = 60_000; // two clocks never agree to the millisecond
const MOST = 500; // marks that wait for a connection; the oldest go first
const FOR_GOOD = new Set(['not-found', 'not-permitted', 'malformed']);
const LOOKED_AT = new Set(['clinician', 'observer']);

/** That a space was shown up to `seq`, at an instant (ms) by the server's clock. */
export type Mark = Readonly<{ space: string; seq: number; at: number }>;

/** When each space was marked last, and what the server has yet to hear. */
export type Marks = Readonly<{
	last: Readonly<Record<string, number>>;
	waiting: readonly Mark[];
}>;

export const NO_MARKS: Marks = { last: {}, waiting: [] };

/** The marks with one more; null where the last of its space is less than 15 minutes old. */
export function withMark(marks: Marks, mark: Mark): Marks | null {
	const isRecent = (at: number) => at <= mark.at && mark.at < at + TOGETHER_MS;
	if (isRecent(marks.last[mark.space] ?? -Infinity)) return null;
	const recent = Object.entries(marks.last).filter(([, at]) => isRecent(at));
	return {
		last: { ...Object.fromEntries(recent), [mark.space]: mark.at },
		waiting: [...marks.waiting, mark].slice(-MOST),
	};
}

/** Keeps that a conversation was shown as far as it is verified here, and tells it. Never a client's. */
export async function markOpened(vault: Vault, id: string): Promise<void> {
	const { state } = await vault.spaces.space(id);
	if (!state || !LOOKED_AT.has(state.seats.get(vault.me.id)?.role ?? '')) return;
	const mark = { space: id, seq: state.seq, at: vault.http.now() };
	const isNew = await alone(vault, async () => {
		const marks = withMark(await kept(vault), mark);
		if (marks) await vault.local.keep(PLACE, marks);
		return marks !== null;
	});
	if (isNew) await tellOpened(vault);
}

/** Tells the server what it has not heard of. What it refuses for good is dropped. */
export async function tellOpened(vault: Vault): Promise<void> {
	await alone(vault, async () => {
		for (const mark of (await kept(vault)).waiting) {
			if (!(await tell(vault, mark))) return;
			const marks = await kept(vault);
			await vault.local.keep(PLACE, { ...marks, waiting: marks.waiting.slice(1) });
		}
	});
}

/** Returns false if it can be told later. */
async function tell({ http }: Vault, { space, seq, at }: Mark): Promise<boolean> {
	const isNow = Math.abs(http.now() - at) < NOW_MS;
	try {
		await http.put(`/spaces/${space}/opening`, isNow ? { seq } : { seq, at });
		return true;
	} catch (error) {
		return error instanceof ProblemError && FOR_GOOD.has(error.slug);
	}
}

async function kept({ local }: Vault): Promise<Marks> {
	return (await local.kept<Marks>(PLACE)) ?? NO_MARKS;
}

/** Runs `action` while no other tab works on the marks of this account. */
function alone<Result>({ me }: Vault, action: () => Promise<Result>): Promise<Result> {
	return navigator.locks.request(`meantime/opened/${me.id}`, action);
}
