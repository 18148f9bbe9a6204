using System.Linq;
using Integrations.Contracts.CodeGeneration.Types;
using Integrations.Contracts.Generator.Diagnostics;
using Integrations.Contracts.Generator.Inputs;

namespace Integrations.Contracts.Generator;

/// <summary>From the generations of a project's roots to what the compiler takes: files with distinct names, and diagnostics.</summary>
internal static class ContractOutputs
{
    /// <summary>The files of all roots, but of those that emit a type which an earlier one emits: the first has it.</summary>
    public static ImmutableArray<ContractSource> Sources(ImmutableArray<ContractGeneration> generations)
    {
        Dictionary<string, ContractGeneration> owners = Owners(generations);
        var sources = ImmutableArray.CreateBuilder<ContractSource>();
        foreach (ContractGeneration generation in generations)
        {
            if (TypesOf(generation).All(type => owners[type] == generation))
            {
                sources.AddRange(generation.Sources.Items);
            }
        }

        return sources.ToImmutable();
    }

    // By the name of a type: the generation that has it. Names are compared without case, as the compiler compares hint names.
    private static Dictionary<string, ContractGeneration> Owners(ImmutableArray<ContractGeneration> generations)
    {
        var owners = new Dictionary<string, ContractGeneration>(StringComparer.OrdinalIgnoreCase);
        foreach (ContractGeneration generation in generations)
        {
            foreach (string type in TypesOf(generation))
            {
                if (!owners.ContainsKey(type))
                {
                    owners.Add(type, generation);
                }
            }
        }

        return owners;
    }

    private static IEnumerable<string> TypesOf(ContractGeneration generation) => generation.Sources.Items.SelectMany(source => source.Types.Items);

    /// <summary>The diagnostics of all roots; those about the project once.</summary>
    public static ImmutableArray<ContractDiagnostic> Diagnostics(ImmutableArray<ContractGeneration> generations, ContractTarget target)
    {
        var diagnostics = ImmutableArray.CreateBuilder<ContractDiagnostic>();
        if (generations.IsEmpty)
        {
            return diagnostics.ToImmutable();
        }

        if (target.Framework is { } framework)
        {
            diagnostics.Add(ContractDiagnostic.AtProject(ContractRules.FrameworkTooOld, $"the project targets {framework}, but the code of a contract needs net8.0 or later; nothing was emitted"));
        }
        else if (target.LanguageVersion is { } language)
        {
            diagnostics.Add(ContractDiagnostic.AtProject(ContractRules.LanguageTooOld, $"the project compiles as C# {language}, but the code of a contract needs C# 12 or later (LangVersion); nothing was emitted"));
        }

        Dictionary<string, ContractGeneration> owners = Owners(generations);
        foreach (ContractGeneration generation in generations)
        {
            diagnostics.AddRange(generation.Diagnostics.Items);
            foreach (string type in TypesOf(generation))
            {
                if (owners[type] is var owner && owner != generation)
                {
                    diagnostics.Add(ContractDiagnostic.AtFile(ContractRules.DuplicateType, generation.Path, $"{type} is emitted for {owner.Path} already; give one of the two another Namespace, RootName or TypeNames"));
                }
            }
        }

        return diagnostics.ToImmutable();
    }
}
