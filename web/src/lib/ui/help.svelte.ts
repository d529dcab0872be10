import { createContext } from 'svelte';
import type { Checks } from './crisis.ts';

const CHOICE = 'meantime.country';
const PLAN = 'meantime.plan';
const CHECKS = 'meantime.lines_checked';

/** Where help is looked up, and the practice that can be called. Works without any request. */
export class HelpPlace {
	#country = $state(chosenCountry());
	#plan = $state(localStorage.getItem(PLAN) ?? '');
	#checks = $state.raw(keptChecks());
	/** The practice's name and phone once they are known, else null. */
	practice = $state<{ name: string; phone: string } | null>(null);
	/** Whether the keys have to be opened before anything of the person can be read. */
	isLocked = $state(false);

	/** ISO 3166-1, empty if unknown. */
	get country(): string {
		return this.#country;
	}

	/** Remembers the country on this device. */
	set country(country: string) {
		this.#country = country;
		localStorage.setItem(CHOICE, country);
	}

	/** Where a client's safety plan is read, empty for anybody else. It does not say that there is one. */
	get plan(): string {
		return this.#plan;
	}

	/** Remembers it on this device, so that a locked app leads there. */
	set plan(path: string) {
		this.#plan = path;
		keep(PLAN, path);
	}

	/** Which lines the practice has confirmed, as far as this device knows. */
	get checks(): Checks {
		return this.#checks;
	}

	/** Remembers them on this device: they are ids and dates, and nothing of a person. */
	set checks(checks: Checks) {
		this.#checks = checks;
		keep(CHECKS, JSON.stringify(checks));
	}

	/** Forgets whose app this was. */
	forget(): void {
		this.plan = '';
		this.checks = {};
		this.practice = null;
	}
}

function keep(name: string, value: string): void {
	if (value) localStorage.setItem(name, value);
	else localStorage.removeItem(name);
}

/** What cannot be read is not known: help stands in any case. */
function keptChecks(): Checks {
	try {
		return Object(JSON.parse(localStorage.getItem(CHECKS) ?? '{}')) as Checks;
	} catch {
		return {};
	}
}

function chosenCountry(): string {
	const chosen = localStorage.getItem(CHOICE);
	if (chosen !== null) return chosen;
	const regions = navigator.languages.map((tag) => new Intl.Locale(tag).region);
	return regions.find((region) => region !== undefined) ?? '';
}

export const [getHelpPlace, setHelpPlace] = createContext<HelpPlace>();
