using Integrations.Contracts.CodeGeneration.Types;
using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.CodeGeneration.Names;

/// <summary>Names that were asked for and that no type has: a place that is written wrong, or one whose schema has no type of its own.</summary>
internal static class UnusedTypeNames
{
    /// <summary>The rule: docs/rules/IC0009.md.</summary>
    public const string Rule = "IC0009";

    /// <summary>A warning for each, at the value where its pointer leads, or at the last one on the way there.</summary>
    public static IEnumerable<SchemaDiagnostic> Report(SchemaDocument document, EquatableArray<TypeNameOverride> unused)
    {
        foreach (TypeNameOverride entry in unused)
        {
            TapeValue place = document.Tape.Root;
            bool isThere = Follow(entry.Pointer, ref place, out string pointer);
            string reason = isThere ? "the schema there has no type of its own" : "there is no such place; pointers look like /$defs/order";
            yield return new SchemaDiagnostic(Rule, false, $"the name {entry.Name} for {entry.Pointer} is used by no type: {reason}", document.Name, pointer, place.Position, place.RawText.Length);
        }
    }

    private static bool Follow(string path, ref TapeValue place, out string pointer)
    {
        pointer = "";
        if (JsonPointers.Split(path) is not { } tokens)
        {
            return false;
        }

        foreach (string token in tokens)
        {
            if (!Validation.Schemas.SchemaLoader.TryStep(place, token, out TapeValue next))
            {
                return false;
            }

            place = next;
            pointer += "/" + token.Replace("~", "~0").Replace("/", "~1");
        }

        return true;
    }
}
