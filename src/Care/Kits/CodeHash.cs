using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AgeingMonitor.Care.Kits;

/// <summary>
/// How a one-time code is kept: PBKDF2 with SHA-256, 100,000 rounds and a salt of its own. A code has 40 bits and lives for minutes: whoever stole the database would need some
/// 2^39 tries of 100,000 rounds each in that time.
/// </summary>
internal static class CodeHash
{
    private const int Rounds = 100_000;
    private const int SaltBytes = 16;

    public static string Of(string code)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return string.Create(CultureInfo.InvariantCulture, $"{Rounds}:{Convert.ToHexStringLower(salt)}:{Convert.ToHexStringLower(Derive(code, salt, Rounds))}");
    }

    /// <summary>Compares in constant time.</summary>
    public static bool Matches(string code, string kept)
    {
        var parts = kept.Split(':');
        return CryptographicOperations.FixedTimeEquals(
            Derive(code, Convert.FromHexString(parts[1]), int.Parse(parts[0], CultureInfo.InvariantCulture)),
            Convert.FromHexString(parts[2]));
    }

    private static byte[] Derive(string code, byte[] salt, int rounds) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.ASCII.GetBytes(code), salt, rounds, HashAlgorithmName.SHA256, SHA256.HashSizeInBytes);
}
