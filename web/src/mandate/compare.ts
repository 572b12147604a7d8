/** One line of two texts of modalities; null where the text has none of that key. */
export interface Line {
  readonly key: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Each line of a canonical text by what it is about: its key, or the source that it names. */
function byKey(text: string): Map<string, string> {
  const lines = new Map<string, string>();
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    const source = /^ {2}- \{id: ([a-z0-9-]+)[,}]/.exec(line);
    const key = source === null ? (line.split(':', 1)[0] ?? line).trim() : `sources: ${source[1]}`;
    lines.set(key, source === null ? line.slice(line.indexOf(':') + 1).trim() : line.trim().slice(2));
  }
  return lines;
}

/** The lines that differ, in the order of the texts: those of the later one, then what is gone. */
export function differences(before: string, after: string): Line[] {
  const [old, now] = [byKey(before), byKey(after)];
  return [...new Set([...now.keys(), ...old.keys()])]
    .map((key) => ({ key, before: old.get(key) ?? null, after: now.get(key) ?? null }))
    .filter((line) => line.before !== line.after);
}
