using System.Linq;
using System.Text;

namespace Integrations.Contracts.Validation.Tests.Reading;

/// <summary>Values that are looked at more than once.</summary>
public sealed class KnownValuesTests
{
    [Fact]
    public void AMemberIsFoundInAnyOrderAndAgain()
    {
        byte[] json = Encoding.UTF8.GetBytes("""{"a": 1, "b": {"c": [2, "]"]}, "\u0064": 3, "e": 4}""");
        ReaderState state = new(json, PayloadDirection.None);
        foreach (string name in "eabdbae".Select(letter => letter.ToString()))
        {
            int value = state.FindMember(0, Encoding.UTF8.GetBytes(name));
            Assert.Equal(name switch { "a" => '1', "b" => '{', "d" => '3', _ => '4' }, state.Peek(value));
        }

        Assert.True(state.FindMember(0, "c"u8) < 0);
        Assert.True(state.FindMember(0, "c"u8) < 0);
        Assert.Equal('[', state.Peek(state.FindMember(state.FindMember(0, "b"u8), "c"u8)));
        state.Finish(-1);
    }

    [Fact]
    public void MembersOfALargeObjectAreFound()
    {
        string[] names = [.. Enumerable.Range(0, 100).Select(number => "name" + number)];
        byte[] json = Encoding.UTF8.GetBytes("{" + string.Join(",", names.Select((name, number) => $"\"{name}\":[{number}]")) + "}");
        ReaderState state = new(json, PayloadDirection.None);
        foreach (string name in names.Reverse().Concat(names))
        {
            int value = state.FindMember(0, Encoding.UTF8.GetBytes(name));
            Assert.True(json.AsSpan(state.Offset(value)).StartsWith(Encoding.UTF8.GetBytes($"[{name[4..]}]")), name);
        }

        Assert.True(state.FindMember(0, "name100"u8) < 0);
        state.Finish(-1);
    }

    [Fact]
    public void WhatIsKnownOfOneObjectIsNotTakenForAnother()
    {
        // Looked at in turn; and again in the next pass over another text.
        foreach (string member in new[] { "a", "b" })
        {
            string json = "[" + string.Join(",", Enumerable.Range(0, 200).Select(number => $"{{\"{member}\":{number}}}")) + "]";
            ReaderState state = new(Encoding.UTF8.GetBytes(json), PayloadDirection.None);
            for (int round = 0; round < 2; round++)
            {
                int number = 0;
                for (int position = state.FirstItem(0); position >= 0; position = state.NextItem(state.SkipUnchecked(position)))
                {
                    int value = state.FindMember(position, Encoding.UTF8.GetBytes(member));
                    Assert.StartsWith(number++ + "}", json[state.Offset(value)..], StringComparison.Ordinal);
                    Assert.True(state.FindMember(position, member == "a" ? "b"u8 : "a"u8) < 0);
                }

                Assert.Equal(200, number);
            }

            state.Finish(-1);
        }
    }

    [Theory]
    [InlineData("""{"a": 1""")]
    [InlineData("""{"a" 1}""")]
    [InlineData("""{"a": {"b": 1}""")]
    [InlineData("""{"a": tru, "b": 1}""")]
    [InlineData("{")]
    [InlineData("")]
    public void ATextThatIsWrongHasNoOtherMembers(string json)
    {
        ReaderState state = new(Encoding.UTF8.GetBytes(json), PayloadDirection.None);
        Assert.True(state.FindMember(0, "z"u8) < 0);
        Assert.True(state.FindMember(0, "z"u8) < 0);
        state.Finish(-1);
    }
}
