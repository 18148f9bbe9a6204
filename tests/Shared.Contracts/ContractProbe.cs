using System.Reflection;
using System.Text;
using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Tests;

/// <summary>Holds an emitted type to what it promises for one payload.</summary>
internal abstract class ContractProbe
{
    private static readonly ContractLimits s_deep = new() { MaxDepth = 1024 };

    /// <summary>The probe of a type that implements <see cref="IContract{TSelf}"/>.</summary>
    public static ContractProbe Of(Type contract) => (ContractProbe)Activator.CreateInstance(typeof(Typed<>).MakeGenericType(contract))!;

    public abstract bool IsValid(byte[] payload);

    /// <summary>What is wrong with reading and writing a valid payload; null where nothing is.</summary>
    public abstract string? RoundTrip(byte[] payload);

    /// <summary>As <see cref="RoundTrip"/>; but a payload with a number that its type cannot hold may be refused, if the refusal names the option which takes it.</summary>
    public string? RoundTripOrRefusal(byte[] payload)
    {
        string? problem = RoundTrip(payload);
        return problem is not null && problem.Contains("IC310", StringComparison.Ordinal) && problem.Contains("Numbers=", StringComparison.Ordinal) ? Refusal(payload) : problem;
    }

    /// <summary>What is wrong with refusing an invalid payload; null where nothing is.</summary>
    public abstract string? Refusal(byte[] payload);

    /// <summary>The first place where two texts are not the same JSON; null where they are.</summary>
    public static string? Difference(byte[] expected, byte[] actual)
    {
        if (!JsonTape.TryParse(actual, out JsonTape? written, out JsonSyntaxError error, s_deep))
        {
            return $"what was written is no JSON: {error}";
        }

        using JsonTape read = JsonTape.Parse(expected, s_deep);
        using (written)
        {
            return JsonEquality.AreEqual(read.View, 0, written!.View, 0) ? null : Difference(read.Root, written.Root, "");
        }
    }

    private static string Difference(TapeValue expected, TapeValue actual, string place)
    {
        if (expected.Kind == JsonKind.Object && actual.Kind == JsonKind.Object)
        {
            foreach (TapeMember member in expected.Members)
            {
                string here = $"{place}/{member.Name.GetString()}";
                if (!actual.TryGetMember(member.Name.GetUtf8String(), out TapeValue other))
                {
                    return $"{here}: lost";
                }

                if (!member.Value.ValueEquals(other))
                {
                    return Difference(member.Value, other, here);
                }
            }

            return $"{place}: members were added";
        }

        if (expected.Kind == JsonKind.Array && actual.Kind == JsonKind.Array)
        {
            int index = 0;
            List<TapeValue> items = [];
            foreach (TapeValue item in actual.Items)
            {
                items.Add(item);
            }

            foreach (TapeValue item in expected.Items)
            {
                if (index >= items.Count || !item.ValueEquals(items[index]))
                {
                    return index >= items.Count ? $"{place}/{index}: lost" : Difference(item, items[index], $"{place}/{index}");
                }

                index++;
            }

            return $"{place}: items were added";
        }

        return $"{place}: {Short(expected)} became {Short(actual)}";
    }

    private static string Short(TapeValue value)
    {
        string text = Encoding.UTF8.GetString(value.RawText);
        return text.Length > 60 ? text[..60] + "..." : text;
    }

    private sealed class Typed<T> : ContractProbe
        where T : class, IContract<T>
    {
        public override bool IsValid(byte[] payload) => T.IsValid(payload);

        public override string? RoundTrip(byte[] payload)
        {
            if (!T.TryParse(payload, out T? value))
            {
                return "TryParse says no" + (T.TryParse(payload, out _, out ValidationResult result) ? "" : ": " + result);
            }

            string? difference = Difference(payload, Encoding.UTF8.GetBytes(value.ToJson()));
            if (difference is not null)
            {
                return difference;
            }

            T again = T.Parse(payload);
            return !again.Equals(value) ? "read twice, the values are not equal" : again.GetHashCode() != value.GetHashCode() ? "equal values have other hashes" : null;
        }

        public override string? Refusal(byte[] payload)
        {
            if (T.TryParse(payload, out T? value) || value is not null)
            {
                return "TryParse lets it in";
            }

            try
            {
                T.Parse(payload);
                return "Parse lets it in";
            }
            catch (ContractViolationException)
            {
                return null;
            }
        }
    }
}
