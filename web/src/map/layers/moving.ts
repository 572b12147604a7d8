import type { FrameReport, PlacedPoint, Position, TrackReport } from '../../api/types';
import { ellipseRing, point } from '../geodesy';
import { cross, dart, ring, type Sign } from '../marks';
import type { Draw, Project } from '../overlay';
import type { Palette } from '../palette';
import { drawnSigmas } from './objects';

/** What the sensors on the screen state for the pictures shown, and what is followed in the first of them. */
export interface Moving {
  readonly reports: readonly FrameReport[];
  readonly trails: readonly (readonly Position[])[];
  readonly tracks: readonly TrackReport[];
  /** Said beside a sensor whose place is not believed. */
  readonly notTrusted: string;
}

export const nothingMoves: Moving = { reports: [], trails: [], tracks: [], notTrusted: '' };

/** Objects followed: by the centre, with the error of their places; where it has placed none, the targets that the first sensor itself located. */
export function followedIn({ reports, tracks }: Moving): { name: string; at: Position; place: PlacedPoint | null }[] {
  return tracks.length > 0
    ? tracks.map((track) => ({ name: track.track, at: track.place.at, place: track.place }))
    : (reports[0]?.doubt ? [] : reports[0]?.targets ?? []).flatMap((target) => (target.location === null ? [] : [{ name: `T${target.id}`, at: target.location, place: null }]));
}

export const drawMoving: Draw<Moving> = (context, project, moving, palette) => {
  context.font = '12px sans-serif';
  context.textAlign = 'center';
  context.lineJoin = context.lineCap = 'round';
  for (const trail of moving.trails) {
    stroke(context, way(project, trail.map(point)), palette.sensor, { width: 1.6, dash: [1.6, 2.6], opacity: 0.7 });
  }
  for (const report of moving.reports) {
    if (report.doubt) {
      doubted(context, project, report, moving.notTrusted, palette);
    } else {
      sensor(context, project, report, palette);
    }
  }
  for (const { name, at, place } of followedIn(moving)) {
    if (place !== null) {
      stroke(context, way(project, ellipseRing(at, place.error, drawnSigmas)), palette.track, { width: 1.4, dash: [2.8, 2.1] });
    }
    stand(context, project(point(at)), ring, palette.track, palette.halo);
    label(context, project(point(at)), 20, name, palette.track, palette.halo);
  }
};

/** Where it says that it is, and that nobody believes it: no ground counts as seen. */
function doubted(context: CanvasRenderingContext2D, project: Project, { source, platform }: FrameReport, words: string, palette: Palette): void {
  if (platform !== null) {
    stand(context, project(point(platform.at)), ring, palette.attention, palette.halo);
    label(context, project(point(platform.at)), 26, `${source}: ${words}`, palette.attention, palette.halo);
  }
}

/** Platform, footprint, frame centre, and the line of sight between them. */
function sensor(context: CanvasRenderingContext2D, project: Project, { source, platform, frameCentre, corners }: FrameReport, palette: Palette): void {
  if (corners.length === 4) {
    const footprint = way(project, [...corners, corners[0]!].map(point));
    context.fillStyle = palette.sensor;
    context.globalAlpha = 0.14;
    context.fill(footprint);
    stroke(context, footprint, palette.sensor, { width: 1.8 });
  }
  if (platform !== null && frameCentre !== null) {
    stroke(context, way(project, [point(platform.at), point(frameCentre)]), palette.sensor, { width: 1, opacity: 0.5 });
  }
  if (frameCentre !== null) {
    stand(context, project(point(frameCentre)), cross, palette.sensor, palette.halo);
  }
  if (platform !== null) {
    stand(context, project(point(platform.at)), dart, palette.sensor, palette.halo, platform.heading ?? 0);
    label(context, project(point(platform.at)), 26, source, palette.sensor, palette.halo);
  }
}

function way(project: Project, places: readonly (readonly [number, number])[]): Path2D {
  const path = new Path2D();
  places.forEach((place, i) => {
    const [x, y] = project(place);
    if (i === 0) {
      path.moveTo(x, y);
    } else {
      path.lineTo(x, y);
    }
  });
  return path;
}

function stroke(context: CanvasRenderingContext2D, path: Path2D, colour: string, { width, dash = [], opacity = 1 }: { width: number; dash?: number[]; opacity?: number }): void {
  context.globalAlpha = opacity;
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.setLineDash(dash);
  context.stroke(path);
  context.setLineDash([]);
  context.globalAlpha = 1;
}

/** Turned clockwise from north. */
function stand(context: CanvasRenderingContext2D, [x, y]: readonly [number, number], sign: Sign, colour: string, edge: string, heading = 0): void {
  context.save();
  context.translate(x, y);
  context.rotate((heading * Math.PI) / 180);
  context.scale(0.5, 0.5);
  context.translate(-sign.size / 2, -sign.size / 2);
  sign.draw(context, colour, edge);
  context.restore();
}

function label(context: CanvasRenderingContext2D, [x, y]: readonly [number, number], below: number, text: string, colour: string, halo: string): void {
  context.strokeStyle = halo;
  context.lineWidth = 3.2;
  context.strokeText(text, x, y + below);
  context.fillStyle = colour;
  context.fillText(text, x, y + below);
}
