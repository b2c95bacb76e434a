using System.Globalization;
using AgeingMonitor.Edge.Sensors.Ble.DBus;
using CsCheck;

namespace AgeingMonitor.Edge.Tests.Sensors.Ble.DBus;

public sealed class MarshallingTests
{
    /// <summary>Any type, three levels deep, with any value of it.</summary>
    private static readonly Gen<(string Type, object Value)> Any = Typed(3);

    /// <summary>Bytes by the specification's rules, by hand.</summary>
    public static TheoryData<string, object, string> Values => new()
    {
        { "y", (byte)7, "07" },
        { "b", true, "01000000" },
        { "n", (short)-2, "FEFF" },
        { "u", 0x01020304u, "04030201" },
        { "t", 0x0102030405060708ul, "0807060504030201" },
        { "d", 1.0, "000000000000F03F" },
        { "s", "foo", "03000000666F6F00" },
        { "s", "é", "02000000C3A900" },
        { "o", new ObjectPath("/a"), "020000002F6100" },
        { "g", new TypeSignature("a{sv}"), "05617B73767D00" },
        { "ay", new byte[] { 1, 2 }, "020000000102" },
        { "at", Array.Empty<object>(), "0000000000000000" },
        { "at", new object[] { 5ul }, "08000000000000000500000000000000" },
        { "(yu)", new object[] { (byte)1, 2u }, "0100000002000000" },
        { "v", new Variant("u", 5u), "0175000005000000" },
        { "a{sv}", new Dictionary<object, object> { ["k"] = new Variant("b", true) }, "1000000000000000010000006B00016200000000" + "01000000" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Value_IsWrittenByTheRules_AndReadAgain(string type, object value, string bytes)
    {
        Assert.Equal(bytes, Convert.ToHexString(new DBusWriter().Write(type, value).ToArray()));
        var reader = new DBusReader(Convert.FromHexString(bytes), isBigEndian: false);
        Assert.Equal(Tell(value), Tell(reader.Read(type)));
        Assert.True(reader.IsAtEnd);
    }

    [Fact]
    public void BigEndian_IsReadToo()
    {
        var reader = new DBusReader(Convert.FromHexString("00000003666F6F00000000050102"), isBigEndian: true);
        Assert.Equal("foo", reader.Read("s"));
        Assert.Equal(5u, reader.Read("u"));
        Assert.Equal((ushort)0x0102, reader.Read("q"));
    }

    [Fact]
    public void Value_OfAnyType_ComesBackAsItWent() => Any.Sample(one =>
    {
        var bytes = new DBusWriter().Write(one.Type, one.Value).ToArray();
        var reader = new DBusReader(bytes, isBigEndian: false);
        Assert.Equal(Tell(one.Value), Tell(reader.Read(one.Type)));
        Assert.True(reader.IsAtEnd);
    });

    [Fact]
    public void Message_OfAnyBody_ComesBackAsItWent() => Gen.Select(Any, Any, Gen.UInt[1, uint.MaxValue]).Sample((first, second, serial) =>
    {
        var message = new DBusMessage { Kind = DBusMessageKind.Signal, Serial = serial, Path = new ObjectPath("/org/bluez"), Interface = "a.b", Member = "C", Sender = ":1.7", Signature = first.Type + second.Type, Body = [first.Value, second.Value] };
        var read = DBusMessageFormat.Read(DBusMessageFormat.Write(message));
        Assert.Equal(Tell(message.Body.ToArray()), Tell(read.Body.ToArray()));
        Assert.Equal(message with { Body = [] }, read with { Body = [] });
    });

    [Fact]
    public void Garbage_IsAClearError() => Gen.Select(Gen.Byte.Array[0, 80], Any, Gen.Bool).Sample((bytes, any, isBig) => Try(() => new DBusReader(bytes, isBig).Read(any.Type)));

    [Fact]
    public void Message_WithAByteChanged_IsReadOrAClearError() => Gen.Select(Any, Gen.Int[0, 10_000], Gen.Byte).Sample((any, at, to) =>
    {
        var bytes = DBusMessageFormat.Write(new DBusMessage { Kind = DBusMessageKind.Return, ReplySerial = 3, Destination = ":1.4", Signature = any.Type, Body = [any.Value] });
        bytes[at % bytes.Length] = to;
        Try(() => DBusMessageFormat.Read(bytes));
    });

    [Fact]
    public void Message_CutShort_IsAClearError()
    {
        var whole = DBusMessageFormat.Write(new DBusMessage { Kind = DBusMessageKind.Error, ReplySerial = 3, ErrorName = "a.b", Signature = "s", Body = ["no"] });
        for (var length = 0; length < whole.Length; length++)
        {
            Assert.Throws<DBusFormatException>(() => DBusMessageFormat.Read(whole.AsMemory(0, length)));
        }
    }

    [Theory]
    [InlineData("a")]
    [InlineData("(")]
    [InlineData("()")]
    [InlineData("(y")]
    [InlineData("a{vs}")]
    [InlineData("a{s}")]
    [InlineData("a{sss}")]
    [InlineData("{ss}")]
    [InlineData("z")]
    [InlineData(")")]
    public void Signature_ThatIsNone_IsRefused(string signature) => Assert.Throws<DBusFormatException>(() => new TypeSignature(signature).Split());

    [Fact]
    public void Signature_ThatIsTooDeepOrTooLong_IsRefused()
    {
        Assert.Single(new TypeSignature(new string('a', 32) + "y").Split());
        Assert.Throws<DBusFormatException>(() => new TypeSignature(new string('a', 33) + "y").Split());
        Assert.Throws<DBusFormatException>(() => new TypeSignature(new string('(', 33) + "y" + new string(')', 33)).Split());
        Assert.Throws<DBusFormatException>(() => new TypeSignature(new string('y', 256)).Split());
    }

    [Fact]
    public void Variants_InsideVariants_EndSomewhere()
    {
        // Each level is three bytes: a signature of one v.
        var bytes = Enumerable.Repeat<byte[]>([1, (byte)'v', 0], 500).SelectMany(level => level).ToArray();
        Assert.Contains("too deeply", Assert.Throws<DBusFormatException>(() => new DBusReader(bytes, isBigEndian: false).Read("v")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("b", "02000000")]
    [InlineData("s", "0300000066006F00")]
    [InlineData("s", "03000000666F6F01")]
    [InlineData("s", "02000000FFFE00")]
    [InlineData("s", "FFFFFFFF00")]
    [InlineData("o", "01000000610000")]
    [InlineData("g", "017A00")]
    [InlineData("v", "02797900")]
    [InlineData("v", "0000")]
    [InlineData("(yu)", "0100010002000000")]
    [InlineData("au", "0300000001020300")]
    [InlineData("au", "FFFFFF7F")]
    public void Value_AgainstTheRules_IsRefused(string type, string bytes) => Assert.Throws<DBusFormatException>(() => new DBusReader(Convert.FromHexString(bytes), isBigEndian: false).Read(type));

    [Theory]
    [InlineData("u", "five")]
    [InlineData("s", 5u)]
    [InlineData("s", "a\0b")]
    public void Value_OfAnotherType_IsNotWritten(string type, object value) => Assert.Throws<DBusFormatException>(() => new DBusWriter().Write(type, value));

    [Fact]
    public void Message_LargerThanAllowed_IsRefusedByItsHead() =>
        Assert.Throws<DBusFormatException>(() => DBusMessageFormat.LengthOf(Convert.FromHexString("6C040001" + "FFFFFF7F" + "01000000" + "00000000")));

    private static void Try(Action read)
    {
        try
        {
            read();
        }
        catch (DBusFormatException error)
        {
            Assert.NotEmpty(error.Message);
        }
    }

    private static Gen<(string Type, object Value)> Typed(int depth)
    {
        var basic = Gen.OneOf(
            Gen.Byte.Select(value => ("y", (object)value)),
            Gen.Bool.Select(value => ("b", (object)value)),
            Gen.Short.Select(value => ("n", (object)value)),
            Gen.UShort.Select(value => ("q", (object)value)),
            Gen.Int.Select(value => ("i", (object)value)),
            Gen.UInt.Select(value => ("u", (object)value)),
            Gen.Long.Select(value => ("x", (object)value)),
            Gen.ULong.Select(value => ("t", (object)value)),
            Gen.Double.Select(value => ("d", (object)value)),
            Gen.String[Gen.Char["aé€ z"], 0, 9].Select(value => ("s", (object)value)),
            Gen.String[Gen.Char["ab_9"], 1, 5].Select(value => ("o", (object)new ObjectPath("/" + value))),
            Gen.Byte.Array[0, 9].Select(value => ("ay", (object)value)));
        if (depth == 0)
        {
            return basic;
        }

        var inner = Typed(depth - 1);
        return Gen.OneOf(
            basic,
            inner.Select(value => ("v", (object)new Variant(value.Type, value.Value))),
            inner.Array[1, 4].Select(values => ($"({string.Concat(values.Select(value => value.Type))})", (object)values.Select(value => value.Value).ToArray())),
            Gen.Select(inner, Gen.Int[0, 3]).Select((value, count) => value.Type == "y" ? ("v", (object)new Variant("y", value.Value)) : ("a" + value.Type, Enumerable.Repeat(value.Value, count).ToArray())),
            Gen.Select(inner, Gen.Int[0, 3]).Select((value, count) => ($"a{{u{value.Type}}}", (object)Enumerable.Range(0, count).ToDictionary(i => (object)(uint)i, _ => value.Value))));
    }

    /// <summary>A value in words, for comparison: boxed arrays and tables compare by reference.</summary>
    private static string Tell(object value) => value switch
    {
        byte[] bytes => $"ay:{Convert.ToHexString(bytes)}",
        object[] items => $"[{string.Join(',', items.Select(Tell))}]",
        Dictionary<object, object> table => $"{{{string.Join(',', table.Select(entry => $"{Tell(entry.Key)}={Tell(entry.Value)}"))}}}",
        Variant variant => $"<{variant.Signature} {Tell(variant.Value)}>",
        double number => $"d:{BitConverter.DoubleToInt64Bits(number):x}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{value.GetType().Name}:{value}"),
    };
}
