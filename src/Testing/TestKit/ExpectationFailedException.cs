namespace AgeingMonitor.Testing.TestKit;

/// <summary>What a test expected of a <see cref="TestHome"/> is not so; the message says what is.</summary>
public sealed class ExpectationFailedException(string message) : Exception(message);
