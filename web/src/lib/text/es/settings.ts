import type { settings as english } from '../en/settings.ts';

export const settings: Record<keyof typeof english, string> = {
	'title.settings': 'Ajustes · Meantime',

	'title.hours': 'Horario · Meantime',
	'hours.title': 'Horario',
	'hours.practice': 'El horario de la consulta',

	'title.replies': 'Respuestas automáticas · Meantime',
	'replies.title': 'Respuestas automáticas',

	'bar.label': 'Lugares',
	'bar.messages': 'Mensajes',
	'bar.between': 'Entre citas',
	'settings.readers': 'Quién puede leer',
	'bar.settings': 'Ajustes',

	'title.notices': 'Avisos · Meantime',
	'notices.title': 'Avisos',
	'notices.unreached': 'El correo sobre mensajes nuevos no le llega a este cliente.',
	'notices.unreached_text':
		'Pídale otra dirección en la próxima sesión. Se cambia en Ajustes, Avisos.',
	'sessions.next': 'Próxima cita: {when}.',
	'bar.sessions': 'Citas',
	'title.devices': 'Sus dispositivos · Meantime',
	'title.locks': 'Lo que abre su cuenta · Meantime',
	'auto.title': 'Seguridad',
	'lock.lock': 'Bloquear',
	'lock.sign_out': 'Salir',
	'auto.soon': 'Se bloquea en {seconds} s, porque parece que no hay nadie.',
	'auto.stay': 'Estoy aquí',
	'failure.report': 'Guardar un informe',
	'auto.after': 'Bloquear cuando no hay nadie',
	'auto.hint':
		'Tras este tiempo sin tocar nada, sus mensajes se cierran. Los borradores se guardan.',
	'auto.minutes': 'Tras {minutes} min',
	'locks.title': 'Lo que abre su cuenta',
	'devices.title': 'Sus dispositivos',
};
