namespace AgeingMonitor.Testing.Importers;

/// <summary>Makes a recording of a public data set. Safe to share; deterministic: the same folder and options give the same bytes.</summary>
public interface IRecordingImporter
{
    /// <summary>Name on the command line, such as <c>tihm</c>.</summary>
    string Format { get; }

    /// <summary>What the folder must hold, how rows become observations, and what is assumed: the command's help text, lines of at most 100 characters.</summary>
    string Help { get; }

    /// <summary>Which options mean something to this format.</summary>
    ImportChoices Choices { get; }

    /// <summary>Reads the folder and writes the recording. Rows that cannot be used are counted; a folder that is not of this format is a <see cref="ImportResult.Problem"/>.</summary>
    /// <param name="folder">The data set.</param>
    /// <param name="output">The recording to write; an older file of that name is replaced at the end.</param>
    /// <param name="options">Choices.</param>
    /// <param name="progress">Told the number of messages written from time to time; may be null.</param>
    /// <param name="cancellationToken">Ends the import; a part file may stay behind.</param>
    /// <exception cref="IOException">The recording cannot be written.</exception>
    Task<ImportResult> ImportAsync(string folder, string output, ImportOptions options, IProgress<long>? progress, CancellationToken cancellationToken);
}
