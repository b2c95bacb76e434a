namespace AgeingMonitor.Testing.Recordings.Editing.Anonymising;

/// <summary>Looks for ids of a recording in what a person says about it: one that is named there undoes its replacement everywhere else.</summary>
internal static class ManifestIds
{
    /// <summary>What is wrong with the words; null when they name nothing of the recording.</summary>
    public static string? FindIn(RecordingManifest manifest, params string?[] words)
    {
        foreach (var id in Of(manifest))
        {
            if (words.Any(text => text?.Contains(id, StringComparison.OrdinalIgnoreCase) == true))
            {
                return $"the words about the new recording name {id}, which is replaced in it: say it without ids.";
            }
        }

        return null;
    }

    private static IEnumerable<string> Of(RecordingManifest manifest) => manifest.Homes.SelectMany(home => (IEnumerable<string>)
    [
        home.Home.Value,
        home.CareTeam.Value,
        .. home.Rooms.Select(room => room.Id.Value),
        .. home.Kits.Select(placement => placement.Kit.Value),
        .. home.Residents.Select(residency => residency.Resident.Value),
    ]);
}
