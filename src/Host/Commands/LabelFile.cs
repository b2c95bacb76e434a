using AgeingMonitor.Dashboard.KitLabels;

namespace AgeingMonitor.Host.Commands;

/// <summary>A kit's label as a file. It holds a code that lets a kit in: for its owner alone to read, also where a file of that name was there before.</summary>
internal static class LabelFile
{
    /// <summary>Writes it as PDF or PNG, by the file's extension.</summary>
    /// <exception cref="IOException">The path cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The path may not be written, or is a folder.</exception>
    public static async Task WriteAsync(FileInfo file, KitLabel label, CancellationToken cancellationToken)
    {
        var bytes = file.Extension.Equals(".pdf", StringComparison.OrdinalIgnoreCase) ? label.ToPdf() : label.ToPng();
        file.Delete();
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var stream = new FileStream(file.FullName, options);
        await using (stream.ConfigureAwait(false))
        {
            await stream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        }
    }
}
