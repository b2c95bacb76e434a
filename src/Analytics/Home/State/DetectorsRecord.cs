using AgeingMonitor.Analytics.Detection.Agitation;
using AgeingMonitor.Analytics.Detection.Capacity;
using AgeingMonitor.Analytics.Detection.Climate;
using AgeingMonitor.Analytics.Detection.Nights;
using AgeingMonitor.Analytics.Detection.Routine;
using AgeingMonitor.Analytics.Detection.SensorSilence;
using AgeingMonitor.Analytics.Detection.Stillness;

namespace AgeingMonitor.Analytics.Home.State;

/// <summary>What the detectors of one kit remember, residents' runs excepted.</summary>
internal sealed record DetectorsRecord(
    long? Watermark,
    bool HasHeartbeats,
    long? LastSeal,
    long? SilenceFoundAfter,
    StillnessState Stillness,
    SensorRecord[] Sensors,
    StateRecord[] States,
    string[] LowBatteries,
    RunRecord[] Runs,
    long? SilenceFoundAt = null,
    long? SilenceHeldAfter = null,
    RoutineState? Routine = null,
    MeasurementRecord[]? Measurements = null,
    AgitationState? Agitation = null,
    VitalSeriesRecord[]? VitalSeries = null,
    FallWordRecord[]? FallWords = null,
    ClimateState? Climate = null,
    FallWordRecord[]? WornFalls = null,
    FloorRecord[]? Floors = null,
    ThermalRecord[]? Thermal = null,
    SensorWordRecord[]? SensorWords = null,
    TraceRecord[]? Traces = null,
    int? BaselineSlot = null,
    CapacityState? Capacity = null,
    NightState? Nights = null,
    SensorSilenceState? SilentSensors = null);
