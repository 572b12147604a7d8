import type { GeoJSON } from 'geojson';
import type { components } from './openapi';

/**
 * The JSON that the server speaks. Views and answers are taken from `openapi.ts`, which `npm run types` makes from the server's own
 * description; only what travels over live connections and inside bulletins is written here.
 */
type Schemas = components['schemas'];
/** Read only, and whole: an answer always writes every member. */
type Frozen<T> = T extends readonly (infer Item)[] ? readonly Frozen<Item>[] : T extends object ? { readonly [K in keyof T]-?: Frozen<T[K]> } : T;
type Of<Name extends keyof Schemas> = Frozen<Schemas[Name]>;

export type Role = Of<'Role'>;

export type Session = Of<'SessionAnswer'>;

export type Position = Of<'Position'>;
export type ErrorEllipse = Of<'ErrorEllipse'>;
export type PlacedPoint = Of<'PlacedPoint'>;

export interface Mission extends Omit<Of<'MissionAnswer'>, 'geometries'> { readonly geometries: readonly MissionGeometry[] }

export interface MissionGeometry extends Omit<Of<'GeometryAnswer'>, 'geojson'> { readonly geojson: GeoJSON | null }

export type Clause = Of<'ClauseAnswer'>;

export type Place = Of<'PlaceAnswer'>;

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
  readonly trend: SensorTrend;
  readonly alarms: readonly Alarm[];
}

export type SensorTrend = Of<'SensorTrend'>;

export type Alarm = Of<'Alarm'>;

export type AlarmTended = Of<'AlarmAnswer'>;

export type HealthPoint = Of<'HealthPoint'>;

export type Card = Of<'CardAnswer'>;

export type OpenMatter = Of<'OpenMatter'>;

export type Handover = Of<'HandoverAnswer'>;

export type LookRequest = Of<'LookAnswer'>;

export type FlightPlan = Of<'FlightAnswer'>;

export type Compliance = Of<'Compliance'>;
export type ComplianceCell = Of<'ComplianceCell'>;
export type ClauseCell = Of<'ClauseCell'>;
export type Outcome = Of<'ClauseOutcome'>;
export type Agreement = Of<'AgreementAnswer'>;
export type Duty = Of<'DutyAnswer'>;
export type Fact = Of<'FactAnswer'>;
export type FactKind = Of<'FactKind'>;

export type Complaint = Of<'ComplaintAnswer'>;

export type ReportSector = Of<'ReportedSector'>;

export type NoticeToParties = Of<'NoticeAnswer'>;

export type Instrument = Of<'InstrumentAnswer'>;

export type ModalitiesPage = Of<'ModalitiesAnswer'>;

export type ModalitiesDraft = Of<'DraftAnswer'>;

export type CheckedModalities = Of<'CheckedModalities'>;

export type Movement = Of<'MovementAnswer'>;

export type ComplaintReceipt = Of<'ComplaintReceipt'>;

export interface FrameReport {
  /** Why what it says of its place is not believed; null where it is. */
  readonly doubt?: string | null;
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

export type FactLevel = Of<'FactLevel'>;

export type Sensitivity = Of<'Sensitivity'>;

export type AttributionShare = Of<'AttributionShare'>;

export type EvidenceCitation = Of<'EvidenceCitation'>;

export type ClauseOutcome = Of<'ClauseOutcome'>;

export type ClauseResult = Of<'ClauseResultView'>;

export type Incident = Of<'IncidentView'>;

export type Mark = NonNullable<Incident['mark']>;

export type Act = Of<'Act'>;

export type CountQualifier = Of<'CountQualifier'>;

export type MarkForm = Of<'MarkForm'>;

export type MarkedAnswer = Of<'MarkedAnswer'>;

export type Impediment = Of<'ImpedimentView'>;
export type ImpedimentInFull = Of<'ImpedimentAnswer'>;

export type AssessmentForm = Of<'AssessmentForm'>;

export type Stage = Of<'Stage'>;
export type SealState = Of<'SealState'>;

export type CaseFile = Of<'CaseView'>;

export type Round = Of<'RoundView'>;

export type DelegationRound = Of<'DelegationRoundView'>;

export type FieldComparison = Of<'FieldComparison'>;

export type Finding = Of<'FindingView'>;

export type HeadJudgement = Of<'FindingJudgementView'>;

export type Bulletin = Of<'BulletinView'>;

export type EnrolledKey = Of<'KeyView'>;

export type User = Of<'UserAnswer'>;
export type SessionSeen = Of<'SessionSeen'>;

export type Ledger = Of<'LedgerAnswer'>;

export type EntryHeader = Of<'HeaderAnswer'>;

export type EntrySummary = Of<'EntrySummary'>;

export type LedgerEntry = Of<'EntryAnswer'>;

export type SourceCoverage = Of<'CoverageView'>;

export interface CoverageOfDay extends Omit<Of<'CoverageOfDay'>, 'hours'> { readonly hours: readonly string[] }
export type LineOfDay = Of<'LineOfDay'>;
export type CoverageCell = Of<'CoverageCell'>;
export type NoticedKind = Of<'NoticedKind'>;
export type ClaimAnswer = Of<'ClaimAnswer'>;
export type ObservedBeside = Of<'ObservedBeside'>;

export type Timeline = Of<'TimelineAnswer'>;

export type MotionAnswer = Of<'MotionAnswer'>;

export type TimelineLane = Of<'LaneAnswer'>;

export type TimelineTick = Of<'TickAnswer'>;

export type RecordedSpan = Of<'RecordedSpan'>;

export type LookbackAnswer = Of<'LookbackAnswer'>;

export type Sighting = Of<'Sighting'>;

export type Enrolment = Of<'EnrolmentAnswer'>;

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
  readonly counts: readonly { readonly act: string; readonly count: number; readonly atLeast: boolean; readonly alleged: number; readonly indicatedByRule: number; readonly foundByOne: number; readonly foundJointly: number; readonly entries: readonly number[]; readonly numbers: readonly { readonly qualifier: CountQualifier; readonly number: number; readonly entries: readonly number[] }[]; readonly observed: number | null }[];
  readonly total: { readonly count: number; readonly atLeast: boolean; readonly entries: readonly number[]; readonly notCounted: readonly number[]; readonly setAside: readonly number[]; readonly observed: number | null };
  readonly events: readonly { readonly incident: string; readonly index: number; readonly location: string; readonly means: string; readonly number: number; readonly qualifier: CountQualifier | null; readonly act: string; readonly description: string; readonly at: string; readonly level: FactLevel; readonly cases: readonly string[] }[];
  readonly clauses: readonly { readonly clause: string; readonly article: string; readonly title: string; readonly version: number | null; readonly kind: string; readonly outcome: ClauseOutcome; readonly sentence: string; readonly probability: number | null; readonly observed: number | null; readonly answers: readonly { readonly reading: string | null; readonly outcome: ClauseOutcome; readonly probability: number | null; readonly observed: number | null; readonly drawings: readonly { readonly geometry: string; readonly version: number }[] }[]; readonly entries: readonly number[]; readonly open: readonly number[] }[];
  readonly cases: readonly { readonly case: string; readonly index: number; readonly round?: number; readonly standing?: number; readonly stage: Stage; readonly outcome: CaseFile['outcome']; readonly level: FactLevel; readonly fields: readonly FieldComparison[]; readonly columns: readonly { readonly delegation: string; readonly state: SealState; readonly form: AssessmentForm | null; readonly head: string | null; readonly entries: readonly number[] }[] }[];
  readonly impediments: readonly { readonly kind: string; readonly count: number }[];
  readonly complaints: string;
  readonly complaintLines: readonly { readonly complaint: string; readonly party: string; readonly against: string | null; readonly act: string; readonly article: string | null; readonly location: string | null; readonly filed: string; readonly state: string; readonly overdue: boolean; readonly cases: readonly string[]; readonly entries: readonly number[] }[];
  readonly inside: string;
  readonly observed: readonly { readonly sector: string; readonly name: string; readonly kinds: readonly { readonly kind: NoticedKind; readonly observed: number }[] }[];
}

/** What the delegations read besides an edition, as its canonical JSON says it. */
export interface BulletinInside {
  readonly headline: string;
  readonly seen: readonly { readonly incident: string; readonly index: number; readonly position: string; readonly observation: string }[];
  readonly impediments: readonly { readonly impediment: string; readonly kind: string; readonly source: string | null; readonly since: string; readonly until: string | null; readonly detail: string; readonly entries: readonly number[] }[];
  readonly coverage: { readonly dayHours: number; readonly anyHours: number; readonly note: string; readonly sources: readonly { readonly source: string; readonly name: string; readonly hours: number; readonly zones: readonly { readonly zone: string; readonly name: string; readonly hours: number }[]; readonly entries: readonly number[]; readonly silences?: readonly { readonly cause: 'no-flight' | 'flight-cancelled' | 'dark-during-flight' | 'no-plan-stated'; readonly hours: number; readonly spans: readonly { readonly from: string; readonly to: string }[]; readonly entries: readonly number[] }[] }[] };
}

export type Accepted = Of<'EnteredAnswer'>;

/** Where an asset or a patrol says that it is, until a moment. */
export type PostsOfRegister = Of<'PostsAnswer'>;

export type PostOfRegister = PostsOfRegister['posts'][number];

export type PostPlace = PostOfRegister['places'][number];

export type ContingentOfPosts = PostsOfRegister['contingents'][number];

export type Staffing = Of<'StaffAnswer'>;

export type PlannedVisit = Staffing['visits'][number];

export type OwnStaffing = Of<'OwnStaffAnswer'>;

export type OutsideNotice = Of<'OutsideView'>;

export type OwnCheckIn = Of<'KeptCheckIn'>;

export type CheckedIn = Of<'CheckInAnswer'>;

export type PartyReply = Of<'ReplyAnswer'>;

export interface PresenceReport {
  readonly source: string;
  readonly asset: string;
  readonly name: string | null;
  readonly kind: 'patrol' | 'aircraft';
  readonly at: Position;
  readonly height: number | null;
  readonly error: number | null;
  readonly claimed: string;
  readonly received: string;
  readonly until: string;
}

export type LiveMessage =
  | ({ readonly type: 'health' } & { readonly state: SourceHealth })
  | { readonly type: 'entered'; readonly index: number; readonly kind: string; readonly subject: string }
  | { readonly type: 'presence'; readonly report: PresenceReport }
  | { readonly type: 'checkpoint'; readonly size: number; readonly root: string };
