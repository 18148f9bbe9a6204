// Writes src/Integrations.Contracts.Validation/Patterns/Unicode/*Tables.cs: the sets behind \p{...}, asked of the regular expressions of the node that runs this.
// Run: node eng/unicode-tables.mjs   (process.versions.unicode is written into the files' headers)
import { writeFileSync } from "node:fs";

const folder = new URL("../src/Integrations.Contracts.Validation/Patterns/Unicode/", import.meta.url);

const generalCategories = `
    Lu=Uppercase_Letter Ll=Lowercase_Letter Lt=Titlecase_Letter Lm=Modifier_Letter Lo=Other_Letter Mn=Nonspacing_Mark Mc=Spacing_Mark Me=Enclosing_Mark
    Nd=Decimal_Number=digit Nl=Letter_Number No=Other_Number Pc=Connector_Punctuation Pd=Dash_Punctuation Ps=Open_Punctuation Pe=Close_Punctuation
    Pi=Initial_Punctuation Pf=Final_Punctuation Po=Other_Punctuation Sm=Math_Symbol Sc=Currency_Symbol Sk=Modifier_Symbol So=Other_Symbol
    Zs=Space_Separator Zl=Line_Separator Zp=Paragraph_Separator Cc=Control=cntrl Cf=Format Cs=Surrogate Co=Private_Use Cn=Unassigned`;

// Qaac and Qaai are the former codes of Coptic and Inherited.
const scripts = `
    Adlm=Adlam Aghb=Caucasian_Albanian Ahom Arab=Arabic Armi=Imperial_Aramaic Armn=Armenian Avst=Avestan Bali=Balinese Bamu=Bamum Bass=Bassa_Vah Batk=Batak
    Beng=Bengali Berf=Beria_Erfe Bhks=Bhaiksuki Bopo=Bopomofo Brah=Brahmi Brai=Braille Bugi=Buginese Buhd=Buhid Cakm=Chakma Cans=Canadian_Aboriginal
    Cari=Carian Cham Cher=Cherokee Chrs=Chorasmian Copt=Coptic Cpmn=Cypro_Minoan Cprt=Cypriot Cyrl=Cyrillic Deva=Devanagari Diak=Dives_Akuru Dogr=Dogra
    Dsrt=Deseret Dupl=Duployan Egyp=Egyptian_Hieroglyphs Elba=Elbasan Elym=Elymaic Ethi=Ethiopic Gara=Garay Geor=Georgian Glag=Glagolitic
    Gong=Gunjala_Gondi Gonm=Masaram_Gondi Goth=Gothic Gran=Grantha Grek=Greek Gujr=Gujarati Gukh=Gurung_Khema Guru=Gurmukhi Hang=Hangul Hani=Han
    Hano=Hanunoo Hatr=Hatran Hebr=Hebrew Hira=Hiragana Hluw=Anatolian_Hieroglyphs Hmng=Pahawh_Hmong Hmnp=Nyiakeng_Puachue_Hmong Hung=Old_Hungarian
    Ital=Old_Italic Java=Javanese Kali=Kayah_Li Kana=Katakana Kawi Khar=Kharoshthi Khmr=Khmer Khoj=Khojki Kits=Khitan_Small_Script Knda=Kannada
    Krai=Kirat_Rai Kthi=Kaithi Lana=Tai_Tham Laoo=Lao Latn=Latin Lepc=Lepcha Limb=Limbu Lina=Linear_A Linb=Linear_B Lisu Lyci=Lycian Lydi=Lydian
    Mahj=Mahajani Maka=Makasar Mand=Mandaic Mani=Manichaean Marc=Marchen Medf=Medefaidrin Mend=Mende_Kikakui Merc=Meroitic_Cursive
    Mero=Meroitic_Hieroglyphs Mlym=Malayalam Modi Mong=Mongolian Mroo=Mro Mtei=Meetei_Mayek Mult=Multani Mymr=Myanmar Nagm=Nag_Mundari Nand=Nandinagari
    Narb=Old_North_Arabian Nbat=Nabataean Newa Nkoo=Nko Nshu=Nushu Ogam=Ogham Olck=Ol_Chiki Onao=Ol_Onal Orkh=Old_Turkic Orya=Oriya Osge=Osage Osma=Osmanya
    Ougr=Old_Uyghur Palm=Palmyrene Pauc=Pau_Cin_Hau Perm=Old_Permic Phag=Phags_Pa Phli=Inscriptional_Pahlavi Phlp=Psalter_Pahlavi Phnx=Phoenician Plrd=Miao
    Prti=Inscriptional_Parthian Rjng=Rejang Rohg=Hanifi_Rohingya Runr=Runic Samr=Samaritan Sarb=Old_South_Arabian Saur=Saurashtra Sgnw=SignWriting
    Shaw=Shavian Shrd=Sharada Sidd=Siddham Sidt=Sidetic Sind=Khudawadi Sinh=Sinhala Sogd=Sogdian Sogo=Old_Sogdian Sora=Sora_Sompeng Soyo=Soyombo
    Sund=Sundanese Sunu=Sunuwar Sylo=Syloti_Nagri Syrc=Syriac Tagb=Tagbanwa Takr=Takri Tale=Tai_Le Talu=New_Tai_Lue Taml=Tamil Tang=Tangut Tavt=Tai_Viet
    Tayo=Tai_Yo Telu=Telugu Tfng=Tifinagh Tglg=Tagalog Thaa=Thaana Thai Tibt=Tibetan Tirh=Tirhuta Tnsa=Tangsa Todr=Todhri Tols=Tolong_Siki Toto
    Tutg=Tulu_Tigalari Ugar=Ugaritic Vaii=Vai Vith=Vithkuqi Wara=Warang_Citi Wcho=Wancho Xpeo=Old_Persian Xsux=Cuneiform Yezi=Yezidi Yiii=Yi
    Zanb=Zanabazar_Square Zinh=Inherited Zyyy=Common Zzzz=Unknown`;

// ECMA-262, table "Binary Unicode property aliases"; Any, ASCII and Assigned are computed.
const binaryProperties = `
    ASCII_Hex_Digit=AHex Alphabetic=Alpha Bidi_Control=Bidi_C Bidi_Mirrored=Bidi_M Case_Ignorable=CI Cased Changes_When_Casefolded=CWCF
    Changes_When_Casemapped=CWCM Changes_When_Lowercased=CWL Changes_When_NFKC_Casefolded=CWKCF Changes_When_Titlecased=CWT Changes_When_Uppercased=CWU
    Dash Default_Ignorable_Code_Point=DI Deprecated=Dep Diacritic=Dia Emoji Emoji_Component=EComp Emoji_Modifier=EMod Emoji_Modifier_Base=EBase
    Emoji_Presentation=EPres Extended_Pictographic=ExtPict Extender=Ext Grapheme_Base=Gr_Base Grapheme_Extend=Gr_Ext Hex_Digit=Hex
    IDS_Binary_Operator=IDSB IDS_Trinary_Operator=IDST ID_Continue=IDC ID_Start=IDS Ideographic=Ideo Join_Control=Join_C Logical_Order_Exception=LOE
    Lowercase=Lower Math Noncharacter_Code_Point=NChar Pattern_Syntax=Pat_Syn Pattern_White_Space=Pat_WS Quotation_Mark=QMark Radical
    Regional_Indicator=RI Sentence_Terminal=STerm Soft_Dotted=SD Terminal_Punctuation=Term Unified_Ideograph=UIdeo Uppercase=Upper
    Variation_Selector=VS White_Space=space XID_Continue=XIDC XID_Start=XIDS`;

const words = (text) => text.trim().split(/\s+/).map((word) => word.split("="));

const codePoints = Array.from({ length: 0x110000 }, (_, c) => String.fromCodePoint(c));

function members(expression) {
    const regex = new RegExp(`^\\p{${expression}}$`, "u");
    return Uint8Array.from(codePoints, (text) => regex.test(text));
}

// The places where membership changes, as differences; each difference in base 32, low digit first, 0x20 marking "more follows"; a digit d is the character 40 + d, but for the backslash 'z'.
function encode(member) {
    let text = "", last = 0, inside = false;
    for (let c = 0; c <= 0x110000; c++) {
        const now = c < 0x110000 && member[c] !== 0;
        if (now === inside) continue;
        let difference = c - last;
        do {
            const digit = (difference & 31) | (difference > 31 ? 32 : 0);
            text += digit === 52 ? "z" : String.fromCharCode(40 + digit);
            difference >>= 5;
        } while (difference > 0);
        last = c;
        inside = now;
    }
    return text;
}

function literal(text) {
    if (text.includes('"') || text.includes("\\")) throw new Error("a digit that needs an escape");
    const pieces = text.match(/.{1,130}/g) ?? [""];
    return pieces.length === 1 ? ` "${pieces[0]}"u8` : "\n            " + pieces.map((piece) => `"${piece}"u8`).join("\n            + ");
}

function table(file, type, summary, methods) {
    let text = `// Written by eng/unicode-tables.mjs. Unicode ${process.versions.unicode}.\nnamespace Integrations.Contracts.Validation.Patterns.Unicode;\n\n`;
    text += `/// <summary>${summary} <see cref="UnicodeProperties"/> tells the encoding.</summary>\ninternal static class ${type}\n{\n`;
    text += methods.map(({ name, doc, arms }) =>
        `    /// <summary>${doc}</summary>\n    public static ReadOnlySpan<byte> ${name}(string name) => name switch\n    {\n`
        + arms.map(({ names, set }) => `        ${names.map((n) => `"${n}"`).join(" or ")} =>${literal(encode(set))},\n`).join("")
        + `        _ => default,\n    };\n`).join("\n");
    text += "}\n";
    writeFileSync(new URL(file, folder), text);
}

table("GeneralCategoryTables.cs", "GeneralCategoryTables", "The General_Category values of Unicode, short and long names.", [{
    name: "Find", doc: "The encoded set of a single category (not of a group such as <c>L</c>); empty where there is none of that name.",
    arms: words(generalCategories).map((names) => ({ names, set: members(`gc=${names[0]}`) })),
}]);

const scriptNames = words(scripts).map((names) => names[0] === "Copt" ? [...names, "Qaac"] : names[0] === "Zinh" ? [...names, "Qaai"] : names);
const scriptSets = scriptNames.map((names) => ({ names, set: members(`sc=${names[0]}`) }));
const extensions = scriptNames.map((names) => members(`scx=${names[0]}`));
for (const names of scriptNames) for (const name of names) new RegExp(`\\p{Script=${name}}`, "u");
const differing = scriptSets
    .map(({ names, set }, i) => ({ names, set: set.map((member, c) => member ^ extensions[i][c]) }))
    .filter(({ set }) => set.includes(1));
table("ScriptTables.cs", "ScriptTables", "The Script and Script_Extensions values of Unicode, short and long names.", [
    { name: "Find", doc: "The encoded set of a script; empty where there is none of that name.", arms: scriptSets },
    { name: "FindExtensionDifference", doc: "Where Script_Extensions differs from Script: the encoded symmetric difference; empty where they agree.", arms: differing },
]);

table("BinaryPropertyTables.cs", "BinaryPropertyTables", "The binary properties that ECMA-262 lists, long and short names.", [{
    name: "Find", doc: "The encoded set of a property; empty where there is none of that name.",
    arms: words(binaryProperties).map((names) => ({ names, set: members(names[0]) })),
}]);
