namespace AgeingMonitor.Host.Configuration;

/// <summary>The configuration is wrong. The message names every fault at once.</summary>
internal sealed class ConfigurationFaultException(string message) : Exception(message);
