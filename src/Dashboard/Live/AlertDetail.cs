using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Dashboard.Components;
using AgeingMonitor.Dashboard.Hubs;
using AgeingMonitor.Dashboard.Texts;

namespace AgeingMonitor.Dashboard.Live;

/// <summary>An alert with its home, its journal and what the viewer may do with it.</summary>
internal sealed record AlertDetail(
    Alert Alert, HomeNaming Home, IReadOnlyList<AlertEntry> Entries, IReadOnlyDictionary<string, string> People, bool MayStep, IReadOnlyList<Place> Places)
{
    public string Id => Alert.Draft.Id.ToString();

    public bool LivesHere(ResidentId resident) => Home.Plan.Residents.Any(r => r.Resident == resident);

    public string SubjectText(Words words)
    {
        var value = Alert.Draft.Subject.Value;
        return value.Split(':', 2) switch
        {
            ["kit", var kit] => words.Fill(PageTexts.SubjectKit, kit),
            ["sensor", var sensor] => words.Fill(PageTexts.SubjectSensor, sensor[(sensor.IndexOf('/', StringComparison.Ordinal) + 1)..]),
            ["resident", _] => words[PageTexts.Someone],
            _ => words[PageTexts.Household],
        };
    }

    public IEnumerable<EvidenceLine> Evidence(Words words) => Alert.Draft.Evidence.Select(e =>
    {
        var quantity = Quantities.Find(e.Quantity);
        var unit = quantity is null ? string.Empty : Units.Shown(quantity);
        string WithUnit(double value) => $"{words.Number(value, value == Math.Truncate(value) ? 0 : 1)}\u00A0{unit}".TrimEnd();
        return new EvidenceLine(
            words.Exact(e.MeasuredAt, Zones.Find(Home.Plan.TimeZone)),
            quantity is null ? e.Quantity : words[new LocalizedText(quantity.French, quantity.English)],
            SensorText(e, words),
            e.Value is { } value ? WithUnit(value) : "–",
            LimitsText(e, words, WithUnit),
            e.Source);
    });

    public IEnumerable<JournalLine> Journal(Words words) => Entries.Select(e => new JournalLine(
        words.Exact(e.At, Zones.Find(Home.Plan.TimeZone)),
        words[KindText(e.Kind)] + (e.Outcome is { } outcome ? $" ({words[Labels.Outcome(outcome)]})" : null),
        e.Actor == CareActors.System ? words[PageTexts.SystemActor] : People.GetValueOrDefault(e.Actor) ?? words[PageTexts.FormerUser],
        AlertEntryKinds.IsDevelopment(e.Kind) && e.Note is { } reason ? words[ReasonText(reason)] : e.Note));

    private string SensorText(Evidence evidence, Words words)
    {
        if (evidence.Sensor is not { } sensor)
        {
            return "–";
        }

        var room = Home.Plan.Kits.Where(k => k.During.Contains(evidence.MeasuredAt)).Select(k => Home.Plan.RoomKindOf(k.Kit, sensor, evidence.MeasuredAt)).FirstOrDefault(r => r is not null);
        return room is { } kind ? $"{sensor.Value} ({words[Labels.Room(Codes.Of(kind))]})" : sensor.Value;
    }

    private static string LimitsText(Evidence evidence, Words words, Func<double, string> withUnit) => (evidence.LowLimit, evidence.HighLimit) switch
    {
        ({ } low, { } high) => words.Fill(PageTexts.LimitBoth, withUnit(low), withUnit(high)),
        ({ } low, null) => words.Fill(PageTexts.LimitLow, withUnit(low)),
        (null, { } high) => words.Fill(PageTexts.LimitHigh, withUnit(high)),
        _ => words[PageTexts.NoLimit],
    };

    private static LocalizedText KindText(string kind) => kind switch
    {
        AlertEntryKinds.Raised => PageTexts.StepRaised,
        AlertEntryKinds.Acknowledged => PageTexts.StepAcknowledged,
        AlertEntryKinds.Resolved => PageTexts.StepResolved,
        AlertEntryKinds.Reopened => PageTexts.StepReopened,
        AlertEntryKinds.Confirmed => PageTexts.StepConfirmed,
        AlertEntryKinds.Cancelled => PageTexts.StepCancelled,
        AlertEntryKinds.Joined => PageTexts.StepJoined,
        AlertEntryKinds.Ended => PageTexts.StepEnded,
        _ => new LocalizedText(kind, kind),
    };

    private static LocalizedText ReasonText(string reason) => reason switch
    {
        AlertDevelopments.Still => PageTexts.ReasonStill,
        AlertDevelopments.Unanswered => PageTexts.ReasonUnanswered,
        AlertDevelopments.Kit => PageTexts.ReasonKit,
        AlertDevelopments.SecondSource => PageTexts.ReasonSecondSource,
        AlertDevelopments.OnFloor => PageTexts.ReasonOnFloor,
        AlertDevelopments.Walking => PageTexts.ReasonWalking,
        AlertDevelopments.Resident => PageTexts.ReasonResident,
        AlertDevelopments.Elsewhere => PageTexts.ReasonElsewhere,
        AlertDevelopments.OffFloor => PageTexts.ReasonOffFloor,
        AlertDevelopments.WornSensor => PageTexts.ReasonWornSensor,
        AlertDevelopments.SpeaksAgain => PageTexts.ReasonSpeaksAgain,
        _ => new LocalizedText(reason, reason),
    };
}
