import type { noticed as english } from '../en/noticed.ts';

export const noticed: Record<keyof typeof english, string> = {
	'noticed.plan': 'Abrir mi plan de seguridad',
	'noticed.hide': 'Ocultar',
	'noticed.show': 'Mostrar la ayuda',
	'noticed.folded': 'No tiene que esperar una respuesta.',
	'noticed.announce':
		'Hay ayuda encima del cuadro de texto. Puede seguir escribiendo y enviar en cualquier momento.',
	'noticed.send_instead': 'Enviarlo como mensaje',
	'noticed.session':
		'Esto está en la lista para la sesión. Nadie recibe aviso antes, y no salió ninguna alerta.',
	'noticed.survey':
		'Esto es una respuesta a una encuesta. No avisa a nadie, y pueden pasar días hasta que alguien la lea.',
	'noticed.change_answer': 'Mostrar ayuda o cambiar mi respuesta',
	'noticed.talk': 'Hablar con alguien ahora',
	'noticed.going':
		'Van en camino archivos marcados «{urgency}». Si usted u otra persona está en peligro, por favor no espere una respuesta.',
	'noticed.one_tap': 'La ayuda está a un toque.',
	'noticed.refused_message':
		'Su mensaje no se envió y no salió ninguna alerta. Por favor, no espere una respuesta.',
	'noticed.refused_correction':
		'Su cambio no se envió y no salió ninguna alerta por él. Por favor, no espere una respuesta.',
	'noticed.refused_raise':
		'Su mensaje se envió, pero no salió ninguna alerta por él. Por favor, no espere una respuesta.',
	'noticed.refused_answer':
		'Su respuesta no se envió. No se ha avisado a nadie. Por favor, no espere.',
	'noticed.kept_answer':
		'Su respuesta está guardada en este dispositivo. Todavía no ha salido; saldrá en cuanto sea posible.',
	'noticed.alert_waits_answer':
		'Su respuesta está guardada en este dispositivo y su alerta aún no ha salido. Saldrá en cuanto sea posible. Por favor, no espere a que eso ocurra.',
	'noticed.alert_waits_correction':
		'Su cambio está guardado en este dispositivo y su alerta aún no ha salido. Saldrá en cuanto sea posible. Por favor, no espere a que eso ocurra.',
	'noticed.alert_waits_raise':
		'Su mensaje se envió, pero su alerta aún no ha salido de este dispositivo. Saldrá en cuanto sea posible. Por favor, no espere a que eso ocurra.',
	'said.mine': '«¿Está a salvo en este momento?» Usted dijo: {answer}.',
	'said.theirs': '«¿Está a salvo en este momento?» {name} dijo: {answer}.',
	'said.before': '«¿Está a salvo en este momento?» Dicho antes de enviar: {answer}.',
};
