using System.Linq;
using System.Runtime.CompilerServices;
using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Validation.Evaluation;

/// <summary>The values of <c>enum</c> or <c>const</c>: scalars in a table, arrays and objects compared one by one.</summary>
internal sealed class AllowedValues
{
    private readonly ScalarTable _scalars;
    private readonly TapeValue[] _containers;

    public AllowedValues(ImmutableArray<TapeValue> values)
    {
        _scalars = new ScalarTable(values);
        _containers = values.Where(value => value.Kind >= JsonKind.Array).ToArray();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Contains(in TapeView view, int index) => view.Entries[index].Kind < JsonKind.Array ? _scalars.Find(view, index) >= 0 : ContainsContainer(view, index);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool ContainsContainer(in TapeView view, int index)
    {
        foreach (TapeValue allowed in _containers)
        {
            if (JsonEquality.AreEqual(view, index, allowed.Tape.View, allowed.Index))
            {
                return true;
            }
        }

        return false;
    }
}
