namespace Truceline.Core.Claims;

/// <summary>How far a complaint has come. Nothing is closed without an answer: there is no other end.</summary>
public enum ComplaintState
{
    /// <summary>It has its number; nobody of a delegation has taken note yet.</summary>
    Registered,

    /// <summary>A delegation has taken note.</summary>
    Acknowledged,

    /// <summary>A look-request is about it.</summary>
    Tasked,

    /// <summary>A case is about it, in which the delegations judge.</summary>
    Assessed,

    Answered,
}
