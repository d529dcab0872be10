import type { model as english } from '../en/model.ts';

export const model: Record<keyof typeof english, string> = {
	'model.title': 'Una segunda mirada de un programa',
	'model.lead':
		'Además de las reglas, un pequeño programa en el dispositivo del cliente puede comparar sus palabras con mensajes marcados. Solo mira para los clientes que están de acuerdo.',
	'model.limits':
		'Se equivoca a menudo. Con las reglas encontró unos 7 de cada 10 mensajes urgentes en inglés y 9 de cada 10 en español. De cada 100 mensajes de todos los días, marcó por error unos 6 en inglés y 11 en español. Solo puede añadir: lo que notan las reglas se queda.',
	'model.on': 'Encendido. Mira para los clientes que están de acuerdo.',
	'model.off': 'Apagado. No mira para nadie.',
	'model.switch_on': 'Encenderlo',
	'model.switch_off': 'Apagarlo',
	'model.not_yours': 'Un custodio de la consulta puede cambiar esto.',
	'model.region': 'Dónde está su consulta',
	'model.region_hint': 'El código de su estado o provincia, por ejemplo US-ME.',
	'model.region_needed': 'Diga dónde está su consulta: en algunos estados no se permite.',
	'model.region_unknown': 'No conocemos este código. Escríbalo así: US-ME.',
	'model.refused': 'La ley no lo permite allí, así que sigue apagado.',
	'model.refused_there': 'La ley no lo permite allí, así que no puede mirar.',
	'model.laws': 'Dónde la ley no lo permite',
	'model.read': 'Qué es esto',
	'model.read_and_choose': 'Lea qué es esto y elija',
};
