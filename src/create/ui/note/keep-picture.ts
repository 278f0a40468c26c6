import { toast } from '#kit';
import { call, errorWords } from '#web-api';

const OCTETS = { type: 'application/octet-stream' };

/** Keeps a picture in this Kith and gives the Markdown that shows it; says why where it cannot. */
export async function keepPicture(picture: File): Promise<string | null> {
  try {
    const path = `/attachments?name=${encodeURIComponent(picture.name)}`;
    const { url } = await call<{ url: string }>('POST', path, new Blob([picture], OCTETS));
    const words = picture.name.replace(/\.\w+$/u, '').replace(/[[\]\n]/gu, ' ');
    return `![${words}](${url})`;
  } catch (error) {
    toast(errorWords(error).message, { tone: 'danger' });
    return null;
  }
}
