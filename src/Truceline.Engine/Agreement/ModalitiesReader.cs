using System.Text;
using Truceline.Core.Agreement;
using Truceline.Core.Mandates;

namespace Truceline.Engine.Agreement;

/// <summary>What came of reading modalities as written.</summary>
/// <param name="Modalities">Null where anything is wrong.</param>
/// <param name="Document">Their canonical text; null likewise.</param>
public sealed record ModalitiesReading(Modalities? Modalities, string? Document, IReadOnlyList<MissionFault> Faults);

/// <summary>Reads modalities that stand by themselves, with the same keys as the block in <c>mission.yaml</c>. Whatever is wrong is a fault with its line.</summary>
public static class ModalitiesReader
{
    public const string File = "modalities.yaml";

    /// <summary>Characters of a draft at most, remarks included.</summary>
    public const int Longest = 64_000;

    /// <param name="mission">Whose sources, delegations, geometries and standards may be named.</param>
    public static ModalitiesReading Read(string text, Mission mission) => Read(text, ModalityNames.Of(mission));

    /// <summary>Modalities as they were agreed to; null where their text cannot be read.</summary>
    /// <param name="document">A canonical text, whose names were checked when it was drafted.</param>
    public static Modalities? Agreed(string document) => Read(document, (ModalityNames?)null).Modalities;

    private static ModalitiesReading Read(string text, ModalityNames? names)
    {
        var faults = new Faults();
        if (text.Length > Longest)
        {
            faults.Add(File, 0, $"The text is longer than {Longest} characters.");
        }
        else if (YamlText.Read(File, Encoding.UTF8.GetBytes(text), faults) is { } document)
        {
            var read = new ModalitiesParser(new Form(File, document, faults), names).Read();
            if (!faults.Any)
            {
                return new(read, ModalitiesText.Write(read), []);
            }
        }

        return new(null, null, faults.Any ? faults.Found : [new(File, 0, "The text could not be read.")]);
    }
}
