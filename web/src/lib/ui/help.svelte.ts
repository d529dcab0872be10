import { createContext } from 'svelte';

const CHOICE = 'meantime.country';

/** Where help is looked up, and the practice that can be called. Works without any request. */
export class HelpPlace {
	#country = $state(chosenCountry());
	/** The practice's name and phone once they are known, else null. */
	practice = $state<{ name: string; phone: string } | null>(null);

	/** ISO 3166-1, empty if unknown. */
	get country(): string {
		return this.#country;
	}

	/** Remembers the country on this device. */
	set country(country: string) {
		this.#country = country;
		localStorage.setItem(CHOICE, country);
	}
}

function chosenCountry(): string {
	const chosen = localStorage.getItem(CHOICE);
	if (chosen !== null) return chosen;
	const regions = navigator.languages.map((tag) => new Intl.Locale(tag).region);
	return regions.find((region) => region !== undefined) ?? '';
}

export const [getHelpPlace, setHelpPlace] = createContext<HelpPlace>();
