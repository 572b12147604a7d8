using NodaTime;
using Truceline.Core.Cases;
using Truceline.Core.Claims;
using Truceline.Core.Record;
using Truceline.Core.Shifts;

namespace Truceline.Server.Claims;

/// <param name="Against">Id of whom it names as the author; null names nobody.</param>
/// <param name="Latitude">Degrees; with the longitude and the distance about it (metres), or none of the three.</param>
/// <param name="What">Free text in the language that <paramref name="Language"/> names; it is kept outside the log, under its salted digest.</param>
/// <param name="WhatSalt">256 bits, lower hex.</param>
/// <param name="Language">BCP 47.</param>
public sealed record ComplaintPost(
    Act Act, Instant From, Instant To, string What, string WhatSalt, string Language, string Command, string? Against = null, string? Article = null,
    double? Latitude = null, double? Longitude = null, double? Within = null, IReadOnlyList<ComplaintFilePost>? Files = null);

/// <param name="Type">Media type.</param>
/// <param name="Content">The bytes, base64.</param>
public sealed record ComplaintFilePost(string Type, byte[] Content);

public sealed record ComplaintNotePost(string Command);

/// <param name="Case">Of a case that is said to be about it.</param>
public sealed record ComplaintTaskPost(string Case, string Command);

/// <param name="Incidents">What the centre recorded of it, where it did.</param>
public sealed record ComplaintCasePost(IReadOnlyList<string> Incidents, string Reason, string Command);

/// <param name="Words">Free text; with its salt and language. Null where the finding of <paramref name="Case"/> is the answer.</param>
public sealed record ComplaintAnswerPost(string Command, string? Words = null, string? WordsSalt = null, string? Language = null, string? Case = null);

/// <summary>Given at once, to be kept: whoever holds it proves that the complaint was filed, to anyone and without the centre.</summary>
/// <param name="Envelope">The leaf, base64.</param>
/// <param name="Proof">Inclusion proof in <paramref name="Checkpoint"/>, lower hex, from the leaf up.</param>
/// <param name="Checkpoint">The signed note.</param>
/// <param name="Vkey">The key of the log that signed it.</param>
public sealed record ComplaintReceipt(string Complaint, long Index, string Envelope, IReadOnlyList<string> Proof, string Checkpoint, string Vkey);

/// <summary>A complaint and its fate, as its own party and both delegations see it.</summary>
/// <param name="What">Null where the words were taken away.</param>
/// <param name="DueAt">When the next step is due; null once it is answered.</param>
/// <param name="Modalities">The version whose clocks run on it; null for complaints older than versions.</param>
public sealed record ComplaintAnswer(
    string Complaint, long Index, string Party, Act Act, string? Against, string? Article, Instant From, Instant To,
    double? Latitude, double? Longitude, double? Within, string? What, string Language, IReadOnlyList<ComplaintFile> Files,
    Instant Filed, ComplaintState State, Instant? DueAt, bool Overdue, ComplaintTestAnswer Tested, IReadOnlyList<ComplaintNoteView> Acknowledged,
    IReadOnlyList<ComplaintLookAnswer> Looks, IReadOnlyList<ComplaintCaseAnswer> Cases, IReadOnlyList<ComplaintWordsAnswer> Answers, IReadOnlyList<long> Entries,
    int? Modalities)
{
    /// <summary>Of each file, what it may tell of whoever made it; null where it tells nothing. Empty where only the list of complaints was asked for.</summary>
    public IReadOnlyList<string?> FileRemarks { get; init; } = [];
}

/// <param name="Tested">Whether the claim was held against what was seen and heard.</param>
public sealed record ComplaintTestAnswer(bool Tested, string Sentence);

/// <param name="Look">Null for a liaison: where the centre looks is not told.</param>
public sealed record ComplaintLookAnswer(string? Look, Instant At, Instant Until, LookState State, Instant? AnsweredAt);

/// <param name="Finding">Digest of what both heads signed; null before.</param>
public sealed record ComplaintCaseAnswer(string Case, Instant OpenedAt, Stage Stage, CaseOutcome Outcome, string? Finding);

/// <param name="Words">Null where the finding is the answer, or where the words were taken away.</param>
/// <param name="Agreed">Fields of the finding that both delegations judged alike; empty for an answer in words.</param>
public sealed record ComplaintWordsAnswer(
    string Delegation, string? Words, string? Language, string? Case, IReadOnlyList<AgreedField> Agreed, Instant At, long Index);

public sealed record AgreedField(string Field, string Value);
