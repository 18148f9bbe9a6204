using Integrations.Contracts.Validation.Json;
using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.Validation.Evaluation;

/// <summary>
/// Members of schemas that are no keyword of any draft, are spelt nearly as one, and have a value that this keyword could have: <c>minimun</c>, <c>requird</c>. To JSON Schema they say nothing, and nothing is refused for them.
/// </summary>
/// <remarks>
/// What other tools mean is no mistake: names with <c>x-</c>, those of dialects with vocabularies of their own, <c>example</c> (OpenAPI). Over the 438 schemas of the public store one name is left, <c>titles</c>, and it is one.
/// </remarks>
internal static class MisspeltKeywords
{
    // A shorter name is near too much; up to so many letters one may be wrong, in longer names two.
    private const int MinLength = 4;
    private const int LengthForTwo = 9;

    /// <summary>A warning for each, at its name.</summary>
    public static ImmutableArray<SchemaDiagnostic> Find(SchemaGraph graph)
    {
        ImmutableArray<SchemaDiagnostic>.Builder found = ImmutableArray.CreateBuilder<SchemaDiagnostic>();
        Dictionary<string, Keyword?> meant = new(StringComparer.Ordinal);
        foreach (SchemaNode node in graph.Nodes)
        {
            // V1 refuses unknown names by itself.
            if (node.Value.Kind != JsonKind.Object || node.IsRefAlone || node.Dialect.Draft == Draft.V1 || !Dialects.Uris.Contains(node.Dialect.Uri))
            {
                continue;
            }

            foreach (TapeMember member in node.Value.Members)
            {
                if (Keywords.Find(member.Name) is not null)
                {
                    continue;
                }

                string name = member.Name.GetString();
                if (!meant.TryGetValue(name, out Keyword? keyword))
                {
                    keyword = Meant(name);
                    meant.Add(name, keyword);
                }

                if (keyword is not null && node.Dialect.Knows(keyword) && PlainSchemas.HasShape(keyword.Name, member.Value, node.Dialect.Draft))
                {
                    found.Add(new SchemaDiagnostic(
                        SchemaRules.MisspeltKeyword,
                        false,
                        $"\"{name}\" is no keyword and asks for nothing; there is one with a similar spelling: \"{keyword.Name}\"",
                        node.Document.Name,
                        $"{node.Pointer}/{name.Replace("~", "~0").Replace("/", "~1")}",
                        member.Name.Position,
                        member.Name.RawText.Length));
                }
            }
        }

        return found.ToImmutable();
    }

    private static Keyword? Meant(string name)
    {
        if (name.Length < MinLength || name.StartsWith("x-", StringComparison.OrdinalIgnoreCase) || name == "example" || NearestName.Of(name, Keywords.Names) is not { } nearest)
        {
            return null;
        }

        // `defs` and `comment` are names that people give to what is theirs.
        bool isNear = (name[0] == '$') == (nearest[0] == '$') && NearestName.Distance(name, nearest) <= (name.Length < LengthForTwo ? 1 : 2);
        return isNear ? Keywords.Find(nearest) : null;
    }
}
