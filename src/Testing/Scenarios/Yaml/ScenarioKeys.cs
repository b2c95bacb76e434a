namespace AgeingMonitor.Testing.Scenarios.Yaml;

/// <summary>The keys of a scenario file.</summary>
internal static class ScenarioKeys
{
    public const string Scenario = "scenario";
    public const string About = "about";
    public const string Start = "start";
    public const string Days = "days";
    public const string Homes = "homes";
    public const string TimeZone = "time-zone";
    public const string Events = "events";
    public const string MustRaise = "must-raise";
    public const string MustNotRaise = "must-not-raise";
    public const string MustList = "must-list";
    public const string MustNotList = "must-not-list";

    public const string At = "at";
    public const string What = "what";
    public const string For = "for";
    public const string Home = "home";
    public const string Room = "room";
    public const string Sensor = "sensor";
    public const string How = "how";
    public const string Amount = "amount";

    public const string English = "en";
    public const string French = "fr";

    public static readonly IReadOnlyList<string> OfScenario = [Scenario, About, Start, Days, Homes, TimeZone, Events, MustRaise, MustNotRaise, MustList, MustNotList];
    public static readonly IReadOnlyList<string> OfEvent = [At, What, For, Home, Room, Sensor, How, Amount];
    public static readonly IReadOnlyList<string> OfAbout = [English, French];
}
