using System.CommandLine;
using System.Security.Cryptography;
using AgeingMonitor.Testing.Recordings.Editing.Anonymising;

namespace AgeingMonitor.Host.Commands.Recordings;

/// <summary>The key of pseudonyms: from a file, never from the command line, where others of the machine could read it; or drawn and forgotten.</summary>
internal static class KeyFile
{
    private const int DrawnBytes = 32;
    private const int MostBytes = 1 << 20;

    /// <summary>The option.</summary>
    public static Option<FileInfo?> CreateOption() => new("--key-file")
    {
        Description = $"File of at least {AnonymiseOptions.MinKeyBytes} secret bytes that ids are derived by: the same key gives the same ids again [default: a random key, kept nowhere]",
        HelpName = "file",
    };

    /// <summary>The key.</summary>
    public static async Task<byte[]> ReadAsync(FileInfo? file, CancellationToken cancellationToken)
    {
        if (file is null)
        {
            return RandomNumberGenerator.GetBytes(DrawnBytes);
        }

        if (!file.Exists || file.Length is < AnonymiseOptions.MinKeyBytes or > MostBytes)
        {
            throw new UsageFaultException(
                $"--key-file {file.FullName} {(file.Exists ? $"has {file.Length} bytes" : "is not there")}: a key has {AnonymiseOptions.MinKeyBytes} to {MostBytes} bytes. Make one with: head -c 32 /dev/urandom > {file.Name}");
        }

        return await File.ReadAllBytesAsync(file.FullName, cancellationToken).ConfigureAwait(false);
    }
}
