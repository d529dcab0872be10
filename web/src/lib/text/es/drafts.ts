import type { drafts as english } from '../en/drafts.ts';

/** Las respuestas de alguien en formación, que esperan a que otra persona las envíe. */
export const drafts: Record<keyof typeof english, string> = {
	'drafts.title': 'Su borrador',
	'drafts.open': 'Escribir un borrador para revisión',
	'drafts.lead':
		'Su borrador queda en el expediente. Un terapeuta de esta conversación lo lee y lo envía palabra por palabra, o se lo devuelve. Hasta entonces {name} no ve nada.',
	'drafts.nothing_asked': 'Todavía no hay ningún mensaje que responder.',
	'drafts.label': 'Su borrador para {name}',
	'drafts.put': 'Dejarlo para revisión',
	'drafts.replaces': 'Ocupa el lugar del borrador de arriba.',
	'drafts.kept_typed': 'Guardado en este dispositivo',
	'drafts.waits': 'Espera la revisión',
	'drafts.kept': 'Espera una conexión en este dispositivo',
	'drafts.refused': 'El servidor no lo aceptó. Por favor, escríbalo otra vez.',
	'drafts.back': 'Devuelto por {checker}',
	'drafts.released': 'Enviado por {checker}, con el nombre de usted',
	'drafts.withdrawn': 'Usted lo retiró',
	'drafts.why': 'Por qué: {why}',
	'drafts.change': 'Cambiarlo',
	'drafts.write_anew': 'Escribirlo de nuevo',
	'drafts.withdraw': 'Retirarlo',
	'drafts.taken_back': 'Retirado. Sus palabras están otra vez en el cuadro.',
	'drafts.gone': 'El cliente retiró el mensaje que este borrador responde.',
	'drafts.answered': 'Alguien ya respondió a ese mensaje.',
	'drafts.newer': 'El cliente escribió algo más después.',
	'drafts.colleague': 'otra persona del equipo',

	'drafts.review': 'Un borrador espera su revisión',
	'drafts.review_lead':
		'{name} recibe estas palabras tal como están, con los dos nombres. Hasta entonces sigue corriendo el plazo para responder.',
	'drafts.by': 'De {writer}, {when}',
	'drafts.release': 'Enviar tal como está',
	'drafts.release_at': 'Enviar tal como está, sale {when}',
	'drafts.release_anyway': 'Enviarlo de todos modos',
	'drafts.send_back': 'Devolverlo',
	'drafts.reason': 'Qué debe cambiar {writer}',
	'drafts.reason_missing': 'Escriba qué debe cambiar.',
	'drafts.send_reason': 'Devolverlo con esto',
	'drafts.sent_back': 'Devuelto. El mensaje sigue esperando una respuesta.',
	'drafts.moved': 'Algo cambió mientras usted leía. No se envió nada. Mírelo otra vez.',
	'drafts.twice':
		'Otra persona del equipo envió antes este borrador. Lo de usted se retiró sin que nadie lo viera.',
	'drafts.elsewhere': 'Borradores sin mensaje en espera',
	'drafts.one': '1 borrador',
	'drafts.count': '{n} borradores',
};
