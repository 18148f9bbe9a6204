namespace Integrations.Contracts.Validation.Evaluation;

/// <summary>Which members of an object, or items of an array, some schema has looked at: one bit for each, in order (Core 2020-12, section 11).</summary>
internal sealed class EvaluatedSet
{
    private readonly ulong[] _bits;

    public EvaluatedSet(int count)
    {
        Count = count;
        _bits = new ulong[(count + 63) / 64];
    }

    /// <summary>How many members or items the value has.</summary>
    public int Count { get; }

    public bool this[int index] => (_bits[index >> 6] & (1UL << (index & 63))) != 0;

    public void Add(int index) => _bits[index >> 6] |= 1UL << (index & 63);

    public void AddAll()
    {
        for (int i = 0; i < _bits.Length; i++)
        {
            _bits[i] = ulong.MaxValue;
        }
    }

    public void AddAll(EvaluatedSet other)
    {
        for (int i = 0; i < _bits.Length; i++)
        {
            _bits[i] |= other._bits[i];
        }
    }
}
