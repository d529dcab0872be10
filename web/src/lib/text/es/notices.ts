import type { notices as english } from '../en/notices.ts';

export const notices: Record<keyof typeof english, string> = {
	'notices.lead': 'Un aviso dice que espera un mensaje. Nunca dice de quién es ni qué dice.',

	'notices.seen': 'Lo que otros pueden ver',
	'notices.seen_text':
		'Esto es todo lo que se ve en una pantalla bloqueada o en su correo. No hay nombre, ni consulta, ni enlace.',
	'notices.subject': 'Un aviso para usted',
	'notices.waiting': 'Tiene un mensaje en espera. Nadie lee las respuestas a este aviso.',
	'notices.seen_urgent': 'Cuando un cliente marca un mensaje como urgente, dice:',
	'notices.urgent': 'Un mensaje le necesita ahora. Por favor, abra la aplicación.',

	'notices.mail': 'Correo',
	'notices.mail_on': 'Enviarme un correo',
	'notices.mail_off':
		'De este servidor aún no sale correo. Quien lo lleva para su consulta puede configurarlo.',
	'notices.mail_fails':
		'El correo no le llega desde {when}. Revise la dirección o indique otra, por favor.',
	'notices.address': 'Otra dirección para los avisos',
	'notices.address_hint': 'Déjela vacía para usar la de su inicio de sesión: {login}',
	'notices.address_care': 'Si otros pueden leer su correo, verán que espera un mensaje.',

	'notices.push': 'En este dispositivo',
	'notices.push_text':
		'Este navegador puede mostrar avisos con la aplicación cerrada. Los transmite quien hace el navegador: ve que llega uno, pero no lo que dice.',
	'notices.push_is_on': 'Los avisos se muestran en este dispositivo.',
	'notices.push_is_off': 'En este dispositivo no se muestran avisos.',
	'notices.push_is_denied':
		'Este navegador no permite avisos de la aplicación. Puede cambiarlo en los ajustes del navegador.',
	'notices.push_is_unsupported':
		'Este navegador no puede mostrar avisos. En un iPhone o iPad, ponga antes la aplicación en la pantalla de inicio y ábrala desde allí.',
	'notices.push_start': 'Mostrar avisos aquí',
	'notices.push_stop': 'No mostrar avisos aquí',
	'notices.push_failed': 'No ha funcionado ahora. Inténtelo más tarde, por favor.',

	'notices.when': 'Cuándo',
	'notices.pace': 'Con qué frecuencia',
	'notices.as_it_comes': 'Cuando llegue, como mucho una vez por hora',
	'notices.daily': 'Una vez al día',
	'notices.daily_at': 'A las',
	'notices.reviews':
		'Lo que escriben los clientes se le avisa en su próxima lectura, según su horario.',

	'notices.quiet': 'Horas de silencio',
	'notices.quiet_text':
		'En las horas de silencio no se envía nada a ninguno de sus dispositivos. Llega cuando terminan.',
	'notices.quiet_on': 'Tener horas de silencio',
	'notices.quiet_from': 'Desde',
	'notices.quiet_until': 'Hasta',
	'notices.urgent_passes':
		'Lo que un cliente marca como urgente se avisa enseguida: también en las horas de silencio, y más de una vez al día.',
	'notices.zone': 'Zona horaria',

	'notices.reminder': 'Recordatorio',
	'notices.reminds': 'Recordármelo una vez, si no paso por aquí en dos días',

	'notices.test': 'Enviarme un aviso de prueba',
	'notices.test_text': 'Es igual que cualquier otro, y va a {address} y a sus dispositivos.',
	'notices.test_devices': 'Es igual que cualquier otro, y va a sus dispositivos.',
	'notices.test_sent': 'Está en camino.',
	'notices.test_soon': 'Acaba de pedir uno. Espere un minuto, por favor.',

	'notices.save': 'Guardar',
	'notices.saved': 'Guardado.',
	'notices.unsaved': 'Aún sin guardar.',
	'notices.mend': 'No se ha guardado: antes hay que corregir algo.',
	'notices.wrong_zone': 'Elija otra zona horaria, por favor.',
	'notices.wrong_time': 'Indique una hora, por favor.',
	'notices.wrong_quiet': 'Las horas de silencio deben terminar a otra hora que cuando empiezan.',
	'notices.wrong_daily': 'Esta hora está en sus horas de silencio.',
	'notices.wrong_address': 'Esto no es una dirección de correo.',
	'notices.wrong_other': 'El servidor no pudo aceptarlo.',
};
