/** What was put into an answer that is being written, kept sealed beside its draft. */
import type { Named } from '../protocol/reply-posts.ts';
import type { Local } from '../sync/local.ts';

export type Marks = Readonly<{
	/** The words of a saved reply as it came, empty for none. */
	filled: string;
	/** Words that name an appointment. */
	named: readonly (Named & Readonly<{ words: string }>)[];
}>;

export const NO_MARKS: Marks = { filled: '', named: [] };

const placeOf = (space: string) => `answer/${space}`;

export async function marksOf(local: Local, space: string): Promise<Marks> {
	return (await local.kept<Marks>(placeOf(space))) ?? NO_MARKS;
}

/** Keeps them; forgets them if there are none. */
export async function keepMarks(local: Local, space: string, marks: Marks): Promise<void> {
	if (marks.filled || marks.named.length > 0) await local.keep(placeOf(space), marks);
	else await local.forget(placeOf(space));
}
