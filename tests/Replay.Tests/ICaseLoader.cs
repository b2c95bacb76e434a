namespace AgeingMonitor.Replay.Tests;

/// <summary>
/// A kind of case. Every folder under <c>cases</c> belongs to the first kind of <see cref="CaseLoaders.All"/> that takes it; whatever kind it is, its packs are then played in the same three ways against its
/// <c>expected-alerts.txt</c>. A new kind, such as one without a recording, is a class of this interface and a line in that list.
/// </summary>
internal interface ICaseLoader
{
    /// <summary>Whether a folder is a case of this kind.</summary>
    bool Takes(string folder);

    /// <summary>Loads it. What is wrong with the folder fails the test with a sentence.</summary>
    Task<ReplayCase> LoadAsync(string folder, CancellationToken cancellationToken);

    /// <summary>Fails the test when nothing says where the case comes from and what it is to show.</summary>
    Task AssertExplainedAsync(string folder, CancellationToken cancellationToken);
}
