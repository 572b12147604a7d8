using NodaTime;
using Truceline.Core.Record;
using Truceline.Core.Shifts;

namespace Truceline.Server.Shifts;

/// <param name="Log">Free text; like the other words below it is kept outside the log, under its salted digest.</param>
/// <param name="LogSalt">256 bits, lower hex.</param>
public sealed record HandoverForm(string Log, string LogSalt, IReadOnlyList<OpenMatter> Matters, string Command);

public sealed record TakeoverForm(string Command);

/// <param name="Source">Null where any will do.</param>
/// <param name="Latitude">Degrees; with the longitude, or neither.</param>
public sealed record LookForm(
    Instant From, Instant Until, string What, string WhatSalt, string Command, string? Source = null, double? Latitude = null, double? Longitude = null);

/// <param name="Outcome">looked, could-not or withdrawn.</param>
public sealed record LookAnswerForm(LookState Outcome, string Words, string WordsSalt, string Command);

public sealed record FlightForm(string Source, Instant From, Instant To, string Command);

public sealed record CancelForm(string Reason, string ReasonSalt, string Command);

/// <param name="Log">Null for the other delegation, whose business it is not, and where it was taken away.</param>
/// <param name="IsOwnOfficer">The reader handed it over.</param>
public sealed record HandoverAnswer(HandoverView Handover, string? Log, bool IsOwnOfficer);

/// <param name="Overdue">It was not answered by the end of its time.</param>
public sealed record LookAnswer(LookView Request, string? What, string? AnsweredWith, bool Overdue);

/// <param name="Stands">It is not over and not cancelled.</param>
public sealed record FlightAnswer(FlightView Plan, string? Reason, bool Stands);
