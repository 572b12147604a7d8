/** Numbers as the centre prints them: with their uncertainty, and never finer than it. */

/** `12 m`, `1.4 km`; metres below a kilometre are whole. */
export function metres(value: number): string {
  return Math.abs(value) >= 1000 ? `${(value / 1000).toFixed(Math.abs(value) >= 10_000 ? 0 : 1)} km` : `${Math.round(value)} m`;
}

/** A one-sigma ellipse in words: `± 14 × 9 m, long axis 037°`. */
export function ellipse(semiMajor: number, semiMinor: number, bearing: number): string {
  return `± ${Math.round(semiMajor)} × ${Math.round(semiMinor)} m, ${bearingText(bearing)}`;
}

export function bearingText(degrees: number): string {
  const whole = ((Math.round(degrees) % 360) + 360) % 360;
  return `${String(whole).padStart(3, '0')}°`;
}

/** A probability with two places; certainty is never printed for what is only nearly certain. */
export function probability(value: number): string {
  if (value > 0 && value < 0.005) {
    return '< 0.01';
  }
  if (value < 1 && value > 0.995) {
    return '> 0.99';
  }
  return value.toFixed(2);
}

/** Latitude and longitude with as many places as the error deserves (0.00001° is about one metre). */
export function position(latitude: number, longitude: number, errorMetres?: number): string {
  const places = errorMetres === undefined ? 5 : errorMetres >= 1000 ? 2 : errorMetres >= 100 ? 3 : errorMetres >= 10 ? 4 : 5;
  const one = (value: number, plus: string, minus: string) => `${Math.abs(value).toFixed(places)}° ${value < 0 ? minus : plus}`;
  return `${one(latitude, 'N', 'S')} ${one(longitude, 'E', 'W')}`;
}

export function bits(perSecond: number): string {
  return perSecond >= 1e6 ? `${(perSecond / 1e6).toFixed(1)} Mbit/s` : `${Math.round(perSecond / 1e3)} kbit/s`;
}

export function bytes(count: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = count;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}

/** A digest short enough to compare by eye, its two ends kept. */
export function shortDigest(hex: string): string {
  return hex.length <= 16 ? hex : `${hex.slice(0, 8)}…${hex.slice(-6)}`;
}

/** Makes invisible direction controls of foreign text visible, so that no name can reorder what stands beside it. */
export function showControls(text: string): string {
  return text.replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, (sign) => `⟨U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}⟩`);
}
