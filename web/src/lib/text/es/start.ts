import type { start as en } from '../en/start.ts';

export const start: Record<keyof typeof en, string> = {
	'title.start': 'Primeros pasos · Meantime',
	'start.title': 'Primeros pasos',
	'start.lead':
		'De una consulta nueva a su primer cliente en unos veinte minutos. Puede parar cuando quiera: lo hecho, hecho queda, en todos sus dispositivos.',
	'start.progress': '{done} de {all} pasos hechos. Quedan unos {minutes} minutos.',
	'start.all_done': 'Todos los pasos están hechos. Su consulta está lista para recibir clientes.',
	'start.owner_only':
		'La mayoría de estos pasos los da quien dirige la consulta. Usted puede ver cómo van.',
	'start.minutes': '{n} min aprox.',
	'start.next': 'Ahora',
	'start.done': 'Hecho',
	'start.to_do': 'Por hacer',
	'start.optional': 'Si usted quiere',
	'start.said': 'Alguien lo confirmó el {day}.',
	'start.not_done': 'En realidad no está hecho',

	'start.hours': 'Fije el horario y las horas de lectura',
	'start.hours_why':
		'Antes de escribir, cada cliente ve para cuándo responde usted, y sus tardes siguen siendo suyas.',
	'start.night': 'Elija a quién se despierta de noche',
	'start.night_why':
		'Un mensaje urgente a las dos de la madrugada llega a quien usted nombre aquí, o espera a la próxima lectura, y los clientes saben cuál de las dos cosas ocurre.',
	'start.lines': 'Compruebe las líneas de crisis',
	'start.lines_why':
		'Los clientes llaman a estos números cuando usted no está, así que una persona tiene que haberlos comprobado.',
	'start.lines_tick': 'Los he comprobado',
	'start.policy': 'Lea la política y publíquela',
	'start.policy_why':
		'Dice con palabras sencillas para qué sirven los mensajes, y los clientes la firman antes de escribir.',
	'start.replies': 'Mire las respuestas automáticas',
	'start.replies_why': 'Salen en su nombre, así que deben sonar a usted.',
	'start.replies_tick': 'Las he mirado',
	'start.custody': 'Asegúrese de que los expedientes se abren sin usted',
	'start.custody_why':
		'Si pierde sus dispositivos, solo su código de recuperación o una segunda persona responsable vuelve a abrir los expedientes.',
	'start.custody_tick': 'Mi código de recuperación está en un lugar seguro',
	'start.tryout': 'Pruébelo como cliente',
	'start.tryout_why': 'Usted ve lo que ve un cliente antes de que lo vea ninguno.',
	'start.candidacy': 'Decida sobre su primer cliente',
	'start.candidacy_why':
		'Los mensajes no convienen a todo el mundo: un cliente puede escribir cuando usted ha decidido que le convienen.',
	'start.invitation': 'Invite a su primer cliente',
	'start.invitation_why': 'Usted entrega un enlace o un código, mejor en una sesión.',

	'tryout.text':
		'Inventamos un cliente para que usted haga su papel. Ahí no se atiende a nadie, no cuenta en ninguna cifra y no ocupa ningún lugar. Abra la invitación en una ventana privada o en su teléfono.',
	'tryout.begin': 'Inventar un cliente',
	'tryout.again': 'Inventar otro cliente',
	'tryout.invite': 'Hacer otra invitación',
	'tryout.show': 'Mostrar la invitación',
	'tryout.until': 'La invitación está abierta hasta el {when}.',
	'tryout.elsewhere': 'Esta invitación se hizo en otro dispositivo. Haga otra aquí.',
	'tryout.join': 'Abra la invitación en una ventana privada o en su teléfono, y entre',
	'tryout.write': 'Escriba allí un mensaje, como lo haría un cliente',
	'tryout.answer': 'Respóndalo en su escritorio',
	'tryout.answer_link': 'Ir al mensaje',
	'tryout.client_link': 'Página del cliente inventado',
	'tryout.end': 'Terminar la prueba',
	'tryout.end_text':
		'El cliente inventado pierde su acceso. Lo que usted escribió queda, marcado como inventado.',
	'tryout.ended': 'Ya lo ha probado.',
	'tryout.night_first':
		'Elija primero a quién se despierta de noche. Después se puede invitar a un cliente.',
	'tryout.name': 'Cliente de prueba (inventado)',
	'tryout.name_ended': 'Cliente de prueba (inventado, terminado)',
	'tryout.letter':
		'Esto es una prueba. El cliente es inventado y aquí no se atiende a nadie. Escriba lo que quiera y vea lo que ve un cliente.',
	'tryout.reason': 'Un cliente inventado, para probar los mensajes.',
	'tryout.over': 'La prueba ha terminado.',

	'start.away': 'Quitar de la vista',
	'start.away_text':
		'Así su escritorio no lo menciona más en este dispositivo. Lo encuentra en Ajustes.',
	'start.is_away': 'Ya no está a la vista. Lo encuentra en Ajustes.',
	'start.back': 'Volver a mencionarlo en el escritorio',
	'start.line': 'Primeros pasos: quedan {count} pasos.',
	'start.line_one': 'Primeros pasos: queda un paso.',
	'start.go_on': 'Seguir',
};
