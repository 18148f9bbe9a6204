using Integrations.Contracts.Validation.Patterns.Unicode;

namespace Integrations.Contracts.Validation.Patterns.Automata;

/// <summary>A set of code points as an acyclic automaton over the bytes of their UTF-8 forms; equal tails are shared.</summary>
/// <remarks>
/// Example: <c>[a\u0400-\u07FF]</c> has two nodes, <c>{61 -> end, D0-DF -> n0}</c> and <c>n0 {80-BF -> end}</c>.
/// Surrogates have the three bytes that a general encoder would write (WTF-8): a JSON string may hold a lone one.
/// </remarks>
internal sealed class Utf8Graph
{
    /// <summary>The target of an edge that ends the code point.</summary>
    public const int End = -1;

    private readonly Dictionary<NodeKey, int> _known = [];
    private readonly CodePointSet _set;
    private readonly int[] _whole = [-1, -1, -1];

    private Utf8Graph(CodePointSet set) => _set = set;

    /// <summary>Edges of each node, ascending and disjoint. A node refers to nodes before it only; the last is the root. Empty where the set is.</summary>
    public List<Utf8Edge[]> Nodes { get; } = [];

    public static Utf8Graph Of(CodePointSet set)
    {
        Utf8Graph graph = new(set);
        List<Utf8Edge> edges = [];
        graph.AddBlocks(edges, 0x00, 0, 1, 0, 0x7F);
        graph.AddBlocks(edges, 0xC0, 0, 64, 0x80, 0x7FF);
        graph.AddBlocks(edges, 0xE0, 0, 64 * 64, 0x800, 0xFFFF);
        graph.AddBlocks(edges, 0xF0, 0, 64 * 64 * 64, 0x10000, 0x10FFFF);
        if (edges.Count > 0)
        {
            // The root is never shared: what follows expects it last.
            graph.Nodes.Add([.. edges]);
        }

        return graph;
    }

    /// <summary>Adds edges for consecutive bytes, each standing for a block of so many code points, as far as these lie within first and last.</summary>
    private void AddBlocks(List<Utf8Edge> edges, int firstByte, int firstCodePoint, int blockSize, int first, int last)
    {
        for (int block = (first - firstCodePoint) / blockSize; firstCodePoint + (block * blockSize) <= last; block++)
        {
            int low = Math.Max(first, firstCodePoint + (block * blockSize));
            int high = Math.Min(last, firstCodePoint + ((block + 1) * blockSize) - 1);
            if (_set.ContainsNone(low, high))
            {
                continue;
            }

            int target = blockSize == 1 ? End : Target(firstCodePoint + (block * blockSize), blockSize, low, high);
            byte at = (byte)(firstByte + block);
            if (edges.Count > 0 && edges[edges.Count - 1] is var previous && previous.Last == at - 1 && previous.Target == target)
            {
                edges[edges.Count - 1] = new Utf8Edge(previous.First, at, target);
            }
            else
            {
                edges.Add(new Utf8Edge(at, at, target));
            }
        }
    }

    /// <summary>The node of a block. One that lies inside the set whole is made once for its size.</summary>
    private int Target(int firstCodePoint, int size, int low, int high)
    {
        if (high - low + 1 < size || !_set.ContainsAll(low, high))
        {
            return Node(firstCodePoint, size, low, high);
        }

        int level = size == 64 ? 0 : size == 64 * 64 ? 1 : 2;
        if (_whole[level] < 0)
        {
            _whole[level] = Node(firstCodePoint, size, low, high);
        }

        return _whole[level];
    }

    private int Node(int firstCodePoint, int size, int low, int high)
    {
        List<Utf8Edge> edges = [];
        AddBlocks(edges, 0x80, firstCodePoint, size / 64, low, high);
        NodeKey key = new([.. edges]);
        if (!_known.TryGetValue(key, out int node))
        {
            node = Nodes.Count;
            Nodes.Add(key.Edges);
            _known.Add(key, node);
        }

        return node;
    }

    private readonly struct NodeKey(Utf8Edge[] edges) : IEquatable<NodeKey>
    {
        public Utf8Edge[] Edges { get; } = edges;

        public bool Equals(NodeKey other) => Edges.AsSpan().SequenceEqual(other.Edges);

        public override bool Equals(object? obj) => obj is NodeKey other && Equals(other);

        public override int GetHashCode()
        {
            int hash = Edges.Length;
            foreach (Utf8Edge edge in Edges)
            {
                hash = unchecked((hash * 31) + edge.GetHashCode());
            }

            return hash;
        }
    }
}

/// <summary>Bytes from <paramref name="First"/> to <paramref name="Last"/> lead to <paramref name="Target"/>.</summary>
internal readonly record struct Utf8Edge(byte First, byte Last, int Target);
