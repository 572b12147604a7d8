namespace Truceline.Core.Mandates;

/// <summary>
/// How the two delegations agreed to work: the part of the working procedures that the program itself keeps. A mission starts with
/// those of its files; what they leave out has the default that stands here.
/// </summary>
public sealed partial record Modalities
{
    public static Modalities Default { get; } = new();
}
