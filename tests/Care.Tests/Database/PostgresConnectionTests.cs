using AgeingMonitor.Care.Database.Postgres;

namespace AgeingMonitor.Care.Tests.Database;

public sealed class PostgresConnectionTests
{
    [Fact]
    public void Read_PasswordFile_FirstLineIsThePassword()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "swordfish \nsecond line\n");

        var connection = PostgresConnection.Read("Host=db;Database=care;Username=ageing;Include Error Detail=true", file);

        File.Delete(file);
        Assert.Equal("swordfish", connection.Password);
        Assert.False(connection.IncludeErrorDetail);
    }

    [Fact]
    public void Read_NoPasswordFile_LeavesTheConnectionStringAsItIs() =>
        Assert.Equal("own", PostgresConnection.Read("Host=db;Database=care;Password=own", null).Password);

    [Fact]
    public void Read_PasswordFileThatIsGone_NamesIt() =>
        Assert.Contains("/no/such/file", Assert.Throws<CareDatabaseException>(() => PostgresConnection.Read("Host=db", "/no/such/file")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("Password swordfish")]
    [InlineData("Host=db;Port=swordfish")]
    [InlineData("Hots=db;Password=swordfish")]
    public void Read_ConnectionStringNotToBeRead_IsNotRepeated(string text) =>
        Assert.DoesNotContain("swordfish", Assert.Throws<CareDatabaseException>(() => PostgresConnection.Read(text, null)).ToString(), StringComparison.Ordinal);
}
