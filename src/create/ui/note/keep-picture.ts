import { toast } from '#kit';
import { call, errorWords } from '#web-api';
import { pictureMarkdown, whyNotKept, wordsOfFile } from '../editor/picture-rules.ts';

const OCTETS = { type: 'application/octet-stream' };

/** Keeps a picture in this Kith and gives the Markdown that shows it; says why where it cannot. */
export async function keepPicture(
  picture: File,
  alt = wordsOfFile(picture.name),
): Promise<string | null> {
  const why = whyNotKept(picture);
  if (why !== null) {
    toast(`${picture.name}: ${why}`, { tone: 'danger' });
    return null;
  }
  try {
    const path = `/attachments?name=${encodeURIComponent(picture.name)}`;
    const { url } = await call<{ url: string }>('POST', path, new Blob([picture], OCTETS));
    return pictureMarkdown(alt, url);
  } catch (error) {
    toast(errorWords(error).message, { tone: 'danger' });
    return null;
  }
}
