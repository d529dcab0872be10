import { createContext } from 'svelte';

/** What Chromium hands over when the app can be installed; TypeScript's DOM does not know it. */
type InstallPrompt = Event & { prompt: () => Promise<unknown> };

export type Way = 'installed' | 'button' | 'ios' | 'menu';

/** How this browser puts the app on the home screen. */
export class Installing {
	#prompt = $state.raw<InstallPrompt | null>(null);
	#isInstalled = $state(isStandalone());

	/** Listens until the returned function is called. */
	listen(): () => void {
		const end = new AbortController();
		const hear = (event: Event) => {
			event.preventDefault(); // we say it in our own words, when asked
			this.#prompt = event as InstallPrompt;
		};
		addEventListener('beforeinstallprompt', hear, end);
		addEventListener('appinstalled', () => (this.#isInstalled = true), end);
		return () => {
			end.abort();
		};
	}

	get way(): Way {
		if (this.#isInstalled) return 'installed';
		if (this.#prompt) return 'button';
		return isIos(navigator) ? 'ios' : 'menu';
	}

	/** Lets the browser ask. */
	async ask(): Promise<void> {
		await this.#prompt?.prompt();
		this.#prompt = null;
	}
}

/** An iPad calls itself a Mac, but no Mac has a touch screen. */
export function isIos({
	userAgent,
	maxTouchPoints,
}: Pick<Navigator, 'userAgent' | 'maxTouchPoints'>): boolean {
	return /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
}

function isStandalone(): boolean {
	return matchMedia('(display-mode: standalone)').matches;
}

export const [getInstalling, setInstalling] = createContext<Installing>();
