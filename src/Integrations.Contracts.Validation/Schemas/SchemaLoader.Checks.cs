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
    private void CheckCycles(ImmutableArray<SchemaNode> nodes, List<SchemaNode> roots)
    {
        const byte open = 1, done = 2;
        var colours = new byte[nodes.Length];
        var path = new List<Step>();

        // The roots first: a cycle that one of them leads to without going into the value is met while it is open.
        foreach (SchemaNode root in roots)
        {
            Search(root, isRoot: true);
        }

        foreach (SchemaNode node in nodes)
        {
            if (!node.References.IsEmpty || !node.Subschemas.IsEmpty)
            {
                Search(node, isRoot: false);
            }
        }

        void Search(SchemaNode start, bool isRoot)
        {
            if (start.Id < 0 || colours[start.Id] != 0)
            {
                return;
            }

            colours[start.Id] = open;
            path.Add(new Step(start));
            while (path.Count > 0)
            {
                Step step = path[path.Count - 1];
                if (step.Next == step.Edges.Count)
                {
                    colours[step.Node.Id] = done;
                    path.RemoveAt(path.Count - 1);
                    continue;
                }

                SchemaNode target = step.Edges[step.Next++].Target;
                if (target.Id < 0 || colours[target.Id] == done)
                {
                    continue;
                }

                if (colours[target.Id] == open)
                {
                    ReportCycle(path, target, isRoot);
                    continue;
                }

                colours[target.Id] = open;
                path.Add(new Step(target));
            }
        }
    }

    private void ReportCycle(List<Step> path, SchemaNode target, bool isFromRoot)
    {
        // The text is a tree, so that a cycle has a reference in it; the last is the one that closes it.
        int closing = -1;
        bool hasAllOf = false, hasOther = false;
        for (int i = path.Count - 1; i >= 0; i--)
        {
            Edge edge = path[i].Edges[path[i].Next - 1];
            closing = edge.IsReference && closing < 0 ? i : closing;
            hasAllOf |= edge.Keyword is "allOf" or "extends";
            hasOther |= !edge.IsReference && edge.Keyword is not ("allOf" or "extends");
            if (ReferenceEquals(path[i].Node, target))
            {
                break;
            }
        }

        SchemaNode node = path[closing].Node;
        Edge reference = path[closing].Edges[path[closing].Next - 1];
        node.TryGetKeyword(System.Text.Encoding.UTF8.GetBytes(reference.Keyword), out TapeValue at);

        // A schema that asks for itself among others (all of: itself, and the rest) asks for the rest. Schemas in use have that by mistake, so that the reference is dropped.
        // Any other such cycle has no meaning, and one that every value runs into is no schema at all.
        bool isDropped = hasAllOf && !hasOther && !isFromRoot;
        if (isDropped)
        {
            node.References = node.References.RemoveAll(r => r.Keyword == reference.Keyword && ReferenceEquals(r.Target, reference.Target));
        }

        string consequence = isDropped ? "the reference says nothing, and is ignored" : $"validating against {reference.Target.AbsoluteLocation} would never end";
        _findings.Add(new Finding(
            SchemaRules.ReferenceCycle,
            $"{reference.Keyword} \"{at.GetString()}\" leads back to itself without going into the value: {consequence}",
            node,
            at,
            "/" + reference.Keyword)
        { IsWarning = isDropped });
    }

    private sealed class Step
    {
        public Step(SchemaNode node)
        {
            Node = node;
            foreach (SchemaReference reference in node.References)
            {
                // A dynamic reference may lead elsewhere: the plan, which knows where, looks at those.
                if (reference.Target is { } target && reference.DynamicAnchor is null)
                {
                    Edges.Add(new Edge(target, reference.Keyword, IsReference: true));
                }
            }

            foreach (Subschema subschema in node.Subschemas)
            {
                if (Keywords.IsInPlace(subschema.Keyword))
                {
                    Edges.Add(new Edge(subschema.Node, subschema.Keyword, IsReference: false));
                }
            }
        }

        public SchemaNode Node { get; }

        /// <summary>Where the schema leads on the same value.</summary>
        public List<Edge> Edges { get; } = [];

        public int Next { get; set; }
    }

    private readonly record struct Edge(SchemaNode Target, string Keyword, bool IsReference);

    private readonly Dictionary<string, Pattern> _patterns = new(StringComparer.Ordinal);

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
    }

    // A $dynamicRef of v1 may have its anchor anywhere in the dynamic scope; one that has none anywhere leads nowhere.
    private void CheckDynamicNames(ImmutableArray<SchemaNode> nodes)
    {
        if (_dynamicNames.Count == 0)
        {
            return;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (SchemaNode node in nodes)
        {
            if (ReferenceEquals(node.Resource.Root, node))
            {
                names.UnionWith(node.Resource.DynamicAnchors.Keys);
            }
        }

        foreach ((SchemaNode node, TapeValue value, string name) in _dynamicNames)
        {
            if (!names.Contains(name))
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
            if (Pattern.TryParse(source, out Pattern? pattern, out PatternSyntaxError error, _limits))
            {
                _patterns.Add(source, pattern!);
            }
            else
            {
                problem = $"{error.Message} (at index {error.Index})";
            }

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
