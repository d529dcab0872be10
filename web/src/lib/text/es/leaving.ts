import type { Catalogue } from '../catalogue.ts';
import type { leaving as english } from '../en/leaving.ts';

export const leaving: Pick<Catalogue, keyof typeof english> = {
	'later.closed': 'Fuera de su horario. La respuesta sale el {when}.',
	'later.chosen': 'La respuesta sale el {when}.',
	'later.now': 'Fuera de su horario. La respuesta sale enseguida.',
	'later.send_now': 'Enviarla ahora',
	'later.in_hours': 'Enviarla en su horario',
	'later.another': 'Elegir una hora',
	'later.at': 'Sale a esta hora, según el reloj de este dispositivo',
	'later.choose': 'Usar esta hora',
	'later.no_time': 'Indique una fecha y una hora.',
	'later.past': 'Esa hora ya pasó. Elija una posterior.',
	'later.far': 'Elija una hora dentro de un año.',
};
