import { createContext } from 'svelte';

const CHOICE = 'meantime.theme'; // app.html reads it too, before the first paint
const CANVAS = { light: '#f2eef1', dark: '#19151c' } as const;

export type ThemeName = 'system' | 'light' | 'dark';

/**
 * Light or dark: as the device says, or as somebody chose on it. A script in app.html applies the
 * choice before the first paint; without storage the device decides.
 */
export class Theme {
	#name = $state<ThemeName>(chosen());

	get name(): ThemeName {
		return this.#name;
	}

	/** Applies `name` at once and remembers it on this device. */
	set name(name: ThemeName) {
		this.#name = name;
		const { dataset } = document.documentElement;
		if (name === 'system') {
			delete dataset['theme'];
			localStorage.removeItem(CHOICE);
		} else {
			dataset['theme'] = name;
			localStorage.setItem(CHOICE, name);
		}
		this.apply();
	}

	/** Tells the browser's own frame, and what it paints before our styles come. */
	apply(): void {
		const { name } = this;
		const scheme = document.querySelector<HTMLMetaElement>('meta[name="color-scheme"]');
		if (scheme) scheme.content = name === 'system' ? 'light dark' : name;
		for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
			const own = meta.media.includes('dark') ? 'dark' : 'light';
			meta.content = CANVAS[name === 'system' ? own : name];
		}
	}
}

function chosen(): ThemeName {
	const name = localStorage.getItem(CHOICE);
	return name === 'light' || name === 'dark' ? name : 'system';
}

export const [getTheme, setTheme] = createContext<Theme>();
