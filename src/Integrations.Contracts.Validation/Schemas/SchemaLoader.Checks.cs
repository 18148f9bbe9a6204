namespace Integrations.Contracts.Validation.Schemas;

internal sealed partial class SchemaLoader
{
    // What validating against the root can come to: everything but definitions that nothing refers to. A dynamic reference reaches every anchor by its name.
    private static bool[] Reach(List<SchemaNode> roots, ImmutableArray<SchemaNode> nodes)
    {
        var isReached = new bool[nodes.Length];
        var pending = new Stack<SchemaNode>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (SchemaNode root in roots)
        {
            Visit(root);
        }

        while (pending.Count > 0)
        {
            SchemaNode node = pending.Pop();
            foreach (Subschema subschema in node.Subschemas)
            {
                if (subschema.Keyword is not ("$defs" or "definitions"))
                {
                    Visit(subschema.Node);
                }
            }

            foreach (SchemaReference reference in node.References)
            {
                if (reference.Target is { } target)
                {
                    Visit(target);
                }

                if (reference.DynamicAnchor is { } name && names.Add(name))
                {
                    foreach (SchemaNode candidate in nodes)
                    {
                        if (candidate.Resource.DynamicAnchors.TryGetValue(name, out SchemaNode? anchored))
                        {
                            Visit(anchored);
                        }
                    }
                }
            }
        }

        return isReached;

        void Visit(SchemaNode node)
        {
            if (node.Id >= 0 && !isReached[node.Id])
            {
                isReached[node.Id] = true;
                pending.Push(node);
            }
        }
    }

    // A way back to a schema by references and keywords that stay on the same value would never end. Depth first, three colours, with a stack of our own.
    private void CheckCycles(ImmutableArray<SchemaNode> nodes)
    {
        const byte open = 1, done = 2;
        var colours = new byte[nodes.Length];
        var path = new List<(SchemaNode Node, List<(SchemaNode Target, string? Reference)> Edges, int Next)>();
        foreach (SchemaNode start in nodes)
        {
            if (colours[start.Id] != 0 || (start.References.IsEmpty && start.Subschemas.IsEmpty))
            {
                continue;
            }

            colours[start.Id] = open;
            path.Add((start, InPlaceEdges(start), 0));
            while (path.Count > 0)
            {
                (SchemaNode node, List<(SchemaNode Target, string? Reference)> edges, int next) = path[path.Count - 1];
                if (next == edges.Count)
                {
                    colours[node.Id] = done;
                    path.RemoveAt(path.Count - 1);
                    continue;
                }

                path[path.Count - 1] = (node, edges, next + 1);
                SchemaNode target = edges[next].Target;
                if (target.Id < 0 || colours[target.Id] == done)
                {
                    continue;
                }

                if (colours[target.Id] == open)
                {
                    ReportCycle(path, target);
                    continue;
                }

                colours[target.Id] = open;
                path.Add((target, InPlaceEdges(target), 0));
            }
        }
    }

    private static List<(SchemaNode Target, string? Reference)> InPlaceEdges(SchemaNode node)
    {
        var edges = new List<(SchemaNode, string?)>();
        foreach (SchemaReference reference in node.References)
        {
            // A dynamic reference may lead elsewhere: the plan, which knows where, looks at those.
            if (reference.Target is { } target && reference.DynamicAnchor is null)
            {
                edges.Add((target, reference.Keyword));
            }
        }

        foreach (Subschema subschema in node.Subschemas)
        {
            if (Keywords.Find(subschema.Keyword)!.InPlace)
            {
                edges.Add((subschema.Node, null));
            }
        }

        return edges;
    }

    private void ReportCycle(List<(SchemaNode Node, List<(SchemaNode Target, string? Reference)> Edges, int Next)> path, SchemaNode target)
    {
        int first = path.Count - 1;
        while (!ReferenceEquals(path[first].Node, target))
        {
            first--;
        }

        // The text is a tree, so that a cycle has a reference in it; the last is the one that closes it.
        for (int i = path.Count - 1; i >= first; i--)
        {
            (SchemaNode node, List<(SchemaNode Target, string? Reference)> edges, int next) = path[i];
            if (edges[next - 1].Reference is { } keyword)
            {
                node.TryGetKeyword(System.Text.Encoding.UTF8.GetBytes(keyword), out TapeValue at);
                string end = edges[next - 1].Target.AbsoluteLocation;
                _findings.Add(new Finding(
                    SchemaRules.ReferenceCycle,
                    $"{keyword} \"{at.GetString()}\" leads back to itself without going into the value: validating against {end} would never end",
                    node,
                    at,
                    "/" + keyword));
                return;
            }
        }
    }

    private void CheckPatterns(ImmutableArray<SchemaNode> nodes)
    {
        var problems = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (SchemaNode node in nodes)
        {
            if (node.TryGetKeyword("pattern"u8, out TapeValue pattern) && pattern.Kind == JsonKind.String)
            {
                CheckPattern(problems, node, pattern, "/pattern");
            }

            if (node.TryGetKeyword("patternProperties"u8, out TapeValue patterns) && patterns.Kind == JsonKind.Object)
            {
                foreach (TapeMember member in patterns.Members)
                {
                    CheckPattern(problems, node, member.Name, null);
                }
            }
        }

        foreach ((SchemaNode node, TapeValue value, string name) in _dynamicNames)
        {
            bool isSomewhere = false;
            foreach (SchemaNode candidate in nodes)
            {
                isSomewhere |= candidate.Resource.DynamicAnchors.ContainsKey(name);
            }

            if (!isSomewhere)
            {
                Unresolved(node, "$dynamicRef", value, $"$dynamicRef \"{value.GetString()}\" leads nowhere: there is no $dynamicAnchor \"{name}\" in any schema reached");
            }
        }
    }

    private void CheckPattern(Dictionary<string, string?> problems, SchemaNode node, TapeValue at, string? place)
    {
        string source = at.GetString();
        if (!problems.TryGetValue(source, out string? problem))
        {
            problem = Pattern.TryParse(source, out _, out PatternSyntaxError error, _limits) ? null : $"{error.Message} (at index {error.Index})";
            problems.Add(source, problem);
        }

        if (problem is not null)
        {
            if (place is null)
            {
                var pointer = new System.Text.StringBuilder("/patternProperties");
                JsonPointers.AppendToken(pointer, source);
                place = pointer.ToString();
            }

            _findings.Add(new Finding(SchemaRules.InvalidPattern, $"\"{source}\" is no regular expression: {problem}", node, at, place));
        }
    }
}
