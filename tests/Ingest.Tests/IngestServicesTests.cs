using AgeingMonitor.Ingest.Tests.Pipeline;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace AgeingMonitor.Ingest.Tests;

public sealed class IngestServicesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Broker:Certificates", "")]
    [InlineData("Broker:Port", "70000")]
    [InlineData("Broker:MaxInFlight", "0")]
    [InlineData("Broker:ShareName", "no/slashes+please")]
    [InlineData("Ingest:BatchPacks", "0")]
    [InlineData("Ingest:FutureTolerance", "2.00:00:00")]
    [InlineData("Ingest:MaxBytesInHand", "10")]
    public async Task Start_SettingOutOfRange_SaysWhich(string setting, string value)
    {
        using var folder = new TemporaryFolder();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Broker:Certificates"] = folder.Of("pki"), ["Broker:Port"] = "0", [setting] = value });
        builder.Services.AddSingleton<Storage.IObservationStore>(new StoreFake()).AddIngest(builder.Configuration);
        using var host = builder.Build();

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Cancellation));

        Assert.Contains(setting.Split(':')[1], error.Message, StringComparison.Ordinal);
    }
}
