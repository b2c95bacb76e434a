namespace AgeingMonitor.Contracts.Packs;

/// <summary>A record of a pack that cannot be taken, while the rest of the pack stands.</summary>
/// <param name="Index">Its place in the message, from 0.</param>
/// <param name="Reason">One of <see cref="Mqtt.WireReasons"/>.</param>
/// <param name="Detail">What was found, for a person.</param>
/// <param name="Record">The record after its base fields were applied, as text in the manner of SenML JSON; cut after some hundred characters.</param>
public sealed record RejectedRecord(int Index, string Reason, string Detail, string Record);
