import { createContext } from 'svelte';
import type { Locale } from '../text/catalogue.ts';
import type { Shown } from './preview.ts';

/** The texts of the policy on the page, as they are read in a language, by their id. */
export const [getShownIn, setShownIn] =
	createContext<(locale: Locale) => ReadonlyMap<string, Shown>>();
