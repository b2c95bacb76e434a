using AgeingMonitor.Ingest.Certificates;
using Microsoft.Extensions.Time.Testing;

namespace AgeingMonitor.Ingest.Tests;

/// <summary>A folder with a certificate authority of its own.</summary>
public abstract class AuthorityFixture : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    internal CertificateAuthority Authority { get; private set; } = null!;

    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));

    /// <summary>By which certificates are dated; the true time where a broker of its own looks at them.</summary>
    protected virtual TimeProvider Time => Clock;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public virtual async ValueTask InitializeAsync() => Authority = await OpenAuthorityAsync("pki");

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Authority.Dispose();
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    internal string PathOf(string name) => folder.Of(name);

    internal Task<CertificateAuthority> OpenAuthorityAsync(string name) => CertificateAuthority.OpenAsync(folder.Of(name), Time, Cancellation);
}
