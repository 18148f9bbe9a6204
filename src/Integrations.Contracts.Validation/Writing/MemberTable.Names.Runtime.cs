using System.Text;

namespace Integrations.Contracts.Validation;

// The names as they are written.
public sealed partial class MemberTable
{
    private byte[][]? _jsonNames;

    /// <summary>Each name as JSON text with a comma before it and a colon behind: <c>,"name":</c>; made when the first object is written.</summary>
    internal byte[][] JsonNames => _jsonNames ??= ToJson();

    private byte[][] ToJson()
    {
        byte[][] names = new byte[Names.Count][];
        for (int index = 0; index < names.Length; index++)
        {
            Utf8ContractWriter writer = Utf8ContractWriter.Rent();
            writer.Raw(","u8);
            writer.Value(Encoding.UTF8.GetString(Names[index]));
            writer.Raw(":"u8);
            names[index] = writer.Written.ToArray();
            writer.Return();
        }

        return names;
    }
}
