using System.Net;
using System.Text.RegularExpressions;

namespace AgeingMonitor.Dashboard.Tests.World;

/// <summary>Someone without script: gets pages, posts their forms, follows no redirect by itself.</summary>
internal sealed partial class Reader(Uri address) : IDisposable
{
    private readonly HttpClientHandler handler = new() { AllowAutoRedirect = false };
    private HttpClient? client;

    public CookieContainer Cookies => handler.CookieContainer;

    public Task<HttpResponseMessage> GetAsync(string path) => Client.GetAsync(path);

    public async Task<string> ReadAsync(string path)
    {
        var answer = await GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Posts a form with the token of a page.</summary>
    public async Task<HttpResponseMessage> PostAsync(string page, string action, params (string Name, string Value)[] fields)
    {
        return await PostWithoutTokenAsync(action, [.. fields, ("__RequestVerificationToken", await TokenAsync(page))]);
    }

    public async Task<string> TokenAsync(string page)
    {
        var token = TokenField().Match(await (await GetAsync(page)).Content.ReadAsStringAsync()).Groups[1].Value;
        Assert.NotEmpty(token);
        return token;
    }

    public async Task<HttpResponseMessage> PostWithoutTokenAsync(string action, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await Client.PostAsync(action, content);
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => Client.SendAsync(request);

    public void Dispose()
    {
        client?.Dispose();
        handler.Dispose();
    }

    private HttpClient Client => client ??= new HttpClient(handler) { BaseAddress = address };

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();
}
