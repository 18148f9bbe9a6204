using System.Globalization;
using System.Text;
using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.Validation.Plans;

/// <summary>
/// The dynamic scope (Core 2020-12, section 7.1), worked out before anything runs.
/// A dynamic reference asks one thing of the scope: which schema carries the anchor in the outermost resource that has it. So the scope shrinks to a map from anchor names to schemas,
/// and of that map a schema needs only the names that some reference within its reach asks for. Schemas are specialised by that remainder: without dynamic references there is exactly one, the empty one.
/// </summary>
internal sealed class DynamicScopes
{
    private readonly List<string> _names = [];

    /// <summary>By <see cref="SchemaNode.Id"/>, a bit for each name that the schema's reach asks for; null where no reference is dynamic. Names from the 64th on count as asked for everywhere.</summary>
    private readonly ulong[]? _asked;

    private readonly Dictionary<string, DynamicEnvironment> _environments = new(StringComparer.Ordinal);

    public DynamicScopes(SchemaGraph graph)
    {
        foreach (SchemaNode node in graph.Nodes)
        {
            foreach (SchemaReference reference in node.References)
            {
                if (reference.DynamicAnchor is { } name && !_names.Contains(name))
                {
                    _names.Add(name);
                }
            }
        }

        if (_names.Count > 0)
        {
            _asked = AskedNames(graph);
        }
    }

    /// <summary>Whether any reference is dynamic.</summary>
    public bool AreAsked => _asked is not null;

    /// <summary>The environment inside a schema that is reached from within another environment: its resource's anchors are added where nothing further out has them.</summary>
    public DynamicEnvironment Enter(SchemaNode schema, DynamicEnvironment from)
    {
        if (_asked is null)
        {
            return DynamicEnvironment.Empty;
        }

        ulong asked = _asked[schema.Id];
        if (asked == 0)
        {
            return DynamicEnvironment.Empty;
        }

        var bindings = new SchemaNode?[_names.Count];
        var key = new StringBuilder();
        for (int i = 0; i < bindings.Length; i++)
        {
            if (i < 64 && (asked & (1UL << i)) == 0)
            {
                continue;
            }

            SchemaNode? bound = from.Bindings.Length > 0 ? from.Bindings[i] : null;
            if (bound is null && !schema.Resource.DynamicAnchors.TryGetValue(_names[i], out bound))
            {
                continue;
            }

            bindings[i] = bound;
            key.Append(i.ToString(CultureInfo.InvariantCulture)).Append(':').Append(bound.Id.ToString(CultureInfo.InvariantCulture)).Append(' ');
        }

        string keyText = key.ToString();
        if (keyText.Length == 0)
        {
            return DynamicEnvironment.Empty;
        }

        if (!_environments.TryGetValue(keyText, out DynamicEnvironment? environment))
        {
            environment = new DynamicEnvironment(bindings);
            _environments.Add(keyText, environment);
        }

        return environment;
    }

    /// <summary>What a reference leads to within an environment.</summary>
    public SchemaNode? Resolve(SchemaReference reference, DynamicEnvironment environment)
    {
        if (reference.DynamicAnchor is not { } name || environment.Bindings.Length == 0)
        {
            return reference.Target;
        }

        // $recursiveRef looks at the dynamic scope only where its static target says $recursiveAnchor (Core 2019-09, section 8.2.4.2.2).
        if (name.Length == 0 && reference.Target is { } target && !(target.Resource.DynamicAnchors.TryGetValue("", out SchemaNode? anchored) && anchored == target))
        {
            return target;
        }

        return environment.Bindings[_names.IndexOf(name)] ?? reference.Target;
    }

    /// <summary>A fixed point over the graph: a schema asks for what its references ask for, and for what every schema asks for that it may lead to.</summary>
    private ulong[] AskedNames(SchemaGraph graph)
    {
        var anchored = new List<SchemaNode>[_names.Count];
        for (int i = 0; i < anchored.Length; i++)
        {
            anchored[i] = [];
        }

        var resources = new HashSet<SchemaResource>();
        foreach (SchemaNode node in graph.Nodes)
        {
            if (resources.Add(node.Resource))
            {
                for (int i = 0; i < anchored.Length; i++)
                {
                    if (node.Resource.DynamicAnchors.TryGetValue(_names[i], out SchemaNode? target))
                    {
                        anchored[i].Add(target);
                    }
                }
            }
        }

        var asked = new ulong[graph.Nodes.Length];
        bool changed = true;
        while (changed)
        {
            changed = false;
            for (int n = graph.Nodes.Length - 1; n >= 0; n--)
            {
                SchemaNode node = graph.Nodes[n];
                ulong mask = asked[node.Id];
                foreach (Subschema subschema in node.Subschemas)
                {
                    mask |= asked[subschema.Node.Id];
                }

                foreach (SchemaReference reference in node.References)
                {
                    if (reference.Target is { } target)
                    {
                        mask |= asked[target.Id];
                    }

                    if (reference.DynamicAnchor is { } name)
                    {
                        int index = _names.IndexOf(name);
                        mask |= index < 64 ? 1UL << index : ulong.MaxValue;
                        foreach (SchemaNode candidate in anchored[index])
                        {
                            mask |= asked[candidate.Id];
                        }
                    }
                }

                if (mask != asked[node.Id])
                {
                    asked[node.Id] = mask;
                    changed = true;
                }
            }
        }

        return asked;
    }
}

/// <summary>Which schema each dynamic anchor stands for: interned by <see cref="DynamicScopes"/>, so that equal means same.</summary>
internal sealed class DynamicEnvironment
{
    public static readonly DynamicEnvironment Empty = new([]);

    public DynamicEnvironment(SchemaNode?[] bindings) => Bindings = bindings;

    /// <summary>By the index of the name; empty where nothing is bound.</summary>
    public SchemaNode?[] Bindings { get; }
}
