namespace AgeingMonitor.Testing.Importers;

/// <summary>The folder is not laid out as the format says, or a file is damaged: the import as a whole cannot be done. The message is for the person at the command line.</summary>
internal sealed class ImportSourceException(string message) : Exception(message);
