using AgeingMonitor.Edge.Sensors.HelpButton;

namespace AgeingMonitor.Edge.Tests.Rules;

/// <summary>A lamp and buzzer that remember what they showed.</summary>
internal sealed class RecordedSignal : IHelpSignal
{
    public List<HelpSignal> All { get; } = [];

    public HelpSignal Now => All.Count > 0 ? All[^1] : HelpSignal.Idle;

    public bool CanShow { get; init; } = true;

    public void Show(HelpSignal signal) => All.Add(signal);
}
