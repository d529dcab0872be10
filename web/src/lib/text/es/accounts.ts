import type { accounts as english } from '../en/accounts.ts';

export const accounts: Record<keyof typeof english, string> = {
	'sign_in.title': 'Entrar',
	'sign_in.lead': 'Entre una sesión y la siguiente.',
	'sign_in.login': 'Correo electrónico',
	'sign_in.password': 'Contraseña',
	'sign_in.submit': 'Entrar',
	'sign_in.busy': 'Abriendo el candado. Tarda unos segundos.',
	'sign_in.with_recovery': 'Usar un código de recuperación',
	'sign_in.with_password': 'Usar la contraseña',
	'sign_in.recovery': 'Código de recuperación',
	'sign_in.recovery_hint': 'Siete grupos de cuatro caracteres, de su hoja impresa.',
	'sign_in.invited': '¿Le han invitado?',
	'sign_in.invited_text': 'Abra el enlace de su terapeuta o de la consulta, o escriba su código.',
	'sign_in.invited_link': 'Tengo un código de invitación',
	'sign_in.wrong': 'El correo o la contraseña no son correctos. Inténtelo de nuevo.',
	'sign_in.slow_down': 'Demasiados intentos. Espere {minutes} min e inténtelo de nuevo.',

	'lock.title': 'Bloqueado',
	'lock.text': 'Su acceso sigue abierto. Su contraseña abre sus mensajes en este dispositivo.',
	'lock.submit': 'Desbloquear',
	'lock.not_you': '¿No es usted? Salir',

	'passkey.text':
		'Una llave de acceso abre su cuenta con el bloqueo de pantalla de este dispositivo: su dedo, su cara o su PIN. Nada que recordar, nada que escribir.',
	'passkey.choose': 'Continuar con una llave de acceso',
	'passkey.use': 'Usar su llave de acceso',
	'passkey.or': 'O ábrala de otra manera:',
	'passkey.password_instead': 'Usar una contraseña',
	'passkey.instead': 'Usar una llave de acceso',
	'passkey.cancelled': 'La llave de acceso no se usó. Inténtelo de nuevo o elija otra manera.',
	'passkey.lacking':
		'Las llaves de acceso de este dispositivo no pueden abrir mensajes. Elija otra manera.',
	'early.capture': '¿Qué está pasando?',
	'bar.capture': 'Anotar',
	'early.title': 'Escribir primero, desbloquear después',
	'early.text': 'Se sella enseguida y será su borrador cuando desbloquee. No se envía.',
	'early.kept': 'Sellado en este dispositivo. Podrá leerlo de nuevo cuando desbloquee.',
};
