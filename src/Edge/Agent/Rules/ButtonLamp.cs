using AgeingMonitor.Edge.Sensors.HelpButton;

namespace AgeingMonitor.Edge.Agent.Rules;

/// <summary>
/// What a help button's lamp and buzzer show: the question while it is asked; else that a call was heard, until the server has it, however long that takes; then that it has it; else that it is too warm somewhere;
/// else which kit it is, where somebody asked. One caller at a time.
/// </summary>
internal sealed class ButtonLamp(IHelpSignal signal)
{
    private readonly IHelpSignal signal = signal;

    /// <summary>How long the lamp says that the server has a call: 5 minutes, in microseconds.</summary>
    public const long Comfort = 300_000_000;

    private HelpSignal? shown;
    private IToldEvent? call;
    private long? acknowledgedAt;

    /// <summary>Whether both light the same lamp.</summary>
    public bool IsSame(ButtonLamp other) => ReferenceEquals(signal, other.signal);

    /// <summary>The call that the lamp tells of from now on.</summary>
    public void Follow(IToldEvent told) => (call, acknowledgedAt) = (told, null);

    /// <summary>Tells of the call that another lamp told of, for as long as that one would have.</summary>
    public void GoOnFrom(ButtonLamp other) => (call, acknowledgedAt) = (other.call, other.acknowledgedAt);

    /// <summary>The button was pressed, upon which its lamp shows <see cref="HelpSignal.Heard"/> by itself.</summary>
    public void Press()
    {
        shown = HelpSignal.Heard;
        signal.Show(HelpSignal.Heard);
    }

    /// <summary>Whether it tells of a call that was heard, or that the server has.</summary>
    public bool IsCalling => call is not null;

    /// <summary>Shows what there is to show.</summary>
    /// <param name="isAsking">Whether the kit asks if all is well.</param>
    /// <param name="isTooWarm">Whether it is too warm somewhere.</param>
    /// <param name="isIdentifying">Whether somebody wants to see which kit it is.</param>
    /// <param name="now">Now.</param>
    public void Update(bool isAsking, bool isTooWarm, bool isIdentifying, long now)
    {
        if (call is { IsAcknowledged: true })
        {
            acknowledgedAt ??= now;
        }

        if (acknowledgedAt is { } at && now - at >= Comfort)
        {
            (call, acknowledgedAt) = (null, null);
        }

        Show(isAsking ? HelpSignal.Question
            : call is not null ? acknowledgedAt is null ? HelpSignal.Heard : HelpSignal.Confirmed
            : isTooWarm ? HelpSignal.TooWarm
            : isIdentifying ? HelpSignal.Identify
            : HelpSignal.Idle);
    }

    /// <summary>Shows it, unless it is shown already: a rhythm that begins anew each time would be none.</summary>
    public void Show(HelpSignal wanted)
    {
        if (shown != wanted)
        {
            shown = wanted;
            signal.Show(wanted);
        }
    }
}
