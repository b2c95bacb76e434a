namespace AgeingMonitor.Host.Commands;

/// <summary>What was said on the command line cannot be meant, before anything is tried: an option's value is refused, or one is missing. Exit code 2. The message says what is allowed.</summary>
internal sealed class UsageFaultException(string message) : Exception(message);
