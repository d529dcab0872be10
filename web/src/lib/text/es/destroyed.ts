import type { destroyed as english } from '../en/destroyed.ts';

export const destroyed: Record<keyof typeof english, string> = {
	'event.destroyed':
		'Lo que se escribió aquí antes se destruyó el {day}, según las reglas de la consulta para guardar expedientes.',
};
