using System.Linq;
using System.Reflection;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Conformance;

/// <summary>
/// Where emitted code calls the interpreter: the compiled code of the official suite and of our own cases, and the library behind it, as a call graph.
/// No verdict and no value comes from there. What explains does, and each way in stands below with its reason: a new one fails.
/// </summary>
public sealed class InterpreterCallsTests
{
    private const string Interpreter = "Integrations.Contracts.Validation.Evaluation";

    /// <summary>Where emitted code holds its schema: a constructor of delegates, which runs nothing until somebody asks why.</summary>
    private static readonly MethodBase s_embedded = typeof(JsonSchema).GetMethod(nameof(JsonSchema.Embedded))!;

    /// <summary>The members of an emitted type through which its caller comes to the interpreter.</summary>
    private static readonly Dictionary<string, string> s_reasons = new(StringComparer.Ordinal)
    {
        ["Validate"] = "asks for every error of a payload",
        ["ValidateAsync"] = "the same, of a stream",
        ["Parse"] = "throws with every error of a payload, once the emitted reader has refused it",
        ["ParseAsync"] = "the same, of a stream",
        ["TryParse(out result)"] = "gives every error of a payload, once the emitted reader has refused it",
    };

    public static TheoryData<string> Sources => ["own cases", .. Array.ConvertAll(OfficialSuite.Drafts, draft => draft.Folder)];

    [Theory]
    [MemberData(nameof(Sources))]
    public void NoVerdictAndNoValueComesFromTheInterpreter(string source)
    {
        CallGraph graph = Graph(source, out ILookup<string, MethodInfo> members);
        string? way = graph.Way(members.Where(group => !s_reasons.ContainsKey(group.Key)).SelectMany(group => group), IsInterpreter);
        Assert.True(way is null, $"a member that does not explain comes to the interpreter:\n{way}");
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void WhatExplainsIsListedWithItsReason(string source)
    {
        CallGraph graph = Graph(source, out ILookup<string, MethodInfo> members);
        foreach (IGrouping<string, MethodInfo> group in members.Where(group => s_reasons.ContainsKey(group.Key)))
        {
            Assert.True(graph.Way(group, IsInterpreter) is not null, $"{group.Key} does not come to the interpreter any more: '{s_reasons[group.Key]}' is not true");
        }

        Assert.All(s_reasons.Keys, name => Assert.True(members.Contains(name), $"there is no {name}"));
    }

    /// <summary>What callers of emitted types can call, by name: members of the types, and of the library's types that they stand on.</summary>
    private static CallGraph Graph(string source, out ILookup<string, MethodInfo> members)
    {
        const BindingFlags Callable = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.FlattenHierarchy;
        Assembly emitted = (source == "own cases" ? GeneratedSuite.Own : GeneratedSuite.Of(source).Code).Assembly;
        members = emitted.GetTypes()
            .Where(type => type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IContract<>)))
            .SelectMany(type => type.GetMethods(Callable))
            .Where(method => method.DeclaringType != typeof(object))
            .ToLookup(Name, StringComparer.Ordinal);
        Assert.NotEmpty(members);
        return new CallGraph([emitted, typeof(JsonSchema).Assembly], [s_embedded]);
    }

    private static bool IsInterpreter(MethodBase method) => method.DeclaringType?.Namespace == Interpreter;

    private static string Name(MethodInfo member) =>
        member.Name == "TryParse" && member.GetParameters() is [.., var last] && last.ParameterType.GetElementType() == typeof(ValidationResult) ? "TryParse(out result)" : member.Name;
}
