using System.Text.Json;
using AgeingMonitor.Analytics.Detection.SensorSilence;
using AgeingMonitor.Analytics.Home;
using AgeingMonitor.Analytics.Home.State;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Evaluation.SensorSilence;

/// <summary>What tells of silent sensors: the product's detector, or a baseline.</summary>
internal interface ISilenceJudge
{
    /// <summary>Takes a pack, of which the signs of one sensor may be left out; the subjects told are added.</summary>
    void Play(in Minute minute, SensorId? muted, ICollection<SensorId> told);

    /// <summary>The same, to go on apart from this one.</summary>
    ISilenceJudge Copy();
}

/// <summary>The detector and rule of the product.</summary>
internal sealed class ProductJudge(HomeMinutes home, SensorSilenceOptions options, SensorSilenceState state) : ISilenceJudge
{
    private readonly SensorSilenceWatch watch = new(home.Kit, options, state);
    private readonly List<AlertDraft> raised = [];

    public void Play(in Minute minute, SensorId? muted, ICollection<SensorId> told)
    {
        if (minute.IsGap)
        {
            watch.OnGap(minute.At);
        }

        foreach (var sign in minute.Signs)
        {
            if (sign.Sensor != muted)
            {
                watch.Move(home.View, sign.Sensor, sign.Quantity, sign.Room, sign.At, raised);
            }
        }

        watch.Advance(home.View, minute.At, raised);
        foreach (var alert in raised.Where(alert => alert.Development is null))
        {
            told.Add(alert.Evidence[0].Sensor!.Value);
        }

        raised.Clear();
    }

    public ISilenceJudge Copy() =>
        new ProductJudge(home, options, JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(state, StateJson.Default.SensorSilenceState), StateJson.Default.SensorSilenceState)!);
}

/// <summary>A day without a word is too long, whatever the sensor; told by day as the product does.</summary>
internal sealed class DayLongJudge : ISilenceJudge
{
    private readonly Dictionary<SensorId, (Instant Spoke, bool IsTold)> sensors = [];

    public void Play(in Minute minute, SensorId? muted, ICollection<SensorId> told)
    {
        foreach (var sign in minute.Signs)
        {
            if (sign.Sensor != muted)
            {
                sensors[sign.Sensor] = (sign.At, false);
            }
        }

        foreach (var (sensor, (spoke, isTold)) in sensors)
        {
            if (!isTold && minute.At - spoke >= TimeSpan.FromHours(24) && minute.Local.Hour is >= 7 and < 22)
            {
                sensors[sensor] = (spoke, true);
                told.Add(sensor);
            }
        }
    }

    public ISilenceJudge Copy()
    {
        var copy = new DayLongJudge();
        foreach (var (sensor, memory) in sensors)
        {
            copy.sensors[sensor] = memory;
        }

        return copy;
    }
}
