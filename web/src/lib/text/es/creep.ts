import type { creep as english } from '../en/creep.ts';

export const creep: Record<keyof typeof english, string> = {
	'creep.title': 'Cuánto se escribe',
	'creep.lead':
		'Se cuenta en este dispositivo, con las cartas que puede abrir, y nadie más lo ve. Es un indicio, no una evaluación.',
	'creep.more': 'Más mensajes: {now} por semana en las últimas cuatro semanas, antes {before}.',
	'creep.longer':
		'Mensajes más largos: por lo común {now} caracteres en las últimas cuatro semanas, antes {before}.',
	'creep.suggestion':
		'Puede ayudar hablar de esto en la sesión, nunca por mensaje. Revise primero la seguridad.',
	'creep.caption': 'Los mensajes del cliente en doce semanas, primero los más nuevos',
	'creep.week': 'Siete días desde',
	'creep.messages': 'Mensajes',
	'creep.length': 'Largo',
	'creep.turns': 'Turnos rápidos',
	'creep.outside': 'En tiempo cerrado',
	'creep.explained':
		'El largo es el valor medio, en caracteres. Un turno rápido es un mensaje a menos de una hora de otro de la otra parte. Los mensajes urgentes nunca cuentan.',
	'creep.usual': 'La línea discontinua es lo habitual: {n} en siete días.',
	'creep.guide': 'Para la sesión: {title}',
	'creep.say': '«{words}»',
};
