using AgeingMonitor.Care;
using AgeingMonitor.Dashboard.Texts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace AgeingMonitor.Dashboard.Endpoints;

/// <summary>Signing in and out. A wrong name, a wrong password and a blocked account are answered alike.</summary>
internal static partial class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/sign-in/password", SignInAsync).AllowAnonymous();
        routes.MapPost("/sign-in/link/use", SignInByLinkAsync).AllowAnonymous();
        routes.MapPost("/sign-out", SignOutAsync);
    }

    private static async Task<IResult> SignInAsync(
        [FromForm] string? userName, [FromForm] string? password, [FromForm] string? back, HttpContext context, SignInManager<CareUser> signIn, ILogger<DashboardOptions> logger)
    {
        var user = string.IsNullOrWhiteSpace(userName) ? null : await signIn.UserManager.FindByNameAsync(userName.Trim());
        if (user is null)
        {
            // As much work as for a known name, so that time does not tell which names exist.
            signIn.UserManager.PasswordHasher.HashPassword(new CareUser(), password ?? string.Empty);
            return Refused(back);
        }

        var result = await signIn.PasswordSignInAsync(user, password ?? string.Empty, isPersistent: false, lockoutOnFailure: true);
        if (!result.Succeeded)
        {
            LogRefused(logger, user.Id, result.IsLockedOut);
            return Refused(back);
        }

        return Welcome(context, user, back);
    }

    private static async Task<IResult> SignInByLinkAsync([FromForm] string? token, HttpContext context, ISignInLinks links, SignInManager<CareUser> signIn, CancellationToken cancellationToken)
    {
        var user = string.IsNullOrEmpty(token) || token.Length > 100 ? null : await links.RedeemAsync(token, cancellationToken);
        if (user is null || !await signIn.CanSignInAsync(user))
        {
            return Results.LocalRedirect("/sign-in?failed=link");
        }

        await signIn.SignInAsync(user, isPersistent: false);
        return Welcome(context, user, null);
    }

    private static async Task<IResult> SignOutAsync([FromForm] string? _, SignInManager<CareUser> signIn)
    {
        await signIn.SignOutAsync();
        return Results.LocalRedirect("/sign-in");
    }

    private static IResult Welcome(HttpContext context, CareUser user, string? back)
    {
        if (!context.Request.Cookies.ContainsKey(Languages.Cookie))
        {
            Languages.Remember(context, Languages.Parse(user.Language));
        }

        return Results.LocalRedirect(LocalPath.Of(back));
    }

    private static IResult Refused(string? back) => Results.LocalRedirect($"/sign-in?failed=password&returnUrl={Uri.EscapeDataString(LocalPath.Of(back))}");

    [LoggerMessage(6202, LogLevel.Warning, "Sign-in refused for user {User}; locked out: {LockedOut}")]
    private static partial void LogRefused(ILogger logger, string user, bool lockedOut);
}
