using System.CommandLine;

namespace AgeingMonitor.Host.Commands;

/// <summary><c>ageing health</c>: asks a running server how it is; the exit code is what containers look at.</summary>
internal static class HealthCommand
{
    public static Command Create()
    {
        var url = new Option<Uri>("--url") { Description = "The page to ask", DefaultValueFactory = _ => new Uri("http://127.0.0.1:8080/readyz") };
        var command = new Command("health", "Ask a running server whether it can do its work: exit code 0 when it can. Example: ageing health --url http://127.0.0.1:8080/readyz") { url };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
            try
            {
                using var answer = await client.GetAsync(parsed.GetValue(url)!, cancellationToken).ConfigureAwait(false);
                Console.WriteLine(await answer.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false));
                return answer.IsSuccessStatusCode ? 0 : 1;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
            {
                throw new CommandFaultException($"{parsed.GetValue(url)} does not answer: {e.Message}");
            }
        });
        return command;
    }
}
