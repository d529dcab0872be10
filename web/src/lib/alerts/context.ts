import { createContext } from 'svelte';
import type { Alerts } from './alerts.svelte.ts';

/** `now` gives the alerts that are open once `coming` is through; it fails if they cannot come. */
type Given = Readonly<{ now: () => Alerts | null; coming: Promise<unknown> }>;

const [getGiven, setGiven] = createContext<Given>();

export const setAlerts = setGiven;

/** A part of the app that shows alerts: `part` comes with them, and then `alerts` gives them. */
export function withAlerts<Part>(fetched: Promise<Part>) {
	const { now, coming } = getGiven();
	return {
		part: Promise.all([fetched, coming]).then(([part]) => part),
		alerts: (): Alerts => {
			const here = now();
			if (!here) throw new Error('alerts are shown before they are here');
			return here;
		},
	};
}
