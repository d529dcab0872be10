const LOGIN = /^[\x21-\x7e]+@[\x21-\x7e]+$/;

/** Whether `text` looks like an e-mail address that can be used here. */
export function isLogin(text: string): boolean {
	return LOGIN.test(text.trim());
}
