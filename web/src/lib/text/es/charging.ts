import type { Catalogue } from '../catalogue.ts';
import type { charging as english } from '../en/charging.ts';

export const charging: Pick<Catalogue, keyof typeof english> = {
	'title.charges': 'El último paso de una revisión · Meantime',
	'charging.page': 'El último paso',
	'charging.lead': 'No se cobra nada que usted no confirme aquí.',
	'charging.last': 'El último paso',
	'charging.open': 'Respuestas que pueden costar algo: {n}',
	'charging.open_minutes': 'Minutos por confirmar: {n}',
	'charging.open_asked': 'Preguntas sobre un cobro: {n}',
	'charging.go': 'Verlos',
	'charging.skip': 'Puede saltarse esto. Entonces no se cobra nada.',
	'charging.kept':
		'No hay conexión. Así estaba la última vez que miró. Lo que confirme se guarda aquí y se envía después.',
	'charging.untold':
		'Algo que confirmó está guardado en este dispositivo. Se envía cuando tenga conexión.',
	'charging.refused':
		'El servidor tiene otras cifras, así que no se cobró nada. Vuelva a mirar lo que se muestra ahora.',
	'charging.nothing': 'No hay nada que decidir.',
	'charging.load': 'Su carga',

	'charging.title': '¿Algo de esto cuesta?',
	'charging.title_lead':
		'Son sus respuestas a personas que pagan por respuesta. Marque las que exigieron pensar como profesional.',
	'charging.leaving': 'Respuestas que aún no han salido: {n}. Decidirá sobre ellas cuando salgan.',
	'charging.file': 'Un archivo',
	'charging.with_tax': '{amount} más {tax} de impuesto',
	'charging.why_urgent': 'Seguridad: siempre gratis',
	'charging.why_prompt': 'Nadie preguntó: siempre gratis',
	'charging.why_withdrawn': 'Retirada: siempre gratis',
	'charging.why_redirect': 'Lo pasa a una sesión: gratis',
	'charging.why_scheduling': 'Citas: gratis',
	'charging.sum': 'En total: {amount}',
	'charging.sum_none': 'No hay nada marcado. No se cobra nada.',
	'charging.confirm': 'Cobrar {amount}',
	'charging.confirm_none': 'No cobrar nada',
	'charging.nothing_costs': 'No cobrar nada',
	'charging.later': 'Si sale ahora, no se cobra nada y esta lista queda aquí.',
	'charging.done_one': 'Cobrado a {name}: 1 respuesta, {amount}.',
	'charging.done': 'Cobrado a {name}: {n} respuestas, {amount}.',
	'charging.done_free': 'No se cobró nada.',
	'charging.back': 'Retirado. No se cobra nada.',
	'charging.undo': 'Deshacer',

	'charging.minutes': 'Minutos',
	'charging.minutes_lead':
		'Este dispositivo contó mientras usted tenía abierta cada conversación y estaba activo. Sus clientes nunca lo ven.',
	'charging.unit': 'minutos',
	'charging.minutes_confirm': 'Confirmar',
	'charging.minutes_before': 'Confirmados antes: {n} minutos. Esto los sustituye.',
	'charging.minutes_wrong': 'Ponga minutos enteros, un día como máximo.',
	'charging.minutes_why': '¿Por qué más de lo contado?',
	'charging.minutes_why_hint':
		'Por ejemplo: «Una llamada con la escuela». Queda en este dispositivo.',
	'charging.minutes_why_missing': 'Diga por qué.',
	'charging.minutes_kept': 'Los minutos quedaron anotados.',

	'charging.asked': 'Preguntas',
	'charging.asked_lead': 'Nadie tiene que pagar esto hasta que usted responda.',
	'charging.asked_about': '{day}, {amount}',
	'charging.answer': 'Su respuesta para el cliente',
	'charging.answer_missing': 'Diga por qué se mantiene.',
	'charging.withdraw': 'Retirar el cobro',
	'charging.stands': 'Se mantiene',
	'charging.answered': 'Su respuesta se envió.',
};
