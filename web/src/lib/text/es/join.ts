import type { join as english } from '../en/join.ts';

export const join: Record<keyof typeof english, string> = {
	'join.title': 'Su invitación',
	'join.reading': 'Abriendo su invitación…',
	'join.code': 'Código de invitación',
	'join.code_hint': 'Siete grupos de cuatro caracteres, como en su carta o en su enlace.',
	'join.code_submit': 'Abrir la invitación',
	'join.recovery_pasted':
		'Este es un código de recuperación. Abre una cuenta, así que no se ha enviado a ninguna parte. No lo escriba nunca en una página abierta por un enlace.',
	'join.used.title': 'Esta invitación ya se usó',
	'join.used.text':
		'Se usó el {when}. Si fue usted, entre. Si no, llame a su terapeuta: otra persona pudo abrirla.',
	'join.withdrawn.title': 'Esta invitación se retiró',
	'join.withdrawn.text': 'Su terapeuta la retiró, a menudo para enviar una nueva. Pídasela.',
	'join.expired.title': 'Esta invitación caducó',
	'join.expired.text': 'Se podía usar hasta el {when}. Pida una nueva a su terapeuta.',
	'join.unknown.title': 'No podemos confirmar esta invitación',
	'join.unknown.text': 'No sabemos si viene de su terapeuta. Pídale una nueva.',
	'join.sign_in': 'Ir a la entrada',
	'join.another': 'Escribir otro código',
	'join.welcome.title': 'Ha recibido una invitación',
	'join.welcome.from': 'De {name}',
	'join.welcome.staff':
		'Le han invitado a formar parte del personal de la consulta. Cree su cuenta para empezar.',
	'join.welcome.readers':
		'Solo pueden leerla las personas de esta conversación y quien guarda los expedientes de la consulta. El servidor no puede.',
	'join.welcome.next': 'Crear su cuenta',
	'join.account.title': 'Su cuenta',
	'join.account.name': 'Su nombre',
	'join.account.name_hint': 'Solo lo ven las personas de su conversación.',
	'join.account.login_hint':
		'Lo usa para entrar. Ahí llegan los avisos, que nunca muestran lo escrito.',
	'join.account.password_hint':
		'Al menos 12 caracteres. Lo mejor: varias palabras que solo usted juntaría.',
	'join.account.password_again': 'La contraseña otra vez',
	'join.account.differs': 'Las dos contraseñas no son iguales.',
	'join.account.short': 'Use al menos 12 caracteres.',
	'join.account.bad_login': 'Escriba una dirección de correo electrónico.',
	'join.account.next': 'Continuar',
	'join.strength.short': 'Demasiado corta',
	'join.strength.weak': 'Fácil de adivinar',
	'join.strength.fair': 'Aceptable',
	'join.strength.good': 'Buena',
	'join.recovery.title': 'Su código de recuperación',
	'join.recovery.text':
		'Si pierde su contraseña o su llave de acceso, solo este código vuelve a abrir sus mensajes. Nadie puede darle otro: ni la consulta ni nosotros.',
	'join.recovery.print': 'Imprimir',
	'join.recovery.save': 'Guardar en un archivo',
	'join.recovery.saved': 'Guardado. Ponga el archivo en un lugar seguro.',
	'join.recovery.copy': 'Copiar',
	'join.recovery.copied': 'Copiado.',
	'join.recovery.kept': 'Lo he impreso, guardado o anotado.',
	'join.recovery.submit': 'Entrar en la conversación',
	'join.recovery.submit_staff': 'Entrar en la consulta',
	'join.busy': 'Creando sus claves. Tarda unos segundos.',
};
