using System.Text;
using Integrations.Contracts.CodeGeneration;
using Integrations.Contracts.CodeGeneration.Types;
using Integrations.Contracts.Generator.Diagnostics;
using Integrations.Contracts.Validation.Schemas;
using Microsoft.CodeAnalysis.CSharp;

namespace Integrations.Contracts.Generator.Inputs;

/// <summary>The metadata of a <c>ContractSchema</c> item as options of the generation; a value that means nothing is an error at the schema.</summary>
internal static class ContractOptions
{
    public static GenerationOptions Of(SchemaFile file, ContractTarget target, ImmutableArray<ContractDiagnostic>.Builder diagnostics)
    {
        if (file.Problem is { } problem)
        {
            diagnostics.Add(ContractDiagnostic.AtFile(ContractRules.UnreadableFile, file.Path, problem));
        }

        if (file.Baseline is { } baseline)
        {
            diagnostics.Add(ContractDiagnostic.AtFile(ContractRules.BaselineNotSupported, file.Path, $"Baseline=\"{baseline}\" is not supported yet: nothing would be compared"));
        }

        if (file.Uri is { } uri && !UriReference.IsAbsolute(uri))
        {
            diagnostics.Add(ContractDiagnostic.AtFile(ContractRules.InvalidMetadata, file.Path, $"Uri=\"{uri}\" is not an absolute URI"));
        }

        return new GenerationOptions
        {
            Namespace = Namespace(file, target, diagnostics),
            RootName = Name(file, "RootName", file.RootName, diagnostics),
            TypeNames = TypeNames(file, diagnostics),
            Accessibility = Choice(file, "Accessibility", file.Accessibility, diagnostics, ("public", ContractAccessibility.Public), ("internal", ContractAccessibility.Internal)),
            Formats = Choice(file, "Formats", file.Formats, diagnostics, ("map", FormatTypes.Map), ("strings", FormatTypes.Strings)),
            Numbers = Choice(file, "Numbers", file.Numbers, diagnostics, ("double", NumberType.Double), ("decimal", NumberType.Decimal), ("biginteger", NumberType.BigInteger), ("json", NumberType.Json)),
        };
    }

    private static string Namespace(SchemaFile file, ContractTarget target, ImmutableArray<ContractDiagnostic>.Builder diagnostics)
    {
        if (file.Namespace is not { } written)
        {
            return Identifiers(target.RootNamespace ?? "Contracts");
        }

        foreach (string part in written.Split('.'))
        {
            if (!IsIdentifier(part))
            {
                diagnostics.Add(ContractDiagnostic.AtFile(ContractRules.InvalidMetadata, file.Path, $"Namespace=\"{written}\" is not a C# namespace"));
                return "Contracts";
            }
        }

        return written;
    }

    private static string? Name(SchemaFile file, string metadatum, string? written, ImmutableArray<ContractDiagnostic>.Builder diagnostics)
    {
        if (written is null || IsIdentifier(written))
        {
            return written;
        }

        diagnostics.Add(ContractDiagnostic.AtFile(ContractRules.InvalidMetadata, file.Path, $"{metadatum}=\"{written}\" is not a C# name"));
        return null;
    }

    private static EquatableArray<TypeNameOverride> TypeNames(SchemaFile file, ImmutableArray<ContractDiagnostic>.Builder diagnostics)
    {
        if (file.TypeNames is null)
        {
            return EquatableArray<TypeNameOverride>.Empty;
        }

        var overrides = ImmutableArray.CreateBuilder<TypeNameOverride>();
        foreach (string entry in file.TypeNames.Split(',', ';'))
        {
            string trimmed = entry.Trim();
            if (trimmed.Length == 0)
            {
                continue;
            }

            int equals = trimmed.LastIndexOf('=');
            string pointer = equals < 0 ? "" : trimmed.Substring(0, equals).Trim(), name = trimmed.Substring(equals + 1).Trim();
            if (equals < 0 || !IsIdentifier(name))
            {
                diagnostics.Add(ContractDiagnostic.AtFile(ContractRules.InvalidMetadata, file.Path, $"TypeNames: \"{trimmed}\" is not of the form pointer=Name, as in /$defs/order=Order"));
                continue;
            }

            overrides.Add(new TypeNameOverride(pointer, name));
        }

        return new EquatableArray<TypeNameOverride>(overrides.ToImmutable());
    }

    private static T Choice<T>(SchemaFile file, string metadatum, string? written, ImmutableArray<ContractDiagnostic>.Builder diagnostics, params (string Word, T Value)[] choices)
    {
        foreach ((string word, T value) in choices)
        {
            if (string.Equals(written, word, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        if (written is not null)
        {
            string words = string.Join(", ", Array.ConvertAll(choices, choice => $"\"{choice.Word}\""));
            diagnostics.Add(ContractDiagnostic.AtFile(ContractRules.InvalidMetadata, file.Path, $"{metadatum}=\"{written}\" is none of {words}"));
        }

        return choices[0].Value;
    }

    private static bool IsIdentifier(string name) => SyntaxFacts.IsValidIdentifier(name) && SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None;

    // A project that sets no root namespace has its file's name for one, be it "my-app" or "3d.class".
    private static string Identifiers(string rootNamespace)
    {
        string[] parts = rootNamespace.Split('.');
        for (int part = 0; part < parts.Length; part++)
        {
            var name = new StringBuilder(parts[part].Length + 1);
            foreach (char character in parts[part])
            {
                name.Append(SyntaxFacts.IsIdentifierPartCharacter(character) ? character : '_');
            }

            if (!IsIdentifier(name.ToString()))
            {
                name.Insert(0, '_');
            }

            parts[part] = name.ToString();
        }

        return string.Join(".", parts);
    }
}
