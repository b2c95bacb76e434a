using AgeingMonitor.Edge.Agent.Enrolment;

namespace AgeingMonitor.Edge.Tests.Enrolment;

public sealed class EnrolArgumentsTests : IDisposable
{
    private readonly StringWriter output = new();
    private readonly StringWriter errors = new();

    public void Dispose()
    {
        output.Dispose();
        errors.Dispose();
    }

    [Theory]
    [InlineData("--label", "https://example.org")]
    [InlineData("--label")]
    [InlineData("--what", "else")]
    [InlineData("--server", "http://example.org")]
    [InlineData("--server", "https://a:1", "--kit", "k-1")]
    [InlineData("--server", "https://a:1", "--server", "https://a:1")]
    [InlineData("--server", "https://a:1", "--kit", "k-aaaaaaaaaaaaa", "--code", "0000-0000")]
    [InlineData("--server", "https://a:1", "--kit", "k-aaaaaaaaaaaaa", "--code", "AAAA-AAAA", "--pin", "sha256:12")]
    [InlineData]
    public async Task Enrol_WrongCommandLine_EndsWithCodeTwoAndASentence(params string[] arguments)
    {
        Assert.Equal(2, await EnrolCommand.RunAsync(arguments, output, errors, TimeProvider.System, TestContext.Current.CancellationToken));
        Assert.Single(errors.ToString().Trim().Split('\n'));
    }

    [Fact]
    public async Task Enrol_Help_SaysHow()
    {
        Assert.Equal(0, await EnrolCommand.RunAsync(["--help"], output, errors, TimeProvider.System, TestContext.Current.CancellationToken));
        Assert.Contains("--label", output.ToString(), StringComparison.Ordinal);
    }
}
