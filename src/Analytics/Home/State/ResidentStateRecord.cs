using AgeingMonitor.Analytics.Shadow;

namespace AgeingMonitor.Analytics.Home.State;

/// <summary>A resident's part of a saved state.</summary>
internal sealed record ResidentStateRecord(
    int Version,
    RunRecord[] Runs,
    ScoreRecord[]? Scores = null,
    MeasurementRecord[]? Measurements = null,
    VitalSeriesRecord[]? VitalSeries = null,
    WornSensorRecord[]? Worn = null,
    WeightRecord[]? Weights = null,
    BaselineRecord[]? Baselines = null,
    PressureRecord[]? Pressures = null,
    TraceRecord[]? Traces = null,
    ShadowRecord[]? Shadows = null,
    WaveRecord[]? Waves = null);
