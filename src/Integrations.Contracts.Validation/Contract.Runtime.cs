using System.Buffers;
using System.ComponentModel;
using System.Text.Json;

namespace Integrations.Contracts.Validation;

/// <summary>A value of an emitted type: what it can do by itself, which is to write itself.</summary>
public abstract record Contract
{
    /// <summary>Writes the value as JSON.</summary>
    /// <param name="writer">Where to; its indentation and its encoder are used.</param>
    /// <exception cref="ArgumentNullException"><paramref name="writer"/> is null.</exception>
    public void WriteTo(Utf8JsonWriter writer) => WriteTo(writer, PayloadDirection.None);

    /// <summary>Writes the value as JSON: into a response without what is <c>writeOnly</c>, into a request without what is <c>readOnly</c>.</summary>
    /// <param name="writer">Where to; its indentation and its encoder are used.</param>
    /// <param name="direction">Which way the payload goes.</param>
    /// <exception cref="ArgumentNullException"><paramref name="writer"/> is null.</exception>
    public void WriteTo(Utf8JsonWriter writer, PayloadDirection direction)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ContractWriter target = new(writer, direction);
        Write(ref target);
    }

    /// <summary>Writes the value as compact JSON in UTF-8.</summary>
    /// <param name="output">Where to.</param>
    /// <exception cref="ArgumentNullException"><paramref name="output"/> is null.</exception>
    public void WriteTo(IBufferWriter<byte> output) => WriteTo(output, PayloadDirection.None);

    /// <summary>Writes the value as compact JSON in UTF-8: into a response without what is <c>writeOnly</c>, into a request without what is <c>readOnly</c>.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="direction">Which way the payload goes.</param>
    /// <exception cref="ArgumentNullException"><paramref name="output"/> is null.</exception>
    public void WriteTo(IBufferWriter<byte> output, PayloadDirection direction)
    {
        ArgumentNullException.ThrowIfNull(output);
        ContractWriter target = ContractWriter.Rent(direction);
        try
        {
            Write(ref target);
            output.Write(target.Written);
        }
        finally
        {
            target.Return();
        }
    }

    /// <summary>The value as compact JSON.</summary>
    public string ToJson() => ToJson(PayloadDirection.None);

    /// <summary>The value as compact JSON: for a response without what is <c>writeOnly</c>, for a request without what is <c>readOnly</c>.</summary>
    /// <param name="direction">Which way the payload goes.</param>
    public string ToJson(PayloadDirection direction)
    {
        ContractWriter target = ContractWriter.Rent(direction);
        try
        {
            Write(ref target);
            return target.ToString();
        }
        finally
        {
            target.Return();
        }
    }

    /// <summary>Writes the value: the writer that is emitted for the type.</summary>
    /// <param name="writer">Where to, and which way the payload goes.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract void Write(ref ContractWriter writer);

    internal void WriteInto(ref ContractWriter writer) => Write(ref writer);
}
