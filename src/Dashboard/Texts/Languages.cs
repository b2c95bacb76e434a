using AgeingMonitor.Care;

namespace AgeingMonitor.Dashboard.Texts;

/// <summary>How the language of a page is chosen: by the reader's own cookie, else French.</summary>
internal static class Languages
{
    public const string Cookie = "am-language";

    public static string Code(this Language language) => language == Language.English ? CareLanguages.English : CareLanguages.French;

    public static Language Parse(string? code) => code == CareLanguages.English ? Language.English : Language.French;

    public static Language Of(HttpContext context) => Parse(context.Request.Cookies[Cookie]);

    public static void Remember(HttpContext context, Language language) => context.Response.Cookies.Append(
        Cookie,
        language.Code(),
        new CookieOptions { HttpOnly = true, IsEssential = true, MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps });
}
