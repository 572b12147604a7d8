import { Map as GlMap, NavigationControl, ScaleControl, setWorkerUrl, type LngLatBoundsLike } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { FeatureCollection } from 'geojson';
import type { Mission, Position } from '../api/types';
import type { MapLayer } from './layer';
import { asked } from './layers/asked';
import { baseCountries, land, places } from './layers/base';
import { controlAreas, lineOfContact, zones, type Drawn } from './layers/geometry';
import { drawMoving, nothingMoves, type Moving } from './layers/moving';
import { incidents } from './layers/objects';
import { presences } from './layers/presences';
import { Overlay } from './overlay';
import { readPalette } from './palette';
import { accepted, theatreOf, type Box } from './theatre';

setWorkerUrl(workerUrl);

/**
 * One map, outside the component tree. Layers lie in the order of the list below; each owns its source and is made anew
 * when the theme changes. What moves lies over them all. Nothing is fetched but the console's own files.
 */
export class MapView {
  readonly moving: Overlay<Moving>;
  readonly incidents = incidents();
  readonly asked = asked();
  readonly presences = presences();
  /** Told of a place pointed at: with the right button, with Alt, or with any click while asking. */
  onPlace: (place: Position) => void = () => undefined;
  private asking = false;
  private readonly land = land();
  private readonly areas = controlAreas();
  private readonly zones = zones();
  private readonly line = lineOfContact();
  private readonly places = places();
  private readonly layers: readonly MapLayer<never>[] = [
    this.land, this.areas, this.zones, this.line, this.places, this.presences, this.incidents, this.asked,
  ];
  private readonly map: GlMap;
  private readonly theatre: Box | null;
  private styled = false;

  constructor(container: HTMLElement, mission: Mission | null, moved: () => void) {
    this.theatre = mission === null ? null : theatreOf(mission);
    this.map = new GlMap({
      container,
      style: { version: 8, sources: {}, layers: [{ id: 'water', type: 'background', paint: { 'background-color': readPalette().water } }] },
      attributionControl: false,
      ...(this.theatre === null ? { center: [46.8, 39.9], zoom: 6 } : { bounds: this.theatre, fitBoundsOptions: { padding: 30 } }),
      maxZoom: 18,
      dragRotate: false,
      pitchWithRotate: false,
      fadeDuration: 0,
    });
    this.moving = new Overlay(this.map, nothingMoves, drawMoving);
    this.map.touchZoomRotate.disableRotation();
    this.map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
    this.map.addControl(new ScaleControl({ unit: 'metric' }), 'bottom-left');
    this.map.on('dragstart', moved);
    this.map.on('click', (event) => {
      if (this.asking || event.originalEvent.altKey) {
        this.onPlace({ latitude: event.lngLat.lat, longitude: event.lngLat.wrap().lng });
      }
    });
    this.map.on('contextmenu', (event) => {
      event.preventDefault();
      this.onPlace({ latitude: event.lngLat.lat, longitude: event.lngLat.wrap().lng });
    });
    this.map.on('load', () => {
      this.styled = true;
      this.addLayers();
    });
    if (mission !== null) {
      this.showMission(mission);
    }
    void this.loadBase();
  }

  recolour(): void {
    if (this.styled) {
      for (const layer of [...this.layers].reverse()) {
        layer.remove();
      }
      this.addLayers();
    }
  }

  /** Keeps a place in the middle half of the map. The map stands still while it is there: a moving map cannot be read. */
  follow(longitude: number, latitude: number): void {
    const { clientWidth, clientHeight } = this.map.getContainer();
    const { x, y } = this.map.project([longitude, latitude]);
    const away = Math.max(Math.abs(x / clientWidth - 0.5), Math.abs(y / clientHeight - 0.5));
    if (away > 0.25 || this.map.getZoom() < 9) {
      this.map.jumpTo({ center: [longitude, latitude], ...(this.map.getZoom() < 9 ? { zoom: 12.5 } : {}) });
    }
  }

  /** While on, the next clicks point at places. */
  ask(on: boolean): void {
    this.asking = on;
    this.map.getCanvas().style.cursor = on ? 'crosshair' : '';
  }

  fit(box: Box): void {
    this.map.fitBounds(box as LngLatBoundsLike, { padding: 60, maxZoom: 15, duration: 0 });
  }

  wholeTheatre(): void {
    if (this.theatre !== null) {
      this.map.fitBounds(this.theatre as LngLatBoundsLike, { padding: 30, duration: 300 });
    }
  }

  remove(): void {
    this.map.remove();
  }

  private addLayers(): void {
    const palette = readPalette();
    this.map.setPaintProperty('water', 'background-color', palette.water);
    for (const layer of this.layers) {
      layer.add(this.map, palette);
    }
    this.moving.recolour(palette);
  }

  private showMission(mission: Mission): void {
    const names = new Map(mission.parties.map((party) => [party.id, party.name]));
    const drawn: Drawn = {
      geometries: accepted(mission), parties: mission.parties.map((party) => party.id), partyName: (id) => names.get(id) ?? id,
    };
    for (const layer of [this.areas, this.zones, this.line]) {
      layer.show(drawn);
    }
    this.places.show(mission.places);
  }

  private async loadBase(): Promise<void> {
    const around: Box | null = this.theatre === null ? null : [this.theatre[0] - 3, this.theatre[1] - 2, this.theatre[2] + 3, this.theatre[3] + 2];
    const countries: FeatureCollection | null = await baseCountries(around).catch(() => null);
    if (countries !== null) {
      this.land.show(countries);
    }
  }
}
