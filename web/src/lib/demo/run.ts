const RUN = 'meantime.demo.run';

/** Where somebody's app is entered: what an earlier run left here is forgotten there. */
export const ENTRANCE = '/demo/enter';

/** Whether what this browser kept at this address is of another run than `run`. */
export function isOfAnotherRun(run: string): boolean {
	const kept = localStorage.getItem(RUN);
	return kept !== null && kept !== run;
}

/** Whether this browser has entered `run` at this address. */
export function hasEntered(run: string): boolean {
	return localStorage.getItem(RUN) === run;
}

/** Notes that what is kept here from now on is of `run`. */
export function noteRun(run: string): void {
	localStorage.setItem(RUN, run);
}
