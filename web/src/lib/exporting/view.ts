/** By whose seat a record is exported: `own` one's own record, `seat` a client of one's own. */
export type Way = 'own' | 'seat' | 'practice' | 'nobody';

/**
 * Somebody exported a record; `at` in ms. `who` is a name, empty for the viewer and for who has none;
 * `by` is whom the practice names where its own seat did it.
 */
export type ExportedView = Readonly<{
	id: string;
	who: string;
	isMine: boolean;
	isPractice: boolean;
	/** Signed notes go on to the practice's own record system from then on. */
	isBridge: boolean;
	by: string;
	at: number;
}>;
