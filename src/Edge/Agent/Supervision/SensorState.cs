using System.Text.Json.Serialization;

namespace AgeingMonitor.Edge.Agent.Supervision;

/// <summary>How a sensor is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SensorState>))]
internal enum SensorState
{
    /// <summary>It runs and has not told anything yet.</summary>
    Starting,

    /// <summary>It tells what it measures, or has run for a while without a fault.</summary>
    Well,

    /// <summary>It runs, and is not believed.</summary>
    Suspect,

    /// <summary>It does not run; it is tried again.</summary>
    Faulty,
}
