/** Addresses that leave the desk: the shell hands wa.me, tel: and mailto: to the computer's own programs and nothing else. */

/** A chat with this number, the text already in its field. */
export function whatsappAddress(phone: string, text: string): string {
  return `https://wa.me/${phone.replaceAll(/\D/g, '')}?text=${encodeURIComponent(text)}`;
}

/** A letter to this address in the computer's own mail program, its text already written. */
export function mailAddress(to: string, subject: string, text: string): string {
  return `mailto:${encodeURIComponent(to)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`;
}

/** In Electron the window is never made, so nothing can be told; a browser tells when it would not open it. */
export function openOutside(address: string): boolean {
  const opened = window.open(address, '_blank');
  if (opened !== null) opened.opener = null;
  return window.mejaDepan !== undefined || opened !== null;
}
