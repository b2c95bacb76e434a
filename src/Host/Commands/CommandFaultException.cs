namespace AgeingMonitor.Host.Commands;

/// <summary>The command cannot be done, for a reason that the person at the keyboard can mend. The message says what to do.</summary>
internal sealed class CommandFaultException(string message) : Exception(message);
