namespace Integrations.Contracts.Tests;

/// <summary>Emitted tuples at work.</summary>
public class TuplesRunTests
{
    [Fact]
    public void A_tuple_is_made_and_taken_apart_by_its_places() => EmittedCode.Run(
        Shapes.Tuples,
        """
        Point point = new(1, 2);
        var (x, y, z) = point;
        Equal((1.0, 2.0, (double?)null), (x, y, z));
        Equal("[1,2]", point.ToJson());
        Equal("[1,2,3]", (point with { Z = 3 }).ToJson());
        Equal(point, Point.Parse("[1.0,2]"));
        Equal("Point { X = 1, Y = 2, Z =  }", point.ToString());
        Equal("far", new Point(900, 0) switch { (> 100, _, _) => "far", _ => "near" });
        Equal(point, JsonSerializer.Deserialize<Point>(JsonSerializer.Serialize(point)));
        Equal("{\"origin\":[1,2],\"line\":[[1,2],[3,4]],\"places\":{\"a\":[5,6,7]}}", new Drawing { Origin = point, Line = [point, new(3, 4)], Places = new Dictionary<string, Point> { ["a"] = new(5, 6, 7) } }.ToJson());
        """);

    [Fact]
    public void An_absent_item_before_one_that_is_there_is_refused_when_it_is_written() => EmittedCode.Run(
        """{ "title": "Hole", "type": "array", "prefixItems": [{ "type": "string" }, { "type": "integer" }], "items": { "type": "boolean" } }""",
        """
        Equal("[]", new Hole().ToJson());
        Equal("[\"a\"]", new Hole("a").ToJson());
        Throws(() => new Hole(Item2: 1).ToJson(), "item 1 of the array is absent");
        Throws(() => (new Hole("a") { Rest = [true] }).ToJson(), "item 2 of the array is absent");
        Equal("[\"a\",1,true]", (new Hole("a", 1) { Rest = [true] }).ToJson());

        static void Throws(Action action, string words)
        {
            try { action(); }
            catch (InvalidOperationException exception) { True(exception.Message.Contains(words), exception.Message); return; }
            True(false, "not refused");
        }
        """);

    [Fact]
    public void Absent_items_and_those_that_are_null_are_kept_apart() => EmittedCode.Run(
        Shapes.Tuples,
        """
        foreach (string json in new[] { "[]", "[null]", "[1]", "[1,null]", "[null,null]", "[null,2]" })
        {
            Equal(json, Drawing.Parse($"{{\"origin\":[0,0],\"range\":{json}}}").Range!.ToJson());
        }

        Equal("[]", new Emitted.Range().ToJson());
        Equal("[1]", new Emitted.Range(1).ToJson());
        Equal("[1,null]", (new Emitted.Range(1) { Item2 = null }).ToJson());
        Equal("[null,2]", new Emitted.Range(null, 2).ToJson());
        Equal(Drawing.Parse("{\"origin\":[0,0],\"range\":[null,2]}").Range!, new Emitted.Range(null, 2));
        True(new Emitted.Range(1) != new Emitted.Range(1) { Item2 = null }, "absent is not null");
        Equal(9L, new Emitted.Range(1).Item2OrDefault);
        Equal((long?)null, (new Emitted.Range(1) { Item2 = null }).Item2OrDefault);
        """);

    [Fact]
    public void What_says_more_than_its_value_is_written_as_it_was_read_until_it_is_set() => EmittedCode.Run(
        Shapes.Tuples,
        """
        Row row = Drawing.Parse("{\"origin\":[1.00,2],\"row\":[\"a\",[1.00,2],0.123456789012345678,4.0,5]}").Row!;
        Equal("[\"a\",[1.00,2],0.123456789012345678,4.0,5]", row.ToJson());
        Equal("[\"b\",[1.00,2],0.123456789012345678,4.0,5]", (row with { Item1 = "b" }).ToJson());
        Equal("[\"a\",[1,2],0.123456789012345678,4.0,5]", (row with { Item2 = [1, 2] }).ToJson());
        Equal("[\"a\",[1.00,2],4,5]", (row with { Rest = [4, 5] }).ToJson());
        Equal(row, new Row("a", [1, 2]) { Rest = [0.123456789012345678, 4, 5] });
        Equal(row.GetHashCode(), new Row("a", [1, 2]) { Rest = [0.123456789012345678, 4, 5] }.GetHashCode());
        True(row != row with { Rest = [4] }, "further items count");
        Equal("[1.00,2]", Point.Parse("[1.00,2]").ToJson());
        Equal("[3,2]", (Point.Parse("[1.00,2]") with { X = 3 }).ToJson());
        """);

    [Fact]
    public void Fixed_items_are_no_parameters_and_tell_the_cases_of_a_union_apart() => EmittedCode.Run(
        Shapes.Tuples,
        """
        Step step = new Arc(new Point(1, 2), 3);
        Equal("[\"arc\",[1,2],3]", step.ToJson());
        Equal("arc to 2", Drawing.Parse("{\"origin\":[0,0],\"step\":[\"arc\",[1,2],3]}").Step!.Match(move => "move", arc => $"{arc.Item1} to {arc.Item2.Y}", text => text));
        Equal("move", Drawing.Parse("{\"origin\":[0,0],\"step\":[\"move\",[1,2]]}").Step!.Match(move => move.Item1, arc => "", text => text));
        True(!Drawing.IsValid("{\"origin\":[0,0],\"step\":[\"line\",[1,2]]}"), "neither");
        """);

    [Fact]
    public void A_secret_item_does_not_print_and_leaves_no_hole_in_a_response() => EmittedCode.Run(
        Shapes.Tuples,
        """
        Login login = new("name", "hidden");
        True(!login.ToString().Contains("hidden"), login.ToString());
        Equal("[\"name\",\"hidden\"]", login.ToJson());
        Equal("[\"name\"]", login.ToJson(PayloadDirection.Response));
        try
        {
            Login.Parse("[\"name\",\"hidden\",1]").ToJson(PayloadDirection.Response);
            True(false, "a hole");
        }
        catch (InvalidOperationException)
        {
        }
        """);

    [Fact]
    public void Items_are_called_by_their_titles_and_by_nothing_else_in_the_record() => EmittedCode.Run(
        """
        { "title": "Odd", "type": "array", "minItems": 7, "items": false, "prefixItems": [
          { "type": "integer", "title": "Rest" }, { "type": "integer", "title": "odd" }, { "type": "integer", "title": "Deconstruct" }, { "type": "integer", "title": "x" }, { "type": "integer", "title": "X" },
          { "type": "integer", "title": "The seventh of all the numbers that there are" }, { "type": "array", "items": { "type": "number" }, "title": "source texts" }] }
        """,
        """
        Odd odd = new(1, 2, 3, 4, 5, 6, [7]);
        Equal("[1,2,3,4,5,6,[7]]", odd.ToJson());
        Equal((1L, 2L, 3L, 4L, 5L, 6L, 7.0), (odd.RestValue, odd.OddValue, odd.DeconstructValue, odd.X, odd.X2, odd.Item6, odd.SourceTexts[0]));
        Equal(odd, Odd.Parse("[1,2,3,4,5,6,[7.0]]"));
        """);

    [Fact]
    public void A_branch_whose_items_nothing_names_is_JSON() => EmittedCode.Run(
        """{ "title": "Rule", "oneOf": [{ "type": "string" }, { "type": "array", "minItems": 2, "items": false, "prefixItems": [{ "type": "string" }, { "type": "object", "properties": { "always": { "type": "boolean" } } }] }] }""",
        """
        Equal("error", Rule.Parse("[\"error\",{\"always\":true}]").Match(text => text, array => array[0].GetString()));
        True(!Rule.IsValid("[\"error\",{\"always\":1}]"), "its rules hold");
        """);

    [Fact]
    public void Further_items_are_of_their_type_and_may_be_the_tuple_itself() => EmittedCode.Run(
        Shapes.Tuples,
        """
        Tree tree = new("root") { Rest = [new("a"), new("b") { Rest = [new("c")] }] };
        Equal("[\"root\",[\"a\"],[\"b\",[\"c\"]]]", tree.ToJson());
        Equal(tree, Tree.Parse(tree.ToJson()));
        Equal("c", Tree.Parse(tree.ToJson()).Rest[1].Rest[0].Label);
        True(!Tree.IsValid("[\"root\",[\"a\"],[\"a\"]]"), "no two are equal");
        True(!Tree.IsValid("[]"), "one at least");
        """);
}
