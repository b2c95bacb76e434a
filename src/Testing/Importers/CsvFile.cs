using System.Text;
using AgeingMonitor.Testing.Basics;

namespace AgeingMonitor.Testing.Importers;

/// <summary>
/// Rows of a text file with columns (RFC 4180 without line breaks inside quotes), plain or gzip, streamed; columns are found by the names of the header line. One caller at a time.
/// </summary>
internal sealed class CsvFile : IAsyncDisposable
{
    private const int MaxLineBytes = 64 * 1024;
    private readonly Stream stream;
    private readonly BoundedLineReader lines;
    private readonly List<string> fields = [];
    private readonly CsvForm form;
    private int[] columns = [];

    private CsvFile(string path, Stream stream, CsvForm form)
    {
        Name = Path.GetFileName(path);
        this.form = form;
        this.stream = stream;
        lines = new BoundedLineReader(stream, MaxLineBytes);
    }

    /// <summary>File name, for reports.</summary>
    public string Name { get; }

    /// <summary>Line of the row last read, from 1 (the header).</summary>
    public long Line => lines.LineNumber;

    /// <summary>Finds <c>name</c> or <c>name.gz</c> in a folder, whatever its capitals; null when there is neither.</summary>
    public static string? Find(string folder, string name) => Directory.EnumerateFiles(folder)
        .Where(path => Path.GetFileName(path).Equals(name, StringComparison.OrdinalIgnoreCase)
            || Path.GetFileName(path).Equals(name + ".gz", StringComparison.OrdinalIgnoreCase))
        .Order(StringComparer.Ordinal)
        .FirstOrDefault();

    /// <summary>Opens a file and finds its columns.</summary>
    /// <exception cref="ImportSourceException">A column is missing, or the file cannot be read.</exception>
    public static Task<CsvFile> OpenAsync(string path, IReadOnlyList<string> columnNames, CancellationToken cancellationToken) => OpenAsync(path, columnNames, CsvForm.Usual, cancellationToken);

    /// <summary>Opens a file of another form.</summary>
    /// <exception cref="ImportSourceException">A column is missing, or the file cannot be read.</exception>
    public static async Task<CsvFile> OpenAsync(string path, IReadOnlyList<string> columnNames, CsvForm form, CancellationToken cancellationToken)
    {
        var file = new CsvFile(path, Open(path), form);
        try
        {
            await file.FindColumnsAsync(columnNames, cancellationToken).ConfigureAwait(false);
            return file;
        }
        catch
        {
            await file.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Reads the next row into <paramref name="row"/>, in the order of the asked columns; a column that the line does not have is null. False at the end.</summary>
    /// <exception cref="ImportSourceException">The file is damaged from here on.</exception>
    public async ValueTask<bool> ReadAsync(string?[] row, CancellationToken cancellationToken)
    {
        do
        {
            if (!await ReadFieldsAsync(cancellationToken).ConfigureAwait(false))
            {
                return false;
            }
        }
        while (fields is [] or [""]);

        for (var i = 0; i < columns.Length; i++)
        {
            row[i] = columns[i] < fields.Count ? fields[columns[i]].Trim() : null;
        }

        return true;
    }

    /// <summary>Closes the file.</summary>
    public ValueTask DisposeAsync() => stream.DisposeAsync();

    private async Task FindColumnsAsync(IReadOnlyList<string> columnNames, CancellationToken cancellationToken)
    {
        for (var i = 0; i <= form.LinesBeforeHeader; i++)
        {
            if (!await ReadFieldsAsync(cancellationToken).ConfigureAwait(false))
            {
                throw new ImportSourceException(i == 0 ? $"{Name} is empty." : $"{Name} ends before its header line.");
            }
        }

        var header = fields.Select(name => name.Trim().TrimStart('\uFEFF')).ToList();
        columns = [.. columnNames.Select(name => header.FindIndex(found => found.Equals(name, StringComparison.OrdinalIgnoreCase)))];
        var missing = columnNames.Where((_, i) => columns[i] < 0).ToList();
        if (missing.Count > 0)
        {
            var shown = string.Join(form.Delimiter, header);
            throw new ImportSourceException($"{Name} has no column {string.Join(", ", missing)}: its first line is '{(shown.Length > 200 ? shown[..200] + "…" : shown)}'.");
        }
    }

    private static Stream Open(string path)
    {
        try
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024);
            return path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new WholeGzipStream(file) : file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ImportSourceException(e.Message);
        }
    }

    private async ValueTask<bool> ReadFieldsAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await lines.ReadLineAsync(cancellationToken).ConfigureAwait(false) is not { } line)
            {
                return false;
            }

            Split(Encoding.UTF8.GetString(line.Span));
            if (form.SkipsEmptyFields)
            {
                fields.RemoveAll(string.IsNullOrWhiteSpace);
            }

            return true;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or LineTooLongException)
        {
            throw new ImportSourceException(FormattableString.Invariant($"{Name}, line {lines.LineNumber + 1}: {e.Message}"));
        }
    }

    private void Split(string line)
    {
        fields.Clear();
        if (!line.Contains('"', StringComparison.Ordinal))
        {
            var start = 0;
            for (int stop; (stop = line.IndexOf(form.Delimiter, start)) >= 0; start = stop + 1)
            {
                fields.Add(line[start..stop]);
            }

            fields.Add(line[start..]);
            return;
        }

        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            var character = line[i];
            if (character == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                field.Append('"');
                i++;
            }
            else if (character == '"')
            {
                quoted = !quoted;
            }
            else if (character == form.Delimiter && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(character);
            }
        }

        fields.Add(field.ToString());
    }
}
