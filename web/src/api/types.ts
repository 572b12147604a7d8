import type { GeoJSON } from 'geojson';

/** The JSON that the server speaks: camel case, kebab-case enums, ISO times. The views are those of the register. */

export type Role = 'duty-officer' | 'reviewer' | 'head' | 'administrator' | 'host' | 'observer' | 'operator';

export interface Session {
  readonly user: string;
  readonly name: string;
  readonly role: Role;
  readonly delegation: string | null;
  readonly mission: string;
  readonly demo: boolean;
}

export interface Position { readonly latitude: number; readonly longitude: number }
export interface ErrorEllipse { readonly semiMajor: number; readonly semiMinor: number; readonly bearing: number }
export interface PlacedPoint { readonly at: Position; readonly error: ErrorEllipse; readonly ground: string }

export interface Mission {
  readonly id: string;
  readonly name: string;
  readonly parties: readonly { readonly id: string; readonly name: string }[];
  readonly delegations: readonly { readonly id: string; readonly name: string }[];
  readonly standards: readonly string[];
  readonly cutOff: string;
  readonly timeZone: string;
  readonly geometries: readonly MissionGeometry[];
  readonly clauses: readonly Clause[];
  readonly sources: readonly { readonly id: string; readonly name: string; readonly kind: string }[];
  readonly places: readonly Place[];
  readonly placesAttribution?: string;
  readonly heads?: readonly { readonly delegation: string; readonly publicKey: string }[];
}

export interface MissionGeometry {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly version: number;
  readonly effective: string;
  readonly known: string | null;
  readonly author: string;
  readonly illustrative: boolean;
  readonly acceptedBy: readonly string[];
  readonly geojson: GeoJSON | null;
  readonly attribution?: string;
}

export interface Clause {
  readonly id: string;
  readonly article: string;
  readonly version: number;
  readonly title: string;
  readonly text: string;
  readonly paraphrase?: string;
  readonly kind: string;
  readonly zone?: string;
  readonly readings: readonly { readonly id: string; readonly text: string; readonly heldBy?: readonly string[]; readonly illustrative?: boolean }[];
}

export interface Place {
  readonly id: string;
  readonly names: Readonly<Record<string, string>>;
  readonly lat: number;
  readonly lon: number;
}

export type SourceState = 'starting' | 'receiving' | 'silent' | 'failed';

export interface SourceHealth {
  readonly source: string;
  readonly state: SourceState;
  readonly videoCodec: string | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly bitsPerSecond: number;
  readonly klvPerSecond: number;
  readonly continuityErrors: number;
  readonly checksumErrors: number;
  readonly lastReceived: string | null;
  readonly trouble: string | null;
}

export interface FrameReport {
  readonly source: string;
  readonly claimed: string;
  readonly received: string;
  readonly pts: number;
  readonly platform: PlatformPose | null;
  readonly sensor: SensorPose | null;
  readonly frameCentre: Position | null;
  readonly frameCentreHeight: number | null;
  readonly slantRange: number | null;
  readonly corners: readonly Position[];
  readonly targets: readonly TargetReport[];
}

export interface PlatformPose {
  readonly at: Position;
  readonly height: number | null;
  readonly datum: 'mean-sea-level' | 'ellipsoid';
  readonly heading: number | null;
  readonly pitch: number | null;
  readonly roll: number | null;
}

export interface SensorPose {
  readonly relativeAzimuth: number | null;
  readonly relativeElevation: number | null;
  readonly relativeRoll: number | null;
  readonly horizontalField: number | null;
  readonly verticalField: number | null;
}

export interface TargetReport {
  readonly id: number;
  readonly location: Position | null;
  readonly height: number | null;
  readonly column: number | null;
  readonly row: number | null;
  readonly frameWidth: number | null;
  readonly frameHeight: number | null;
}

/** A followed object, placed by the centre. */
export interface TrackReport {
  readonly track: string;
  readonly pts?: number;
  readonly place: PlacedPoint;
  readonly target?: number | null;
}

export type FactLevel = 'alleged' | 'indicated-by-rule' | 'found-by-one' | 'found-jointly';

export interface Sensitivity { readonly metres: number; readonly bearing: number; readonly probability: number }

export interface AttributionShare {
  readonly geometry: string;
  readonly version: number;
  readonly party: string | null;
  readonly probability: number;
  readonly sensitivity: readonly Sensitivity[];
}

export interface EvidenceCitation {
  readonly segment: string;
  readonly sha256: string;
  readonly ptsFrom: number;
  readonly ptsTo: number;
}

export type ClauseOutcome =
  | 'complied' | 'no-breach-observed' | 'breached' | 'breached-under-reading-only'
  | 'not-observable' | 'not-yet-due' | 'suspended-by-amendment' | 'does-not-apply';

export interface ClauseResult {
  readonly clause: string;
  readonly clauseVersion: number | null;
  readonly article: string;
  readonly geometry: string | null;
  readonly geometryVersion: number | null;
  readonly reading: string | null;
  readonly outcome: ClauseOutcome;
  readonly probability: number | null;
  readonly sentence: string;
}

export interface Incident {
  readonly incident: string;
  readonly index: number;
  readonly source: string;
  readonly track: string;
  readonly act: string;
  readonly zone: string;
  readonly claimed: string;
  readonly received: string;
  readonly place: PlacedPoint;
  readonly lastOutside: PlacedPoint | null;
  readonly placeCoarsened: boolean;
  readonly attribution: readonly AttributionShare[];
  readonly attributionWithheld: string | null;
  readonly evidence: readonly EvidenceCitation[];
  readonly ruleSet: string;
  readonly clausesTested: boolean;
  readonly clauses: readonly ClauseResult[];
  readonly level: FactLevel;
  readonly cases: readonly string[];
  readonly foundBy: readonly string[];
  readonly foundNotBy: readonly string[];
}

export interface Impediment {
  readonly impediment: string;
  readonly entries: readonly number[];
  readonly source: string | null;
  readonly kind: string;
  readonly from: string;
  readonly to: string | null;
  readonly detail: string;
}

export interface AssessmentForm {
  readonly occurred: 'occurred' | 'not-occurred' | 'undetermined';
  readonly act: string | null;
  readonly clause: string | null;
  readonly reading: string | null;
  readonly actor: string | null;
  readonly intent: 'deliberate' | 'accidental' | 'undetermined';
  readonly severity: 'serious' | 'minor' | 'technical' | 'undetermined';
  readonly standard: 'none' | 'reasonable-grounds' | 'balance-of-probabilities' | 'clear-and-convincing' | 'beyond-reasonable-doubt';
  readonly evidence: readonly string[];
  readonly text: string | null;
}

export type Stage = 'assessing' | 'revealing' | 'judging' | 'closed';
export type SealState = 'not-sealed' | 'sealed' | 'revealed' | 'sealed-not-revealed';

export interface CaseFile {
  readonly case: string;
  readonly index: number;
  readonly openHash: string;
  readonly incidents: readonly string[];
  readonly by: string;
  readonly reason: string;
  readonly openedAt: string;
  readonly stage: Stage;
  readonly outcome: 'open' | 'not-assessed' | 'awaiting-heads' | 'signed' | 'dissent';
  readonly level: FactLevel;
  readonly foundBy: readonly string[];
  readonly foundNotBy: readonly string[];
  readonly rounds: readonly Round[];
}

export interface Round {
  readonly round: number;
  readonly assessBy: string;
  readonly closedAt: string | null;
  readonly closedBecause: string | null;
  readonly revealBy: string | null;
  readonly delegations: readonly DelegationRound[];
  readonly fields: readonly FieldComparison[];
  readonly finding: Finding | null;
}

export interface DelegationRound {
  readonly delegation: string;
  readonly state: SealState;
  readonly seal: { readonly reviewerKey: string; readonly commitment: string; readonly signature: string; readonly signatureHolds: boolean; readonly at: string; readonly index: number } | null;
  readonly reveal: { readonly form: string; readonly salt: string; readonly matches: boolean; readonly at: string; readonly index: number } | null;
  readonly form: AssessmentForm | null;
  readonly text: string | null;
}

export interface FieldComparison {
  readonly field: string;
  readonly state: 'agreed' | 'different' | 'undetermined';
  readonly values: readonly (string | null)[];
}

export interface Finding {
  readonly digest: string;
  readonly canonical: string;
  readonly judgements: readonly HeadJudgement[];
  readonly missing: readonly string[];
}

export interface HeadJudgement {
  readonly delegation: string;
  readonly headKey: string;
  readonly signed: boolean;
  readonly signature: string;
  readonly signatureHolds: boolean;
  readonly at: string;
  readonly index: number;
}

export interface Bulletin {
  readonly date: string;
  readonly edition: number;
  readonly digest: string;
  readonly supersedes: number | null;
  readonly supersededBy: number | null;
  readonly asOfIndex: number;
  readonly at: string;
  readonly index: number;
  readonly renderings: readonly string[];
  readonly released: boolean;
  readonly judgements: readonly (Omit<HeadJudgement, 'signed'> & { readonly approved: boolean })[];
}

export interface EnrolledKey {
  readonly publicKey: string;
  readonly delegation: string;
  readonly role: string;
  readonly countersignature: string | null;
  readonly counts: boolean;
  readonly demo: boolean;
  readonly index: number;
  readonly at: string;
  readonly revokedBy: string | null;
  readonly revokedAt: string | null;
}

export interface User {
  readonly user: string;
  readonly name: string;
  readonly role: Role;
  readonly delegation: string | null;
  readonly enrolled: boolean;
}

export interface Ledger { readonly size: number; readonly root: string; readonly checkpoint: string; readonly vkey: string }

export interface EntryHeader {
  readonly v: number;
  readonly log: string;
  readonly kind: string;
  readonly stream: string;
  readonly version: number;
  readonly command: string;
  readonly at: string;
  readonly after?: { readonly size: number; readonly root: string } | null;
  readonly bodies: readonly { readonly path: string; readonly length: number; readonly sha256: string }[];
  readonly endorsements: readonly { readonly key: string; readonly message: string; readonly signature: string }[];
}

export interface EntrySummary { readonly index: number; readonly header: EntryHeader; readonly statement: unknown; readonly withheld?: string | null }

export interface LedgerEntry {
  readonly index: number;
  readonly envelope: string;
  readonly header: EntryHeader;
  readonly statement: unknown;
  readonly proof: readonly string[];
  readonly checkpoint: string;
}

export interface SourceCoverage {
  readonly source: string;
  readonly from: string;
  readonly to: string;
  readonly hours: number;
  readonly watched: readonly { readonly from: string; readonly to: string }[];
  readonly entries: readonly number[];
}

export interface Enrolment { readonly user: string | null; readonly link: string | null; readonly waiting: string | null }

/** A daily report, as its canonical JSON says it. */
export interface BulletinText {
  readonly truceline: string;
  readonly missionName: string;
  readonly demo: boolean;
  readonly date: string;
  readonly edition: number;
  readonly supersedes: number | null;
  readonly from: string;
  readonly to: string;
  readonly drawnUp: string;
  readonly preliminary: boolean;
  readonly asOfIndex: number;
  readonly headline: string;
  readonly delegations: readonly { readonly id: string; readonly name: string }[];
  readonly counts: readonly { readonly act: string; readonly count: number; readonly atLeast: boolean; readonly alleged: number; readonly indicatedByRule: number; readonly foundByOne: number; readonly foundJointly: number; readonly entries: readonly number[] }[];
  readonly total: { readonly count: number; readonly atLeast: boolean; readonly entries: readonly number[]; readonly notCounted: readonly number[] };
  readonly events: readonly { readonly incident: string; readonly index: number; readonly location: string; readonly means: string; readonly act: string; readonly description: string; readonly at: string; readonly level: FactLevel; readonly cases: readonly string[] }[];
  readonly clauses: readonly { readonly clause: string; readonly article: string; readonly title: string; readonly outcome: ClauseOutcome; readonly sentence: string; readonly entries: readonly number[] }[];
  readonly cases: readonly { readonly case: string; readonly index: number; readonly stage: Stage; readonly outcome: CaseFile['outcome']; readonly level: FactLevel; readonly fields: readonly FieldComparison[]; readonly columns: readonly { readonly delegation: string; readonly state: SealState; readonly form: AssessmentForm | null; readonly head: string | null; readonly entries: readonly number[] }[] }[];
  readonly impediments: readonly { readonly impediment: string; readonly kind: string; readonly source: string | null; readonly since: string; readonly until: string | null; readonly detail: string; readonly entries: readonly number[] }[];
  readonly coverage: { readonly dayHours: number; readonly anyHours: number; readonly note: string; readonly sources: readonly { readonly source: string; readonly name: string; readonly hours: number; readonly watched: readonly { readonly from: string; readonly to: string }[]; readonly zones: readonly { readonly zone: string; readonly name: string; readonly hours: number }[]; readonly entries: readonly number[] }[] };
  readonly complaints: string;
}

export interface Accepted { readonly index: number }

export type LiveMessage =
  | ({ readonly type: 'health' } & { readonly state: SourceHealth })
  | { readonly type: 'entered'; readonly index: number; readonly kind: string; readonly subject: string }
  | { readonly type: 'checkpoint'; readonly size: number; readonly root: string };
