using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Contracts.Alerts;

/// <summary>Whom or what an alert is about, as a text that is part of its id.</summary>
/// <param name="Value"><c>household</c>, <c>resident:r-…</c>, <c>sensor:&lt;kit&gt;/&lt;sensor&gt;</c>, <c>kit:k-…</c>, or on the daily list <c>model:&lt;kit&gt;/&lt;model&gt;</c>.</param>
public readonly record struct AlertSubject(string Value)
{
    /// <summary>The home as a whole: ambient findings, and all findings of a shared home that no one person owns.</summary>
    public static readonly AlertSubject Household = new("household");

    /// <summary>One resident.</summary>
    public static AlertSubject Of(ResidentId resident) => new($"resident:{resident.Value}");

    /// <summary>One sensor of a kit.</summary>
    public static AlertSubject Of(KitId kit, SensorId sensor) => new($"sensor:{kit.Value}/{sensor.Value}");

    /// <summary>One kit.</summary>
    public static AlertSubject Of(KitId kit) => new($"kit:{kit.Value}");

    /// <summary>One model as it runs on what one kit sends.</summary>
    public static AlertSubject OfModel(KitId kit, string model) => new($"model:{kit.Value}/{model}");

    /// <summary>The resident, when it is about one.</summary>
    public ResidentId? Resident => Value.StartsWith("resident:", StringComparison.Ordinal) && ResidentId.TryParse(Value["resident:".Length..], out var id) ? id : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
