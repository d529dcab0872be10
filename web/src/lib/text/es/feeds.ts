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

	'busy.title': 'Cuándo está ocupado en otro lugar',
	'busy.lead':
		'Otro calendario suyo puede decir cuándo no está libre. Esas horas no se ofrecen a los clientes. El servidor lo lee cada hora y guarda solo desde cuándo y hasta cuándo: ni títulos ni lugares.',
	'busy.none': 'No hay otro calendario.',
	'busy.read': '{host} se leyó el {when}. Horas ocupadas en los próximos 60 días: {count}.',
	'busy.stale': 'Las horas libres siguen lo que {host} dijo el {when}. Pueden haber cambiado.',
	'busy.address': 'Dirección secreta de ese calendario',
	'busy.hint': 'Empieza con https:// y a menudo termina en .ics. Se guarda cifrada.',
	'busy.save': 'Leer este calendario',
	'busy.end': 'Olvidar ese calendario',
	'busy.wrong_address': 'No es una dirección web que empiece con https://.',
	'busy.wrong_place': 'Esa dirección no está en el internet público.',
	'busy.wrong_answer': 'No se pudo obtener un calendario de esa dirección.',
	'busy.wrong_size': 'Ese calendario es demasiado grande. Se puede leer 1 MB como máximo.',
	'busy.wrong_time': 'Esa dirección no respondió a tiempo.',
	'busy.wrong_calendar': 'Lo que hay ahí no se pudo leer como calendario.',
};
