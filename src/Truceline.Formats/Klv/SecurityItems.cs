namespace Truceline.Formats.Klv;

/// <summary>Items of the security local set, MISB ST 0102.</summary>
internal static class SecurityItems
{
    // The two methods number the same ways of naming countries differently; empty ones the standard leaves out.
    private static readonly string[] ClassifyingCountryMethods =
    [
        "", "ISO 3166 two letter", "ISO 3166 three letter", "FIPS 10-4 two letter", "FIPS 10-4 four letter", "ISO 3166 numeric",
        "STANAG 1059 two letter", "STANAG 1059 three letter", "", "", "FIPS 10-4 mixed", "ISO 3166 mixed", "STANAG 1059 mixed",
        "GENC two letter", "GENC three letter", "GENC numeric", "GENC mixed",
    ];

    private static readonly string[] ObjectCountryMethods =
    [
        "", "ISO 3166 two letter", "ISO 3166 three letter", "ISO 3166 numeric", "FIPS 10-4 two letter", "FIPS 10-4 four letter",
        "STANAG 1059 two letter", "STANAG 1059 three letter", "", "", "", "", "", "GENC two letter", "GENC three letter", "GENC numeric",
        .. Enumerable.Repeat("", 0x40 - 0x10), "GENC administrative subdivision",
    ];

    public static Dictionary<int, ItemDefinition> Set() => new()
    {
        [1] = new("Security Classification", KlvEncoding.Enumeration) { Cases = ["", "unclassified", "restricted", "confidential", "secret", "top secret"] },
            [2] = new("Classifying Country Coding Method", KlvEncoding.Enumeration) { Cases = ClassifyingCountryMethods },
        [3] = new("Classifying Country", KlvEncoding.Text),
        [4] = new("SCI / SHI Information", KlvEncoding.Text),
        [5] = new("Caveats", KlvEncoding.Text),
        [6] = new("Releasing Instructions", KlvEncoding.Text),
        [7] = new("Classified By", KlvEncoding.Text),
        [8] = new("Derived From", KlvEncoding.Text),
        [9] = new("Classification Reason", KlvEncoding.Text),
        [10] = new("Declassification Date", KlvEncoding.Text),
        [11] = new("Classification and Marking System", KlvEncoding.Text),
        [12] = new("Object Country Coding Method", KlvEncoding.Enumeration) { Cases = ObjectCountryMethods },
        [13] = new("Object Country Codes", KlvEncoding.WideText),
        [14] = new("Classification Comments", KlvEncoding.Text),
        [15] = new("UMID Video", KlvEncoding.Bytes),
        [16] = new("UMID Audio", KlvEncoding.Bytes),
        [17] = new("UMID Data", KlvEncoding.Bytes),
        [18] = new("UMID System", KlvEncoding.Bytes),
        [19] = new("Stream ID", KlvEncoding.Unsigned),
        [20] = new("Transport Stream ID", KlvEncoding.Unsigned),
        [21] = new("Item Designator ID", KlvEncoding.Bytes),
        [22] = new("Version", KlvEncoding.Unsigned),
        [23] = new("Classifying Country Coding Method Version Date", KlvEncoding.Text),
        [24] = new("Object Country Coding Method Version Date", KlvEncoding.Text),
    };
}
