namespace Integrations.Contracts.Tests;

/// <summary>The emitted shapes at work.</summary>
public class ShapesRunTests
{
    [Fact]
    public void The_six_cases_of_a_member_are_written_as_they_were_read() => EmittedCode.Run(
        Shapes.Presence,
        """
        foreach (string json in new[]
        {
            "{\"required\":\"a\",\"requiredNullable\":null}",
            "{\"required\":\"a\",\"requiredNullable\":\"b\",\"optional\":7,\"optionalNullable\":null}",
            "{\"required\":\"\\\"\\n\\u0001\\u001f\",\"requiredNullable\":null,\"optionalNullable\":9,\"optionalEither\":{\"text\":\"t\"}}",
            "{\"required\":\"a\",\"requiredNullable\":null,\"optionalEither\":null,\"secret\":\"s\",\"assigned\":\"A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11\"}",
        })
        {
            Presence value = Presence.Parse(json);
            Equal(json, value.ToJson());
            Equal(value, Presence.Parse(value.ToJson()));
        }

        True(!Presence.IsValid("{\"required\":\"a\"}"), "a required member may be null and not absent");
        True(!Presence.IsValid("{\"required\":\"a\",\"requiredNullable\":null,\"more\":1}"), "closed");
        Presence made = new() { Required = "r", RequiredNullable = null, Optional = 3, Secret = "hidden", Assigned = Guid.Empty };
        Equal("{\"required\":\"r\",\"requiredNullable\":null,\"optional\":3,\"secret\":\"hidden\",\"assigned\":\"00000000-0000-0000-0000-000000000000\"}", made.ToJson());
        Equal("{\"required\":\"r\",\"requiredNullable\":null,\"optional\":3,\"assigned\":\"00000000-0000-0000-0000-000000000000\"}", made.ToJson(PayloadDirection.Response));
        Equal("{\"required\":\"r\",\"requiredNullable\":null,\"optional\":3,\"secret\":\"hidden\"}", made.ToJson(PayloadDirection.Request));
        True(!made.ToString().Contains("hidden"), "secrets do not print");
        True(!Presence.Parse("{\"required\":\"r\",\"requiredNullable\":null,\"free\":{\"deep\":\"hidden\"}}").ToString().Contains("hidden"), "nor does JSON that may hold one");
        """);

    [Fact]
    public void A_root_that_is_a_secret_does_not_print() => EmittedCode.Run(
        """{ "title": "Hush", "type": "string", "writeOnly": true }""",
        """
        Equal("Hush { Value = *** }", Hush.Parse("\"hidden\"").ToString());
        """);

    [Fact]
    public void A_definition_that_is_no_object_enum_or_union_has_no_type_and_its_values_have_a_plain_one()
    {
        const string schema =
            """
            {
              "title": "Root", "type": "object",
              "properties": { "name": { "$ref": "#/$defs/Name" }, "level": { "$ref": "#/$defs/MaybeLevel" }, "items": { "$ref": "#/$defs/Items" } },
              "$defs": { "Name": { "type": "string", "minLength": 1 }, "Level": { "enum": ["low"] }, "MaybeLevel": { "anyOf": [{ "$ref": "#/$defs/Level" }, { "type": "null" }] }, "Items": { "type": "array", "items": { "type": "object", "properties": { "n": { "type": "integer" } } } } }
            }
            """;
        EmittedCode.Run(
            schema,
            """
            Root root = Root.Parse("{\"name\":\"x\",\"level\":null,\"items\":[{\"n\":1}]}");
            Equal("x", root.Name);
            Equal((Level?)null, root.Level);
            Item item = root.Items![0];
            Equal(1L, item.N);
            True(!Root.IsValid("{\"name\":\"\"}"), "its rules hold");
            """);
        Assert.DoesNotContain(EmittedCode.Generate(schema), file => file.HintName is "Name.g.cs" or "MaybeLevel.g.cs" or "Items.g.cs");
    }

    [Fact]
    public void Lists_maps_and_JSON_are_read_written_and_equal_by_value() => EmittedCode.Run(
        Shapes.Collections,
        """
        string json = "{\"tags\":[\"a\",\"b\"],\"matrix\":[[1.5,2],[]],\"times\":[\"2026-01-01T00:00:00.000Z\"],\"labels\":{\"x\":null,\"y\":\"z\"},\"weights\":{\"w\":1.50},\"addresses\":[{\"street\":\"s\"}],\"byName\":{\"n\":\"2nd\"},\"anything\":{\"q\":[1,null]},\"price\":0.10,\"day\":\"2026-02-03\"}";
        Collections value = Collections.Parse(json);
        Equal(json, value.ToJson());
        Equal(value, Collections.Parse(json));
        Equal(value.GetHashCode(), Collections.Parse(json).GetHashCode());
        Equal("b", value.Tags[1]);
        Equal(2.0, value.Matrix![0][1]);
        True(value.Labels!["x"] is null, "null in a map");
        Equal(Level._2nd, value.ByName!["n"]);
        Equal(0.10m, value.Price);
        Equal(new DateOnly(2026, 2, 3), value.Day);
        Equal("s", value.Addresses![0].Street);
        True(value != (value with { Tags = new[] { "a" } }), "another list");
        Equal(value, value with { Tags = new List<string> { "a", "b" } });
        Equal("{\"tags\":[],\"weights\":{}}", new Collections { Tags = [], Weights = new Dictionary<string, double>() }.ToJson());
        True((value with { Times = [DateTimeOffset.UnixEpoch] }).ToJson().Contains("\"times\":[\"1970-01-01T00:00:00Z\"]"), "a list that was set is written anew");
        Equal(value, JsonSerializer.Deserialize<Collections>(JsonSerializer.Serialize(value)));
        Self self = Self.Parse("{\"children\":[{\"next\":{}}]}");
        Equal("{\"children\":[{\"next\":{}}]}", self.ToJson());
        Equal(6, Enum.GetValues<Level>().Length);
        """);

    [Fact]
    public void Hostile_names_and_text_are_data() => EmittedCode.Run(
        Shapes.Hostile,
        """
        string json = "{\"quote\\\"back\\\\slash\\nline\":\"x\",\"choice\":\"\\\"; throw null; //\",\"older\":\"o\"}";
        HostileErrorClass value = HostileErrorClass.Parse(json);
        Equal("x", value.QuoteBackSlashLine);
        Equal(json, value.ToJson());
        Equal(json, JsonSerializer.Serialize(value, new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        foreach (string wire in new[] { "\u2028", "{0}", "\\u0022", "*/", "\u202e\u0000", "\ud83d\ude00" })
        {
            True(EnumNames<Choice>.TryParse(wire, out Choice choice) && choice.ToWireName() == wire, wire);
            True(EnumNames<Choice>.TryParse(Encoding.UTF8.GetBytes(wire), out Choice again) && again == choice, wire);
        }
        """);

    [Fact]
    public void Unions_are_matched_converted_and_written() => EmittedCode.Run(
        Shapes.Unions,
        """
        string json = "{\"shape\":{\"kind\":\"square\",\"side\":2},\"tree\":[\"a\",[{\"left\":\"b\"}]],\"level\":\"medium\",\"size\":[1,2]}";
        Drawing value = Drawing.Parse(json);
        Equal(json, value.ToJson());
        Equal(value, Drawing.Parse(json));
        Equal("square 2", value.Shape.Match(circle => $"circle {circle.Radius}", square => $"square {square.Side}"));
        True(value.Tree is Tree.List { Value: [Tree.String { Value: "a" }, Tree.List] }, "patterns read well");
        Tree leaf = "leaf";
        Equal("\"leaf\"", leaf.ToJson());
        Equal(leaf, Tree.Parse("\"leaf\""));
        True(Drawing.IsValid(json.Replace("[1,2]", "null")) && !Drawing.IsValid(json.Replace("[1,2]", "1.5")), "size");
        Equal(new Size.List(new long[] { 1, 2 }), value.Size);
        Equal("{\"shape\":{\"kind\":\"circle\",\"radius\":1.5}}", new Drawing { Shape = new Circle { Radius = 1.5 } }.ToJson());
        """);

    [Fact]
    public void Members_of_one_value_are_given_and_checked() => EmittedCode.Run(
        Shapes.Alternatives,
        """
        string json = "{\"kind\":\"alternatives\",\"version\":2,\"isOpen\":true,\"ratio\":0.5,\"secret\":\"none\",\"nullable\":null}";
        Alternatives value = new() { Nullable = null };
        Equal(json, value.ToJson());
        Equal(value, Alternatives.Parse(json));
        Equal(value, Alternatives.Parse(json.Replace("2,", "2.0,").Replace("0.5", "5e-1")));
        Equal(json.Replace(",\"secret\":\"none\"", ""), value.ToJson(PayloadDirection.Response));
        Equal(2 + " " + value.Kind + value.IsOpen, value.Version + " alternativesTrue");
        True(value.ToString().Contains("Secret = ***") && !value.ToString().Contains("none"), "a secret is not printed");
        foreach (string wrong in new[] { json.Replace("alternatives", "other"), json.Replace(":2", ":3"), json.Replace("true", "false"), json.Replace("\"version\":2,", "") })
        {
            True(!Alternatives.IsValid(wrong) && !Alternatives.TryParse(wrong, out _), wrong);
        }
        """);

    [Fact]
    public void Several_types_at_one_place_are_a_union() => EmittedCode.Run(
        Shapes.Alternatives,
        """
        string head = "{\"kind\":\"alternatives\",\"version\":2,\"isOpen\":true,\"ratio\":0.5,\"secret\":\"none\",\"nullable\":\"one\"";
        string json = head + ",\"sound\":\"loud\",\"indent\":2,\"port\":\"http\",\"files\":[\"a\"],\"value\":{\"ref\":\"r\"},\"samples\":[0.12345678901234567890]}";
        Alternatives value = Alternatives.Parse(json);
        Equal(json, value.ToJson());
        Equal("http", value.Port!.Match(text => text, port => port.ToString()));
        True(value is { Files: Files.List { Value: ["a"] }, Indent: Indent.Integer { Value: 2 }, Sound: Sound.String { Value: "loud" }, Value: AlternativesValue.Object { Value.Ref: "r" } }, "patterns read well");
        Equal(new Sound.Known(KnownSound.Low), Sound.Parse("\"low\""));
        Equal("[0.5]", (new Samples.List([1]) with { Value = [0.5] }).ToJson());
        Samples.List exact = (Samples.List)value.Samples!;
        Equal("[1]", (exact with { Value = [1] }).ToJson());
        Equal(new Samples.List([exact.Value[0]]), exact);
        foreach (string wrong in new[] { ",\"port\":65536}", ",\"port\":\"\"}", ",\"port\":true}", ",\"files\":[1]}", ",\"value\":{\"ref\":1}}", ",\"indent\":\"other\"}" })
        {
            True(!Alternatives.IsValid(head + wrong) && !Alternatives.Validate(head + wrong).IsValid, wrong);
        }

        string done = "";
        value.Files!.Switch(file => done = file, files => done = "files");
        Equal("files", done);
        """);

    [Fact]
    public void Defaults_stand_for_absent_members_and_are_not_written() => EmittedCode.Run(
        Shapes.Defaults,
        """
        Defaults value = new() { Asked = "a" };
        Equal("{\"asked\":\"a\"}", value.ToJson());
        Equal((Level.High, "*/ \" \u2028", 3, 10000000000, 0.5, 9.99m), (value.LevelOrDefault, value.NameOrDefault, value.RetriesOrDefault, value.SizeOrDefault, value.RatioOrDefault, value.PriceOrDefault));
        Equal(10, value.LimitOrDefault);
        Equal(null, Defaults.Parse("{\"asked\":\"a\",\"limit\":null}").LimitOrDefault);
        Equal(5, (value with { Retries = 5 }).RetriesOrDefault);
        Equal("x", Defaults.Parse("{\"asked\":\"a\",\"nameOrDefault\":\"x\"}").NameOrDefaultValue);
        True(value.IsOnOrDefault, "on");
        Equal(0, value.ListOrDefault.Count);
        Equal("High,Low", string.Join(",", value.LevelsOrDefault!));
        True(ReferenceEquals(value.LevelsOrDefault, value.LevelsOrDefault), "made once");
        True(Defaults.Parse("{\"asked\":\"a\",\"levels\":null}").LevelsOrDefault is null, "null is not absent");
        Equal(0, value.LabelsOrDefault.Count);
        Equal("example.org", value.ServerOrDefault.Host);
        Equal("localhost", (value with { Server = new() }).ServerOrDefault.HostOrDefault);
        Equal((1L, 7L), (value.PairOrDefault.Item1!.Value, value.PairOrDefault.Item2OrDefault[0]));
        True(value.ToString().Contains("example.org"), "it shows");
        Equal("{\"asked\":\"a\"}", value.ToJson());
        True(typeof(Defaults).GetProperty("ShortOrDefault") is null, "what the schema refuses is no default");
        True(typeof(Server).GetProperty("NextOrDefault") is null, "nor is what would hold itself without end");
        """);

    [Fact]
    public void A_required_member_without_a_property_is_a_member() => EmittedCode.Run(
        """{ "title": "Made", "type": "object", "properties": { "id": { "type": "string" } }, "required": ["id", "extra", "any"], "patternProperties": { "^e": { "type": "number" } } }""",
        """
        Made made = new() { Id = "a", Extra = 1.5, Any = JsonDocument.Parse("[1]").RootElement };
        Equal("{\"id\":\"a\",\"extra\":1.5,\"any\":[1]}", made.ToJson());
        Equal(made, Made.Parse(made.ToJson()));
        """);

    [Fact]
    public void Members_of_several_patterns_of_one_type_are_a_map() => EmittedCode.Run(
        """{ "title": "News", "type": "object", "properties": { "id": { "type": "string" } }, "patternProperties": { "^body_": { "type": "string" }, "^headline_": { "type": "string", "minLength": 1 } }, "additionalProperties": false }""",
        """
        News news = News.Parse("{\"id\":\"a\",\"body_text\":\"b\",\"headline_main\":\"c\"}");
        Equal("b,c", string.Join(",", news.AdditionalProperties.Values));
        True(!News.IsValid("{\"headline_main\":\"\"}"), "each by its own pattern");
        """);

    [Fact]
    public void Members_without_a_name_in_the_schema_have_its_type() => EmittedCode.Run(
        Shapes.Maps,
        """
        string json = "{\"both\":{\"name\":\"n\",\"b\":{\"at\":\"2026-01-01T00:00:00.123456789Z\"},\"a\\n\":{\"at\":\"2026-01-02T00:00:00Z\"}},\"extensions\":{\"x-on\":true},\"scores\":{\"one\":1.0,\"more\":0.12345678901234567890,\"additionalProperties\":\"s\"},\"loose\":{\"a\":null,\"b\":\"off\"},\"deep\":{\"l\":[1,2]}}";
        Maps value = Maps.Parse(json);
        Equal(json.Replace("\"one\":1.0,\"more\":0.12345678901234567890,\"additionalProperties\":\"s\"", "\"additionalProperties\":\"s\",\"one\":1.0,\"more\":0.12345678901234567890"), value.ToJson());
        Equal("b,a\n", string.Join(",", value.Both!.AdditionalProperties.Keys));
        Equal(2, value.Both.AdditionalProperties["a\n"].At.Day);
        Equal(true, value.Extensions!.AdditionalProperties["x-on"]);
        Equal(1.0, value.Scores!.AdditionalProperties2["one"]);
        Equal(null, value.Loose!.AdditionalProperties["a"]);
        Equal(2L, value.Deep!.AdditionalProperties["l"][1]);
        Maps again = Maps.Parse(json.Replace("\"a\":null,\"b\":\"off\"", "\"b\":\"off\",\"a\":null").Replace("1.0,", "1,"));
        Equal(value, again);
        Equal(value.GetHashCode(), again.GetHashCode());
        True(value != Maps.Parse(json.Replace("[1,2]", "[1,3]")), "lists are compared");
        Scores scores = value.Scores with { AdditionalProperties2 = new Dictionary<string, double> { ["x"] = 2 } };
        Equal("{\"additionalProperties\":\"s\",\"x\":2}", scores.ToJson());
        Throws<InvalidOperationException>(() => (value.Both with { AdditionalProperties = new Dictionary<string, Entry> { ["name"] = value.Both.AdditionalProperties["a\n"] } }).ToJson());
        Equal(0, new Deep().AdditionalProperties.Count);
        Equal("{\"l\":[3]}", new Deep { AdditionalProperties = new Dictionary<string, IReadOnlyList<long>> { ["l"] = [3] } }.ToJson());
        Equal("{\"a\":null,\"b\":\"off\"}", value.Loose.ToJson());
        foreach (string wrong in new[] { "{\"both\":{\"name\":\"n\",\"b\":1}}", "{\"extensions\":{\"y\":true}}", "{\"scores\":{\"a\":\"1\"}}", "{\"deep\":{\"l\":[1.5]}}", "{\"deep\":{\"l\":[1],\"l\":[1]}}" })
        {
            True(!Maps.IsValid(wrong) && !Maps.TryParse(wrong, out _), wrong);
        }

        True(Maps.IsValid("{\"deep\":{\"l\":[1e30]}}") && !Maps.TryParse("{\"deep\":{\"l\":[1e30]}}", out _), "what the type cannot hold is refused");
        """);

    [Fact]
    public void A_root_that_is_no_object_has_one_member() => EmittedCode.Run(
        Shapes.RootList,
        """
        string json = "[{\"at\":\"2026-01-01T00:00:00.5Z\"},{}]";
        RootList value = RootList.Parse(json);
        Equal(2, value.Value.Count);
        Equal(json, value.ToJson());
        Equal(value, RootList.Parse(json));
        True(!RootList.IsValid("{}"), "no list");
        """);
}
