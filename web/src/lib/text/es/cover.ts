import type { cover as english } from '../en/cover.ts';

export const cover: Record<keyof typeof english, string> = {
	'term.title': 'Acceso por un tiempo, según el servidor',
	'term.ahead': 'Lee del {from} al {to}, no antes.',
	'term.now': 'Lee hasta el {to}; después el servidor ya no le da nada.',
	'term.over': 'El acceso terminó; falta cambiar las claves.',
};
