package dev.portcullis.catalog;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.policy.PolicyCompiler;
import dev.portcullis.scenario.ScenarioReader;
import dev.portcullis.source.SourceFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Reads hostile files one after the other and says of each whether the answer was right and in time. */
final class HostileFiles {
    private static final long MILLIS = 2_000;
    private static final int MIB = 1 << 20;

    private final List<Hostile> files = new ArrayList<>();

    /**
     * A hostile file.
     *
     * @param name what is wrong with it
     * @param bytes all of it
     * @param reader who must read it
     * @param first how the first answer begins: place, severity and code
     */
    private record Hostile(String name, Supplier<byte[]> bytes, Reader reader, String first) {}

    private enum Reader {
        POLICY,
        CASES,
        RULES
    }

    private HostileFiles() {
        addSizes();
        addDepths();
        addEncodings();
        addAliases();
        addSyntax();
        addValues();
        HostileRules.all()
                .forEach(rules -> files.add(new Hostile(rules.name(), rules::bytes, Reader.RULES, rules.first())));
    }

    public static void main(String[] arguments) {
        List<String> failures = new ArrayList<>();
        for (Hostile file : new HostileFiles().files) {
            byte[] bytes = file.bytes().get();
            long start = processorTime();
            String found = answer(file, bytes);
            long millis = (processorTime() - start) / 1_000_000;
            boolean right = found.startsWith(file.first()) && millis <= MILLIS;
            System.out.println(file.name() + ": " + millis + " ms: " + found + (right ? " ok" : " WRONG"));
            if (!right) {
                failures.add(file.name());
            }
        }
        System.exit(failures.isEmpty() ? 0 : 1);
    }

    /** Of this thread alone, so that a busy machine does not count. */
    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static String answer(Hostile file, byte[] bytes) {
        SourceFiles text =
                new TextReader(limits(file).bytes()).read(file.reader() == Reader.RULES ? "f.rules" : "f", bytes);
        List<Diagnostic> found = new ArrayList<>(text.diagnostics());
        for (SourceFile source : text.files()) {
            found.addAll(answer(file.reader(), source));
        }
        return found.isEmpty() ? "nothing" : found.get(0).toString();
    }

    private static List<Diagnostic> answer(Reader reader, SourceFile source) {
        if (reader == Reader.CASES) {
            return new ScenarioReader().read(source).diagnostics();
        }
        CatalogReading reading = new CatalogReader().read(List.of(source));
        List<Diagnostic> found = new ArrayList<>(reading.diagnostics());
        if (reader == Reader.RULES) {
            found.addAll(new PolicyCompiler().compile(reading.catalog()).diagnostics());
        }
        return found;
    }

    private static YamlLimits limits(Hostile file) {
        return file.reader() == Reader.CASES ? YamlLimits.CASES : YamlLimits.POLICY;
    }

    private void add(String name, String text, String first) {
        files.add(new Hostile(name, () -> text.getBytes(StandardCharsets.UTF_8), Reader.POLICY, first));
    }

    private void addCases(String name, Supplier<String> text, String first) {
        files.add(new Hostile(name, () -> text.get().getBytes(StandardCharsets.UTF_8), Reader.CASES, first));
    }

    private void addBytes(String name, byte[] bytes, String first) {
        files.add(new Hostile(name, bytes::clone, Reader.POLICY, first));
    }

    private static String lines(String format, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(format.replace("%d", Integer.toString(i)));
        }
        return text.toString();
    }

    private void addSizes() {
        add("scalar of 10 MB", "kind: " + "x".repeat(10_000_000), "f:1:7: error[P303]");
        addCases("scalar of 10 MB in a case file", () -> "- " + "x".repeat(10_000_000), "f:1:3: error[P303]");
        addCases("scalar of 10 MB in quotes", () -> "- \"" + "x".repeat(10_000_000) + "\"", "f:1:3: error[P303]");
        addCases("scalar of 10 MB of lines", () -> "- |\n" + lines(" x%d\n", 1_000_000), "f:1:3: error[P303]");
        add("comments of 20 MB", lines("# %d\n", 2_400_000), "f:1:1: error[P303]");
        addCases(
                "comments of 5 MB in a case file",
                () -> lines("# %d\n", 600_000) + "a: !!x b",
                "f:600001:1: error[P312]");
        add("100,000 documents", lines("---\n{}\n", 100_000), "f:2:1: error[P314]");
        add("200,000 empty documents", "---\n".repeat(200_000) + "x: y", "f:200001:1: error[P314]");
        addCases("1 million keys", () -> lines("k%d: x\n", 1_000_000), "f:500000:");
        add("100,000 keys", "kind: lock\n" + lines("k%d: x\n", 90_000), "f:1:7: error[P310]");
        addCases("1 million equal keys", () -> "k: x\n".repeat(1_000_000), "f:2:1: error[P305]");
        addCases("4 million values", () -> "[" + "x,".repeat(4_000_000) + "]", "f:1:2000000: error[P303]");
        add("key of 100 KB", "x".repeat(100_000) + ": y", "f:1:");
        add("key of 100 KB in the long form", "? " + "x".repeat(100_000) + "\n: y", "f:1:3: error[P303]");
    }

    private void addDepths() {
        add("depth 10,000 in brackets", "a: " + "[".repeat(10_000), "f:1:53: error[P304]");
        add("depth 10,000 in braces", "{a: ".repeat(10_000), "f:1:201: error[P304]");
        add("depth 1,000 by indentation", blocks(1_000), "f:51:51: error[P304]");
        add("depth 10,000 by dashes", "- ".repeat(10_000) + "x", "f:1:101: error[P304]");
        addCases("depth 5,000 by indentation", () -> blocks(5_000), "f:51:51: error[P304]");
        add(
                "depth by aliases",
                "a0: &a0 [x]\n" + lines("b%d: &b%d [[[[[[[[[[x]]]]]]]]]]\n", 1)
                        + "c: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[*b0]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
                "f:3:46: error[P304]");
    }

    private static String blocks(int depth) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            text.append(" ".repeat(i)).append("a:\n");
        }
        return text.toString();
    }

    private void addEncodings() {
        addBytes("binary", new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0}, "f:1:8: error[P302]");
        addBytes("random bytes", new byte[] {(byte) 0x8b, 0x1f, 8, 0}, "f:1:1: error[P302]");
        addBytes("UTF-16", "kind: lock".getBytes(StandardCharsets.UTF_16), "f:1:1: error[P302]");
        addBytes("UTF-16 unmarked", "kind: lock".getBytes(StandardCharsets.UTF_16LE), "f:1:1: error[P302]");
        addBytes("not UTF-8", "kind: caf\u00e9".getBytes(StandardCharsets.ISO_8859_1), "f:1:10: error[P302]");
        addBytes("overlong UTF-8", new byte[] {'a', (byte) 0xc0, (byte) 0xaf}, "f:1:2: error[P302]");
        add("zero byte", "kind: lo\0ck", "f:1:9: error[P302]");
        add("control character", "kind: lo\u0001ck", "f:1:9: error[P302]");
        add("byte order mark", "\ufeffkind: lok", "f:1:7: warning[P315]");
        add("half a character", "kind: lock\nspec: \"\\uD800\"", "f:1:7: error[P310]");
        add(
                "half a character in a message",
                "kind: lock\nmetadata: {name: a}\nspec: {target: {user: a}, message: \"\\uD800\"}",
                "f:3:36: error[P301]");
    }

    private void addAliases() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        StringBuilder maps = new StringBuilder("a0: &a0 {a: x, b: x, c: x}\n");
        for (int i = 1; i < 30; i++) {
            String alias = "*a" + (i - 1);
            bomb.append(String.format("a%1$d: &a%1$d [%2$s,%2$s,%2$s,%2$s,%2$s,%2$s,%2$s,%2$s]\n", i, alias));
            maps.append(String.format("a%1$d: &a%1$d {a: %2$s, b: %2$s, c: %2$s}\n", i, alias));
        }
        add("billion laughs in lists", bomb.toString(), "f:7:");
        add("billion laughs in maps", maps.toString(), "f:13:15: error[P303]");
        add("cycle", "a: &a [*a]", "f:1:8: error[P306]");
        add("long cycle", "a: &a {b: &b [x, {c: *a}]}", "f:1:22: error[P306]");
        add("unknown alias", "a: *nobody", "f:1:4: error[P306]");
        add(
                "deep merge keys",
                lines("a%d: &a%d\n  <<: *b\n", 1).replace("*b", "{}") + lines("b%d:\n  <<: *a0\n", 1000),
                "f:2:3: error[P307]");
        add("alias as a key", "a: &a [x]\n*a : y", "f:2:3: error[P301]");
    }

    private void addSyntax() {
        add("unterminated quote", "kind: \"lock\n".repeat(1), "f:1:7: error[P301]");
        add("unterminated quote of 1 MB", "kind: \"" + "x ".repeat(MIB / 2 - 10), "f:1:7: error[P301]");
        add("tabs as indentation", "kind: lock\nspec:\n\ttarget:\n\t\tuser: a\n", "f:3:1: error[P301]");
        add(
                "mixed line ends",
                "kind: lock\r\nmetadata:\r  name: a\nspec: {target: {usr: a}}\r\n",
                "f:3:16: error[P310]");
        add("tag of a class", "!!javax.script.ScriptEngineManager [x]", "f:1:1: error[P308]");
        add("tag of its own", "%TAG !e! tag:example.com:\n---\nkind: !e!x lock", "f:3:7: error[P308]");
        add("unknown directive", "%YAML 3.0\n---\na: b", "f:1:1: error[P301]");
        add("only colons", ":".repeat(10_000), "f:1:");
        add("only question marks", "? ".repeat(10_000), "f:1:");
        add("only ampersands", "&a ".repeat(10_000), "f:1:");
        add("unclosed brackets", "a: [x, {b: c}", "f:1:");
        add("escape out of range", "a: \"\\UFFFFFFFF\"", "f:1:");
        add("not YAML", "<?xml version=\"1.0\"?><a>b: c</a>", "f:1:");
    }

    private void addValues() {
        String role = "kind: role\nversion: v7\nmetadata: {name: r}\nspec: {%s}";
        add("huge number", String.format(role, "options: {max_sessions: 1e999999999}"), "f:4:32: error[P313]");
        add(
                "number of 60,000 digits",
                String.format(role, "options: {lock: " + "9".repeat(60_000) + "}"),
                "f:4:24: error[P3");
        add(
                "huge duration",
                String.format(role, "options: {max_session_ttl: " + "9".repeat(60_000) + "h}"),
                "f:4:35: error[P13");
        add(
                "duration of many parts",
                String.format(role, "options: {max_session_ttl: " + "1000h".repeat(10_000) + "}"),
                "f:4:35: error[P13");
        add(
                "huge timestamp",
                "kind: lock\nmetadata: {name: l}\nspec: {target: {user: a}, expires: 999999999-01-01T00:00:00Z}",
                "f:3:36: error[P13");
        add(
                "regular expression of 100 KB",
                String.format(role, "allow: {node_labels: {a: '^" + "(a*)*".repeat(20_000) + "$'}}"),
                "f:4:33: error[P303]");
        add(
                "roles of many unknown fields",
                String.format(role, "allow: {" + lines("f%d: x, ", 50_000) + "}"),
                "f:4:16: warning[P311]");
        add(
                "300,000 rules without verbs",
                String.format(role, "allow: {rules: [" + "{},".repeat(300_000) + "]}"),
                "f:4:24: error[P310]");
    }
}
