using System.Collections;
using System.Linq;
using System.Reflection;
using Integrations.Contracts.Generator.Inputs;
using Microsoft.CodeAnalysis;

namespace Integrations.Contracts.Generator.Tests;

public sealed class IncrementalityTests
{
    private static readonly IncrementalStepRunReason[] s_notAgain = [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged];

    public static TheoryData<string> Steps =>
    [
        ContractStepNames.Target, ContractStepNames.SchemaFiles, ContractStepNames.SchemaDocuments, ContractStepNames.Roots,
        ContractStepNames.Generations, ContractStepNames.Sources,
    ];

    [Theory]
    [MemberData(nameof(Steps))]
    public void Editing_CSharp_runs_nothing_again(string step)
    {
        GeneratorProject project = TwoSchemas();
        Assert.All(project.Reasons(step), reason => Assert.Equal(IncrementalStepRunReason.New, reason));
        Assert.NotEmpty(project.Reasons(step));
        project.ReplaceCode("class Changed { }");
        Assert.NotEmpty(project.Reasons(step));
        Assert.All(project.Reasons(step), reason => Assert.Contains(reason, s_notAgain));
    }

    [Fact]
    public void Editing_one_schema_emits_only_its_own_files_again()
    {
        GeneratorProject project = TwoSchemas();
        Dictionary<string, string> before = Sources(project);
        project.ReplaceFile(Schemas.CustomerPath, Schemas.Customer.Replace("\"name\"", "\"fullName\""));
        Assert.Equal(1, project.Reasons(ContractStepNames.SchemaDocuments).Count(reason => reason == IncrementalStepRunReason.Modified));
        Assert.Equal(1, project.Reasons(ContractStepNames.Roots).Count(reason => reason == IncrementalStepRunReason.Modified));
        Assert.Equal(1, project.Reasons(ContractStepNames.Generations).Count(reason => reason == IncrementalStepRunReason.Modified));
        Dictionary<string, string> after = Sources(project);
        string[] changed = [.. after.Where(pair => before[pair.Key] != pair.Value).Select(pair => pair.Key)];
        Assert.Contains("Acme.Customer.g.cs", changed);
        Assert.All(changed, name => Assert.DoesNotContain("Order", name));
        Assert.Equal(changed.Length, project.Reasons(ContractStepNames.Sources).Count(reason => !s_notAgain.Contains(reason)));
    }

    [Fact]
    public void Editing_a_schema_emits_the_schemas_that_reach_it_again()
    {
        var project = new GeneratorProject([TestFile.Schema(Schemas.OrderPath, Schemas.OrderOfCustomer, ("Namespace", "Acme.Orders")), TestFile.Schema(Schemas.CustomerPath, Schemas.Customer)]);
        Dictionary<string, string> before = Sources(project);
        project.ReplaceFile(Schemas.CustomerPath, Schemas.Customer.Replace("\"name\"", "\"fullName\""));
        Assert.Equal(2, project.Reasons(ContractStepNames.Generations).Count(reason => reason == IncrementalStepRunReason.Modified));
        Assert.Contains(Sources(project), pair => pair.Key.StartsWith("Acme.Orders.", StringComparison.Ordinal) && before[pair.Key] != pair.Value);
    }

    [Fact]
    public void A_line_that_moves_changes_no_source()
    {
        GeneratorProject project = TwoSchemas();
        project.ReplaceFile(Schemas.CustomerPath, Schemas.Customer.Replace("\n", "\n\n"));
        Assert.All(project.Reasons(ContractStepNames.Sources), reason => Assert.Contains(reason, s_notAgain));
    }

    [Fact]
    public void Equal_inputs_are_equal_models_with_equal_hashes()
    {
        object[] first = [.. Values(TwoSchemas())], second = [.. Values(TwoSchemas())];
        Assert.NotEmpty(first);
        Assert.Equal(first.Length, second.Length);
        for (int index = 0; index < first.Length; index++)
        {
            Assert.NotSame(first[index], second[index]);
            Assert.True(first[index].Equals(second[index]));
            Assert.Equal(first[index].GetHashCode(), second[index].GetHashCode());
        }
    }

    [Fact]
    public void No_model_holds_an_object_of_the_compiler()
    {
        foreach (object value in Values(TwoSchemas()))
        {
            Walk(value, value.GetType().Name, []);
        }
    }

    private static GeneratorProject TwoSchemas() =>
        new([TestFile.Schema(Schemas.OrderPath, Schemas.Order), TestFile.Schema(Schemas.CustomerPath, Schemas.Customer)]);

    private static Dictionary<string, string> Sources(GeneratorProject project) =>
        project.Result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    private static IEnumerable<object> Values(GeneratorProject project) =>
        project.Result.TrackedSteps
            .Where(step => step.Key is ContractStepNames.Target or ContractStepNames.SchemaFiles or ContractStepNames.SchemaDocuments or ContractStepNames.Roots or ContractStepNames.Generations or ContractStepNames.Sources)
            .OrderBy(step => step.Key, StringComparer.Ordinal)
            .SelectMany(step => step.Value)
            .SelectMany(run => run.Outputs)
            .Select(output => output.Value);

    private static void Walk(object? value, string path, HashSet<object> seen)
    {
        if (value is null || value.GetType() is { IsPrimitive: true } or { IsEnum: true } || value is string || !seen.Add(value))
        {
            return;
        }

        Assert.False(value.GetType().Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) ?? false, $"{path} is a {value.GetType()}");
        if (value is IEnumerable items)
        {
            foreach (object? item in items)
            {
                Walk(item, path + "[]", seen);
            }
        }

        foreach (FieldInfo field in value.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            if (!field.FieldType.IsPointer && value is not Delegate)
            {
                Walk(field.GetValue(value), path + "." + field.Name, seen);
            }
        }
    }
}
