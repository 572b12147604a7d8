/** The colours of the map, read from the tokens so that they are named in one place. */
export interface Palette {
  readonly water: string;
  readonly land: string;
  readonly border: string;
  readonly label: string;
  readonly halo: string;
  readonly areas: readonly string[];
  readonly line: string;
  readonly zone: string;
  readonly sensor: string;
  readonly track: string;
  readonly attention: string;
  readonly text: string;
}

export function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    water: of('map-water'), land: of('map-land'), border: of('map-border'), label: of('map-label'), halo: of('map-halo'),
    areas: [of('map-area-0'), of('map-area-1'), of('map-area-2')], line: of('map-line'), zone: of('map-zone'),
    sensor: of('map-sensor'), track: of('map-track'), attention: of('attention'), text: of('text'),
  };
}
