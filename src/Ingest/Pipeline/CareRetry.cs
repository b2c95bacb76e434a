using AgeingMonitor.Care;

namespace AgeingMonitor.Ingest.Pipeline;

/// <summary>Asks the care database until it answers: while it is down the message in hand waits, and everything behind it.</summary>
internal sealed class CareRetry(FaultWatch watch, TimeProvider clock)
{
    public async ValueTask<T> RunAsync<T>(Func<CancellationToken, ValueTask<T>> ask, CancellationToken cancellationToken)
    {
        BackOff? backOff = null;
        while (true)
        {
            try
            {
                var answer = await ask(cancellationToken);
                watch.Works();
                return answer;
            }
            catch (CareDatabaseException e)
            {
                watch.Fails(e.Message);
            }

            await (backOff ??= new BackOff(clock)).WaitAsync(cancellationToken);
        }
    }
}
