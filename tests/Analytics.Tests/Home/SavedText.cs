using System.Text;
using AgeingMonitor.Analytics.Home.State;

namespace AgeingMonitor.Analytics.Tests.Home;

/// <summary>The JSON of a saved part, to look into.</summary>
internal static class SavedText
{
    public static string Text(this HomeStatePart part) => Encoding.UTF8.GetString(SavedJson.Json(part.State));
}
