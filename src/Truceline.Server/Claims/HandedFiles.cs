using Truceline.Core.Claims;
using Truceline.Core.Mandates;
using Truceline.Core.Record;
using Truceline.Formats.PictureFiles;
using Truceline.Server.Access;

namespace Truceline.Server.Claims;

/// <summary>
/// Files as they are handed out. The original is kept untouched and goes to the delegations, who are warned of what it says beside its pixels; to
/// others a picture goes without that, and a file from which it cannot be taken does not go at all, but to the party that handed it in.
/// </summary>
internal static class HandedFiles
{
    /// <summary>Of each file, in order: what it may tell of whoever made it; null where it tells nothing.</summary>
    public static IReadOnlyList<string?> Remarks(ComplaintView one, string data) => [.. one.Files.Select(file => Remark(file, data))];

    public static IResult Answer(ComplaintView one, int number, string data, Caller caller)
    {
        var kept = one.Files[number - 1];
        var path = Path.GetFullPath(Path.Combine(data, kept.Path));
        if (!File.Exists(path))
        {
            return Refusals.NotFound("The file is not there any more; fsck names it.");
        }

        var name = $"{one.Complaint}-{number}.{ComplaintFiles.Endings.GetValueOrDefault(kept.Type, "bin")}";
        if (Mandate.BelongsToDelegation(caller.Role) || kept.Type == "text/plain")
        {
            return Results.File(path, "application/octet-stream", name);
        }

        return IsPicture(kept) && PictureMetadata.Strip(File.ReadAllBytes(path)) is { } clean ? Results.File(clean, "application/octet-stream", name)
            : caller.Party == one.Party ? Results.File(path, "application/octet-stream", name)
            : Refusals.Conflict("The file may tell of whoever made it, and that cannot be taken out of it: the delegations alone read it.");
    }

    private static string? Remark(ComplaintFile file, string data)
    {
        if (!IsPicture(file))
        {
            return file.Type == "text/plain" ? null : "A file of this kind may tell of whoever made it; it is handed to the delegations alone.";
        }

        var path = Path.Combine(data, file.Path);
        return (File.Exists(path) ? PictureMetadata.Look(File.ReadAllBytes(path)) : null) switch
        {
            null => "It is no picture that can be read; what it tells of whoever made it is not known.",
            PictureRemarks.None => null,
            var remarks when remarks.Value.HasFlag(PictureRemarks.Position) && remarks.Value.HasFlag(PictureRemarks.Serial) =>
                "The original tells where it was taken and the camera's serial number; others are handed a copy without them.",
            var remarks when remarks.Value.HasFlag(PictureRemarks.Position) => "The original tells where it was taken; others are handed a copy without it.",
            var remarks when remarks.Value.HasFlag(PictureRemarks.Serial) => "The original tells the camera's serial number; others are handed a copy without it.",
            _ => "The original holds more than its pixels; others are handed a copy without it.",
        };
    }

    private static bool IsPicture(ComplaintFile file) => file.Type is "image/jpeg" or "image/png";
}
