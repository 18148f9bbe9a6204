using System.Buffers.Binary;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Integrations.Contracts.Conformance;

/// <summary>
/// Who calls whom in some assemblies, read from their IL: calls, constructors and the methods that delegates are made of. A call of an interface's or a base's method leads to every method that implements it,
/// so that a way that is there is found, and one that is not there may be. Not followed is what others call: the runtime static constructors, its library <c>ToString</c>, <c>Equals</c> and their like.
/// </summary>
internal sealed class CallGraph
{
    private static readonly OpCode[] s_short = new OpCode[256];
    private static readonly OpCode[] s_long = new OpCode[256];

    private readonly HashSet<Assembly> _assemblies;
    private readonly HashSet<MethodBase> _ends;
    private readonly Dictionary<string, List<MethodBase>> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<MethodBase, MethodBase[]> _calls = [];

    static CallGraph()
    {
        foreach (FieldInfo field in typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            OpCode code = (OpCode)field.GetValue(null)!;
            (code.Size == 1 ? s_short : s_long)[code.Value & 0xFF] = code;
        }
    }

    /// <param name="assemblies">Whose methods are followed.</param>
    /// <param name="ends">Methods that are not followed.</param>
    public CallGraph(Assembly[] assemblies, MethodBase[] ends)
    {
        _assemblies = [.. assemblies];
        _ends = [.. ends.Select(Definition)];
        foreach (MethodBase method in assemblies.SelectMany(assembly => assembly.GetTypes()).SelectMany(Declared))
        {
            if (method.IsVirtual || method.IsStatic)
            {
                // The explicit implementation of an interface is called as Namespace.IFace.Name.
                string name = method.Name[(method.Name.LastIndexOf('.') + 1)..];
                (_byName.TryGetValue(name, out List<MethodBase>? known) ? known : _byName[name] = []).Add(method);
            }
        }
    }

    /// <summary>A shortest way from one of some methods to one of a kind, a method a line; null where there is none.</summary>
    public string? Way(IEnumerable<MethodBase> starts, Func<MethodBase, bool> isGoal)
    {
        Dictionary<MethodBase, MethodBase?> from = [];
        foreach (MethodBase start in starts)
        {
            from.TryAdd(Definition(start), null);
        }

        Queue<MethodBase> pending = new(from.Keys);
        while (pending.TryDequeue(out MethodBase? method))
        {
            if (isGoal(method))
            {
                Stack<string> way = new();
                for (MethodBase? at = method; at is not null; at = from[at])
                {
                    way.Push($"{at.DeclaringType}.{at.Name}");
                }

                return string.Join('\n', way);
            }

            foreach (MethodBase called in Calls(method))
            {
                if (from.TryAdd(called, method))
                {
                    pending.Enqueue(called);
                }
            }
        }

        return null;
    }

    private MethodBase[] Calls(MethodBase method)
    {
        if (!_calls.TryGetValue(method, out MethodBase[]? calls))
        {
            _calls.Add(method, calls = _ends.Contains(method) ? [] : [.. Read(method).SelectMany(Targets).Distinct()]);
        }

        return calls;
    }

    /// <summary>The called method, and all that may run in its place.</summary>
    private IEnumerable<MethodBase> Targets(MethodBase called)
    {
        MethodBase definition = Definition(called);
        if (!_assemblies.Contains(definition.Module.Assembly))
        {
            yield break;
        }

        yield return definition;

        if (definition.IsVirtual && !definition.IsFinal && _byName.TryGetValue(definition.Name, out List<MethodBase>? candidates))
        {
            int parameters = definition.GetParameters().Length;
            foreach (MethodBase candidate in candidates)
            {
                if (candidate != definition && candidate.GetParameters().Length == parameters && IsOrImplements(candidate.DeclaringType!, definition.DeclaringType!))
                {
                    yield return candidate;
                }
            }
        }
    }

    private static bool IsOrImplements(Type type, Type general)
    {
        foreach (Type face in type.GetInterfaces())
        {
            if (Definition(face) == general)
            {
                return true;
            }
        }

        for (Type? at = type; at is not null; at = at.BaseType)
        {
            if (Definition(at) == general)
            {
                return true;
            }
        }

        return false;
    }

    private static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    private static MethodBase Definition(MethodBase method) => method.Module.ResolveMethod(method.MetadataToken)!;

    private static IEnumerable<MethodBase> Declared(Type type)
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        return type.GetMethods(All).Concat<MethodBase>(type.GetConstructors(All));
    }

    /// <summary>The methods that a method's instructions name (ECMA-335, III.1.2).</summary>
    private static IEnumerable<MethodBase> Read(MethodBase method)
    {
        if (method.GetCustomAttribute<StateMachineAttribute>() is { StateMachineType: var machine })
        {
            // An async method or an iterator only starts its machine; its own instructions stand there.
            yield return machine.GetMethod("MoveNext", BindingFlags.NonPublic | BindingFlags.Instance)!;
        }

        byte[] il = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        Type[]? ofType = method.DeclaringType?.GetGenericArguments();
        Type[]? ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (int at = 0; at < il.Length;)
        {
            OpCode code = il[at] == 0xFE ? s_long[il[at + 1]] : s_short[il[at]];
            at += code.Size;
            if (code.OperandType == OperandType.InlineMethod)
            {
                yield return method.Module.ResolveMethod(BinaryPrimitives.ReadInt32LittleEndian(il.AsSpan(at)), ofType, ofMethod)!;
            }

            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BinaryPrimitives.ReadInt32LittleEndian(il.AsSpan(at))),
                _ => 4,
            };
        }
    }
}
