using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Validation.Schemas;

internal sealed partial class SchemaLoader
{
    // Objects up to this size are searched as they are.
    private const int MemberTableThreshold = 16;

    private void ResolveReferences()
    {
        while (_referrers.Count > 0)
        {
            SchemaNode node = _referrers.Dequeue();
            ImmutableArray<SchemaReference>.Builder references = ImmutableArray.CreateBuilder<SchemaReference>(1);
            if (node.TryGetKeyword("$ref"u8, out TapeValue value) && value.Kind == JsonKind.String)
            {
                references.Add(new SchemaReference("$ref", Resolve(node, "$ref", value, out _), null));
            }

            if (node.TryGetKeyword("$dynamicRef"u8, out value) && value.Kind == JsonKind.String)
            {
                references.Add(ResolveDynamic(node, value));
            }

            if (node.TryGetKeyword("$recursiveRef"u8, out value) && value.Kind == JsonKind.String)
            {
                // JSON Schema Core 2019-09, section 8.2.4.2: the value is "#"; it is dynamic where the root it names says $recursiveAnchor.
                SchemaNode? target = Resolve(node, "$recursiveRef", value, out _);
                bool isDynamic = target is not null && target.Resource.DynamicAnchors.TryGetValue("", out SchemaNode? root) && ReferenceEquals(root, target);
                references.Add(new SchemaReference("$recursiveRef", target, isDynamic ? "" : null));
            }

            node.References = references.ToImmutable();
        }
    }

    private SchemaReference ResolveDynamic(SchemaNode node, TapeValue value)
    {
        string text = value.GetString();
        if (node.Dialect.Draft >= Draft.V1)
        {
            // A name, as v1 has it, or the fragment of 2020-12, as its suite has it. No anchor need stand in the same resource.
            string name = text.Length > 0 && text[0] == '#' ? UriReference.Decode(text.Substring(1)) : text;
            if (name.AsSpan().IndexOfAny('/', '#') < 0 && name.Length > 0)
            {
                node.Resource.DynamicAnchors.TryGetValue(name, out SchemaNode? own);
                if (own is null)
                {
                    _dynamicNames.Add((node, value, name));
                }

                return new SchemaReference("$dynamicRef", own, name);
            }
        }

        // JSON Schema Core 2020-12, section 8.2.3.2: dynamic only where the first target is a $dynamicAnchor by that name.
        SchemaNode? target = Resolve(node, "$dynamicRef", value, out string? anchor);
        bool isDynamic = target is not null && anchor is not null && target.Resource.DynamicAnchors.TryGetValue(anchor, out SchemaNode? anchored) && ReferenceEquals(anchored, target);
        return new SchemaReference("$dynamicRef", target, isDynamic ? anchor : null);
    }

    private readonly List<(SchemaNode Node, TapeValue Value, string Name)> _dynamicNames = [];

    private SchemaNode? Resolve(SchemaNode node, string keyword, TapeValue value, out string? anchor)
    {
        string text = value.GetString();
        anchor = null;
        SchemaNode? root;
        string? fragment, problem = null, uri = null;
        string rule = SchemaRules.UnresolvedReference;
        if (text.Length > 0 && text[0] == '#')
        {
            root = node.Resource.Root;
            fragment = text.Substring(1);
        }
        else
        {
            UriReference absolute = UriReference.Resolve(node.Resource.Uri, text);
            uri = absolute.WithoutFragment();
            fragment = absolute.Fragment;
            root = uri == node.Resource.Uri ? node.Resource.Root : FindRoot(uri, node, out rule, out problem);
        }

        if (root is null)
        {
            string found = problem is not null ? problem
                : UriReference.IsAbsolute(uri!) && !uri!.StartsWith(SchemaDocument.DefaultUri, StringComparison.Ordinal) ? "no document with this URI is registered, and nothing is fetched"
                : "the schema has no base URI, and no document with this name is registered";
            string shown = uri!.StartsWith(SchemaDocument.DefaultUri, StringComparison.Ordinal) ? CutId(text).Uri : uri;
            _findings.Add(new Finding(
                rule,
                $"{keyword} \"{text}\" leads nowhere: looked for \"{shown}\": {found}",
                node,
                value,
                "/" + keyword));
            return null;
        }

        Use(_documents[root.Document]);
        string written = fragment ?? "";
        fragment = UriReference.Decode(written);
        if (fragment.Length == 0)
        {
            return root;
        }

        if (fragment[0] == '/')
        {
            // Decoded first, as the standard has it; then as written, for names that have a percent sign which nobody encoded.
            SchemaNode? target = FindByPointer(root, JsonPointers.Split(fragment)!, out problem) ?? (fragment == written ? null : FindByPointer(root, JsonPointers.Split(written)!, out _));
            if (target is null)
            {
                Unresolved(node, keyword, value, $"{keyword} \"{text}\" leads nowhere: {problem}");
            }

            return target;
        }

        anchor = fragment;
        if (root.Resource.Anchors.TryGetValue(fragment, out SchemaNode? anchored) || root.Resource.DynamicAnchors.TryGetValue(fragment, out anchored))
        {
            return anchored;
        }

        string? help = FindByPointer(root, fragment.Split('/'), out _) is not null
            ? $"; there is a schema at \"#/{fragment}\""
            : NearestName.Of(fragment, root.Resource.Anchors.Keys) is { } nearest ? $"; there is an anchor with a similar spelling: \"{nearest}\"" : "";
        Unresolved(node, keyword, value, $"{keyword} \"{text}\" leads nowhere: there is no anchor \"{fragment}\" in \"{root.Resource.Uri}\"{help}");
        return null;
    }

    private void Unresolved(SchemaNode node, string keyword, TapeValue value, string message) =>
        _findings.Add(new Finding(SchemaRules.UnresolvedReference, message, node, value, "/" + keyword));

    // By way of the subschemas first: each step is a look into a table, and embedded resources are crossed like any other place. Where no keyword leads on, by the text.
    private SchemaNode? FindByPointer(SchemaNode root, string[] tokens, out string? problem)
    {
        problem = null;
        SchemaNode node = root;
        int i = 0;
        while (i < tokens.Length)
        {
            SchemaNode? child = i + 1 < tokens.Length ? node.Subschema(tokens[i], tokens[i + 1]) : null;
            if (child is not null)
            {
                i += 2;
            }
            else if ((child = node.Subschema(tokens[i])) is not null)
            {
                i++;
            }
            else
            {
                break;
            }

            node = child;
        }

        if (i == tokens.Length)
        {
            return node;
        }

        LoadedDocument document = _documents[root.Document];
        TapeValue value = node.Value;
        int first = i;
        for (; i < tokens.Length; i++)
        {
            if (!TryStep(document, value, tokens[i], out TapeValue child))
            {
                problem = DescribeMissing(value, tokens, i);
                return null;
            }

            value = child;
            if (document.ByOffset.TryGetValue(value.Offset, out SchemaNode? known))
            {
                node = known;
                first = i + 1;
            }
        }

        if (first == tokens.Length)
        {
            return node;
        }

        if (!IsSchema(value))
        {
            problem = $"what stands at \"{Join(tokens, tokens.Length)}\" is no schema, which is an object or a boolean";
            return null;
        }

        return AddOnDemand(document, node, value, tokens.AsSpan(first));
    }

    private static bool TryStep(LoadedDocument document, TapeValue value, string token, out TapeValue child)
    {
        if (value.Kind is not (JsonKind.Object or JsonKind.Array) || value.Count <= MemberTableThreshold)
        {
            return TryStep(value, token, out child);
        }

        if (!document.MemberTables.TryGetValue(value.Offset, out Dictionary<string, TapeValue>? table))
        {
            table = new Dictionary<string, TapeValue>(value.Count, StringComparer.Ordinal);
            if (value.Kind == JsonKind.Object)
            {
                foreach (TapeMember member in value.Members)
                {
                    table[member.Name.GetString()] = member.Value;
                }
            }
            else
            {
                foreach (TapeValue item in value.Items)
                {
                    table[table.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)] = item;
                }
            }

            document.MemberTables.Add(value.Offset, table);
        }

        return table.TryGetValue(token, out child);
    }

    private static string DescribeMissing(TapeValue value, string[] tokens, int index)
    {
        string message = $"there is nothing at \"{Join(tokens, index + 1)}\"";
        if (value.Kind == JsonKind.Object)
        {
            if (NearestName.Of(tokens[index], Names(value)) is { } nearest)
            {
                message += $"; there is a member with a similar spelling: \"{nearest}\"";
            }
        }

        return message;
    }

    private static IEnumerable<string> Names(TapeValue value)
    {
        foreach (TapeMember member in value.Members)
        {
            yield return member.Name.GetString();
        }
    }

    private static string Join(string[] tokens, int count)
    {
        var pointer = new System.Text.StringBuilder("#");
        for (int i = 0; i < count; i++)
        {
            JsonPointers.AppendToken(pointer, tokens[i]);
        }

        return pointer.ToString();
    }
}
