import type { feeds as english } from '../en/feeds.ts';

export const feeds: Record<keyof typeof english, string> = {
	'feed.title': 'En su propio calendario',
	'feed.lead':
		'Otro programa de calendario puede mostrar sus sesiones con una dirección secreta. Dice «Cita» y la hora. No tiene nombres. Quien conozca la dirección puede leerlo.',
	'feed.none': 'No hay ninguna dirección.',
	'feed.since': 'Hay una dirección desde el {when}. No se muestra otra vez.',
	'feed.once': 'Copie ahora esta dirección. Se muestra una sola vez.',
	'feed.address': 'Su dirección secreta',
	'feed.make': 'Crear una dirección',
	'feed.renew': 'Crear otra; la anterior termina',
	'feed.end': 'Terminarla',
	'feed.copy': 'Copiar la dirección',
	'feed.copied': 'Copiada.',
};
