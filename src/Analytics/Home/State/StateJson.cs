using System.Text.Json.Serialization;

namespace AgeingMonitor.Analytics.Home.State;

/// <summary>The saved forms, read and written by generated code.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(HomeStateRecord))]
[JsonSerializable(typeof(ResidentStateRecord))]
internal sealed partial class StateJson : JsonSerializerContext;
