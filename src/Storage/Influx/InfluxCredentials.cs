using System.Net.Http.Headers;
using System.Text;

namespace AgeingMonitor.Storage.Influx;

/// <summary>Who we are to the server, from files. They are read at first use, and again after the server refused them: a secret may be changed without a restart.</summary>
internal sealed class InfluxCredentials(InfluxOptions options)
{
    private volatile AuthenticationHeaderValue? header;

    /// <summary>Null for a server without accounts.</summary>
    /// <exception cref="ObservationStoreException">A file cannot be read.</exception>
    public AuthenticationHeaderValue? Header => header ??= Read();

    public void Forget() => header = null;

    private AuthenticationHeaderValue? Read()
    {
        if (options.TokenFile is { } tokenFile)
        {
            return new AuthenticationHeaderValue("Token", ReadSecret(tokenFile, "Storage:Influx:TokenFile"));
        }

        return options is { UserName: { } user, PasswordFile: { } passwordFile }
            ? new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{ReadSecret(passwordFile, "Storage:Influx:PasswordFile")}")))
            : null;
    }

    private static string ReadSecret(string path, string setting)
    {
        try
        {
            return File.ReadAllText(path).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ObservationStoreException($"The secret in '{path}' ({setting}) cannot be read: see that the file exists and that the program's user may read it.", e);
        }
    }
}
