namespace AgeingMonitor.Dashboard.Tests.Browser;

/// <summary>Tests in a real browser, one after the other: they share it.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<Chromium>
{
    public const string Name = "browser";
}
