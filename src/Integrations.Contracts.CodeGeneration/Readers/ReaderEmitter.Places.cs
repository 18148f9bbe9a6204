using System.Globalization;
using Integrations.Contracts.CodeGeneration.Names;
using Integrations.Contracts.CodeGeneration.Text;
using Integrations.Contracts.CodeGeneration.Types;

namespace Integrations.Contracts.CodeGeneration.Readers;

// Where a record's reader keeps the values of members until the record is made of them: several of one type by the number of their member, so that those which are read alike share a step; others in a local each.
internal sealed partial class ReaderEmitter
{
    private const int FewestInSlots = 3;

    private static readonly int[] s_slotCounts = [4, 8, 16, 32, 64, 128, 256];

    // The local of each member of the record whose reader is written, by its JSON name; and whether it holds others too.
    private readonly Dictionary<string, (string Local, bool IsShared)> _places = new(StringComparer.Ordinal);

    /// <summary>The place of a member's value.</summary>
    /// <param name="member">The member.</param>
    /// <param name="number">Its number, as the place is asked for.</param>
    private string Place(MemberModel member, string number) => _places[member.JsonName] is (string local, bool isShared) && isShared ? $"{local}[{number}]" : _places[member.JsonName].Local;

    // Declarations by type, in the order in which the types come, in pieces.
    private List<string> Locals(RecordModel record, List<MemberSlot> slots)
    {
        _places.Clear();
        List<(string Type, List<MemberModel> Members)> groups = [];
        foreach (MemberModel member in Taken(record))
        {
            string type = LocalType(member);
            int index = groups.FindIndex(group => group.Type == type);
            if (index < 0)
            {
                index = groups.Count;
                groups.Add((type, []));
            }

            groups[index].Members.Add(member);
        }

        HashSet<string> shared = new(StringComparer.Ordinal);
        List<string> pieces = [];
        foreach ((string type, List<MemberModel> members) in groups)
        {
            int last = slots.FindLastIndex(slot => members.Contains(slot.Member!));
            int places = Array.Find(s_slotCounts, count => last < count);
            if (members.Count >= FewestInSlots && places > 0 && IsFull(members.Count, places))
            {
                string local = SharedLocal(record, members[0].Type, shared);
                members.ForEach(member => _places.Add(member.JsonName, (local, true)));
                pieces.Add($"{Library}Slots{CSharpLiteral.Number(places)}<{type}> {local} = default; ");
                continue;
            }

            for (int index = 0; index < members.Count; index++)
            {
                string local = Local(record, members[index]);
                _places.Add(members[index].JsonName, (local, false));
                pieces.Add((index == 0 ? type + " " : "") + $"{local} = {(IsNullableLocal(members[index]) ? "null" : "default")}" + (index == members.Count - 1 ? "; " : ", "));
            }
        }

        if (record.Additional is { } additional)
        {
            pieces.Add($"{AdditionalField(_scope, additional)} additional = default; ");
        }

        return pieces;
    }

    // Places are emptied at each reading: of many, a quarter must be of use.
    private static bool IsFull(int members, int places) => places <= 64 || members >= places / 4;

    // A local must not meet those that every reader has.
    private static readonly HashSet<string> s_reservedLocals = new(StringComparer.Ordinal)
    {
        "state", "at", "value", "start", "pass", "member", "look", "checkedValue", "isValid", "additional",
    };

    private static string Local(RecordModel record, MemberModel member)
    {
        string local = member.LocalName;
        if (!IsReserved(local))
        {
            return Escaped(local);
        }

        string free = local + "Value";
        for (int number = 2; IsTaken(record, free); number++)
        {
            free = local + "Value" + number.ToString(CultureInfo.InvariantCulture);
        }

        return free;
    }

    // Of what its members are.
    private static string SharedLocal(RecordModel record, TypeReference type, HashSet<string> shared)
    {
        string name = Plural(type), free = name;
        for (int number = 2; IsTaken(record, free) || !shared.Add(free); number++)
        {
            free = name + number.ToString(CultureInfo.InvariantCulture);
        }

        return free;
    }

    private static string Plural(TypeReference type) => type.Kind switch
    {
        TypeKind.Int32 or TypeKind.Int64 or TypeKind.BigInteger => "integers",
        TypeKind.Double or TypeKind.Decimal => "numbers",
        TypeKind.JsonElement => "elements",
        TypeKind.Named or TypeKind.Enum => CamelCase.FromPascalCase(type.TypeName!) + "Values",
        _ => CamelCase.FromPascalCase(type.Kind.ToString()) + "s",
    };

    // What conditions declare ends in a digit.
    private static bool IsReserved(string local) =>
        s_reservedLocals.Contains(local) || (char.IsDigit(local[local.Length - 1]) && local.StartsWith("startOf", StringComparison.Ordinal));

    private static bool IsTaken(RecordModel record, string local)
    {
        foreach (MemberModel member in record.Members)
        {
            if (member.LocalName == local)
            {
                return true;
            }
        }

        return IsReserved(local);
    }

    private static bool IsNullableLocal(MemberModel member) => member.IsPropertyNullable || IsReference(member.Type);

    private string LocalType(MemberModel member) => TypeName(member.Type) + (IsNullableLocal(member) ? "?" : "");
}
