using Integrations.Contracts.CodeGeneration.Types;
using Integrations.Contracts.Generator.Diagnostics;
using Integrations.Contracts.Generator.Inputs;

namespace Integrations.Contracts.Generator;

/// <summary>From the generations of a project's roots to what the compiler takes: files with distinct names, and diagnostics.</summary>
internal static class ContractOutputs
{
    /// <summary>The files of all roots. Where two roots emit a type of one name into one namespace, the first has it.</summary>
    public static ImmutableArray<ContractSource> Sources(ImmutableArray<ContractGeneration> generations)
    {
        // The compiler compares hint names without case.
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var sources = ImmutableArray.CreateBuilder<ContractSource>();
        foreach (ContractGeneration generation in generations)
        {
            foreach (ContractSource source in generation.Sources)
            {
                if (seen.Add(source.HintName))
                {
                    sources.Add(source);
                }
            }
        }

        return sources.ToImmutable();
    }

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

        var owners = new Dictionary<string, ContractGeneration>(StringComparer.OrdinalIgnoreCase);
        foreach (ContractGeneration generation in generations)
        {
            diagnostics.AddRange(generation.Diagnostics.Items);
            foreach (ContractSource source in generation.Sources)
            {
                if (!owners.TryGetValue(source.HintName, out ContractGeneration? owner))
                {
                    owners.Add(source.HintName, generation);
                }
                else
                {
                    string type = source.HintName.EndsWith(".g.cs", StringComparison.Ordinal) ? source.HintName.Substring(0, source.HintName.Length - ".g.cs".Length) : source.HintName;
                    diagnostics.Add(ContractDiagnostic.AtFile(ContractRules.DuplicateType, generation.Path, $"{type} is emitted for {owner.Path} already; give one of the two another Namespace, RootName or TypeNames"));
                }
            }
        }

        return diagnostics.ToImmutable();
    }
}
