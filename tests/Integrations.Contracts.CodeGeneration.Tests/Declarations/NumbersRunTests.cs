using Integrations.Contracts.CodeGeneration;

namespace Integrations.Contracts.Tests;

/// <summary>The option <c>Numbers</c>: what each of its values takes, and what it writes again.</summary>
public sealed class NumbersRunTests
{
    private const string Schema =
        """
        {"title":"Count","type":"object","properties":{
          "any":{"type":"integer"},"positive":{"type":"integer","minimum":0},"small":{"type":"integer","minimum":0,"maximum":9},"wide":{"type":"integer","minimum":-5000000000,"maximum":5000000000},
          "list":{"type":"array","items":{"type":"integer"}},"maybe":{"type":["integer","null"]},"number":{"type":"number"},"either":{"oneOf":[{"type":"integer"},{"type":"array","items":{"type":"integer"}}]}}}
        """;

    [Fact]
    public void Integers_of_any_size_come_back_as_they_were() => EmittedCode.Run(
        Schema,
        """
        string json = "{\"any\":123456789012345678901234567890,\"positive\":1e400,\"small\":9,\"wide\":5000000000,\"list\":[-98765432109876543210,1.0],\"maybe\":null,\"number\":0.5,\"either\":18446744073709551616}";
        Count count = Count.Parse(json);
        Equal(System.Numerics.BigInteger.Parse("123456789012345678901234567890"), count.Any);
        Equal(System.Numerics.BigInteger.Pow(10, 400), count.Positive);
        Equal<int?>(9, count.Small);
        Equal<long?>(5000000000, count.Wide);
        Equal(System.Numerics.BigInteger.Parse("-98765432109876543210"), count.List![0]);
        True(count.HasMaybe && count.Maybe is null, "null is kept");
        Equal(System.Numerics.BigInteger.Pow(2, 64), ((Either.Integer)count.Either!).Value);
        Equal(json, count.ToJson());
        Equal("{\"any\":-12345678901234567890,\"positive\":1" + new string('0', 400) + "}", new Count { Any = System.Numerics.BigInteger.Parse("-12345678901234567890"), Positive = count.Positive }.ToJson());
        Equal(count, Count.Parse(count.ToJson()));
        Equal("{\"any\":-0}", Count.Parse("{\"any\":-0}").ToJson());

        // Valid, but no number of digits that one would want to hold.
        True(Count.IsValid("{\"any\":1e1000000000}"), "an integer");
        True(!Count.TryParse("{\"any\":1e1000000000}", out Count? none) && none is null, "too many digits");
        True(Throws<ContractViolationException>(() => Count.Parse("{\"any\":1e1000000000}")).Message.Contains("Numbers=\"json\""), "the option that takes it");
        """,
        new GenerationOptions { Namespace = "Emitted", Numbers = NumberType.BigInteger });

    [Fact]
    public void As_json_every_number_comes_back() => EmittedCode.Run(
        Schema,
        """
        string json = "{\"any\":1e1000000000,\"small\":9,\"list\":[1e400],\"number\":-1.7e999,\"either\":18446744073709551616}";
        Count count = Count.Parse(json);
        Equal("-1.7e999", count.Number!.Value.GetRawText());
        Equal<int?>(9, count.Small);
        Equal(json, count.ToJson());
        """,
        new GenerationOptions { Namespace = "Emitted", Numbers = NumberType.Json });

    [Fact]
    public void What_a_type_cannot_hold_is_refused_with_the_option_that_takes_it() => EmittedCode.Run(
        Schema,
        """
        True(Count.IsValid("{\"any\":9223372036854775808}"), "valid");
        True(Throws<ContractViolationException>(() => Count.Parse("{\"any\":9223372036854775808}")).Message.Contains("IC3101"), "its own id");
        True(Throws<ContractViolationException>(() => Count.Parse("{\"any\":1e400}")).Message.Contains("Numbers=\"biginteger\""), "the option for integers");
        True(Throws<ContractViolationException>(() => Count.Parse("{\"number\":1e400}")).Message.Contains("Numbers=\"json\""), "the option for numbers");
        """);
}
