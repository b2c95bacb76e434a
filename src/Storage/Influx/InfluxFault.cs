using System.Net;
using System.Text;
using System.Text.Json;

namespace AgeingMonitor.Storage.Influx;

/// <summary>Says what to do about a fault of the server or the way to it, and tells it from a refusal of what was sent.</summary>
internal sealed class InfluxFault(InfluxOptions options)
{
    private const int LongestWords = 4_096;

    public ObservationStoreException NoAnswer(Exception cause)
        => new($"InfluxDB at {options.Url} does not answer within {options.Timeout.TotalSeconds:0} s: see the server's load and its log.", cause);

    public ObservationStoreException NotReached(Exception cause)
        => new($"InfluxDB at {options.Url} cannot be reached ({cause.Message}): start the server, or see Storage:Influx:Url. Writing goes on by itself.", cause);

    public ObservationStoreException NotUnderstood(Exception cause)
        => new($"The answer from {options.Url} is cut or not InfluxDB's ({cause.Message}): see what stands between this program and the server.", cause);

    /// <exception cref="ObservationStoreException">The answer says that something failed.</exception>
    public async Task ThrowUnlessSuccessAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        if (!answer.IsSuccessStatusCode)
        {
            throw Failed(answer.StatusCode, await WordsAsync(answer, cancellationToken));
        }
    }

    /// <summary>The server's words when it refuses what was sent for what it is.</summary>
    /// <exception cref="ObservationStoreException">It fails for another reason: the same lines may pass later.</exception>
    public async Task<string> RefusalAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var words = await WordsAsync(answer, cancellationToken);
        return IsRefusal(answer.StatusCode, words) ? words : throw Failed(answer.StatusCode, words);
    }

    /// <summary>
    /// A line that cannot be parsed, has a value of another type than its series, or is too long stays what it is. Limits of the database (series, tag values, retention)
    /// are settings that a person can change: then nothing may be given up.
    /// </summary>
    private static bool IsRefusal(HttpStatusCode status, string words)
    {
        var aboutTheLine = words.Contains("unable to parse", StringComparison.Ordinal) || words.Contains("field type conflict", StringComparison.Ordinal);
        var aboutTheDatabase = words.Contains("max-series-per-database", StringComparison.Ordinal)
            || words.Contains("max-values-per-tag", StringComparison.Ordinal)
            || words.Contains("beyond retention policy", StringComparison.Ordinal);
        return status switch
        {
            HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity => aboutTheLine || !aboutTheDatabase,
            HttpStatusCode.RequestEntityTooLarge => true,

            // Early 2.x servers report a partial write so.
            HttpStatusCode.InternalServerError => aboutTheLine,
            _ => false,
        };
    }

    private ObservationStoreException Failed(HttpStatusCode status, string words) => new(status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            => $"InfluxDB at {options.Url} refuses who we are: see Storage:Influx (UserName and PasswordFile on 1.x, TokenFile and Organisation on 2.x). It says: {words}",
        HttpStatusCode.NotFound => $"InfluxDB at {options.Url} has no database '{options.Database}' for us: create it, or restart this program, which does. It says: {words}",
        HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity when words.Contains("retention policy", StringComparison.Ordinal)
            => $"Database '{options.Database}' forgets by itself, and the pack ledger must not: set its default retention to infinite. It says: {words}",
        HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity when words.Contains("max-", StringComparison.Ordinal)
            => $"InfluxDB at {options.Url} is at a limit of its configuration: raise it. It says: {words}",
        _ => $"InfluxDB at {options.Url} fails ({(int)status}): see the server's log. It says: {words}",
    });

    private static async Task<string> WordsAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
        var bytes = new byte[LongestWords];
        var text = Encoding.UTF8.GetString(bytes, 0, await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken)).Trim();
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.TryGetProperty("error", out var error) || document.RootElement.TryGetProperty("message", out error) ? error.ToString() : text;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // A proxy's page, or nothing: its own words will do.
            return text;
        }
    }
}
