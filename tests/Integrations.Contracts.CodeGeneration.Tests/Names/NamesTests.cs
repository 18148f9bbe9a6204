using System.Linq;
using Integrations.Contracts.CodeGeneration.Names;

namespace Integrations.Contracts.Tests;

public class NamesTests
{
    [Theory]
    [InlineData("app_store_connect", "AppStoreConnect")]
    [InlineData("workspaceId", "WorkspaceId")]
    [InlineData("NOT_CONNECTED", "NotConnected")]
    [InlineData("HTTPServer", "HTTPServer")]
    [InlineData("2fa", "_2fa")]
    [InlineData("don't", "Dont")]
    [InlineData("naïve café", "NaïveCafé")]
    [InlineData("名前", "名前")]
    [InlineData("\u202Eevil", "Evil")]
    [InlineData("😀", "")]
    [InlineData("", "")]
    public void Text_becomes_a_name(string text, string name) => Assert.Equal(name, PascalCase.FromText(text));

    [Fact]
    public void A_long_text_is_cut() => Assert.Equal(80, PascalCase.FromText(new string('a', 1000)).Length);

    [Fact]
    public void A_member_gives_way_to_what_is_emitted_and_to_its_own_type() =>
        Assert.Equal(["OrderValue", "ParseValue", "ToStringValue", "Id", "Id2", "Maybe", "HasMaybeValue"], MemberNames.Choose("Order", ["order", "parse", "toString", "id", "ID", "maybe", "hasMaybe"], [false, false, false, false, false, true, false], new bool[7]).Select(name => name.Property));

    [Fact]
    public void A_member_added_at_the_end_renames_none_before_it()
    {
        string[] before = ["a-b", "a_b", "c"];
        Assert.Equal(
            MemberNames.Choose("T", before, [false, false, false], new bool[3]),
            MemberNames.Choose("T", [.. before, "aB"], [false, false, false, false], new bool[4]).Take(3));
    }

    [Fact]
    public void Enum_values_that_differ_by_signs_or_capitals_stay_apart() =>
        Assert.Equal(["Low", "Low_2", "Empty", "_1", "Minus1", "Value", "Value_2"], EnumValueNames.Choose(["low", "LOW", "", "1", "-1", "*", "/"]));

    [Fact]
    public void The_shortest_free_name_is_taken()
    {
        TypeNames names = new("Acme");
        Assert.Equal("Address", names.Take("Address", "OrderAddress"));
        Assert.Equal("InvoiceAddress", names.Take("address", "InvoiceAddress"));
        Assert.Equal("InvoiceAddress2", names.Take("", "Address", "InvoiceAddress"));
        Assert.NotEqual("System", new TypeNames("").Take("System"));
        Assert.Equal("ParseType", names.Take("Parse"));
        Assert.Equal("ValueType", names.Take("Value"));
    }

    [Theory]
    [InlineData("Addresses", "Address")]
    [InlineData("Entries", "Entry")]
    [InlineData("Tags", "Tag")]
    [InlineData("Data", "DataItem")]
    [InlineData("Status", "StatusItem")]
    [InlineData("Boxes", "Box")]
    public void A_list_of_things_holds_one_thing(string list, string item) => Assert.Equal(item, ItemNames.Of(list));

    [Theory]
    [InlineData("MyRoot", "Title", "a/b.schema.json", "MyRoot")]
    [InlineData(null, "Some title", "a/b.schema.json", "SomeTitle")]
    [InlineData(null, "", "a\\order-line.schema.json", "OrderLine")]
    [InlineData("not valid", null, "x", "NotValid")]
    public void The_root_is_called_as_asked_or_by_its_title_or_file(string? asked, string? title, string file, string name) => Assert.Equal(name, RootNames.Choose(asked, title, file));
}
