package dev.portcullis.server.hostile;

import static dev.portcullis.server.hostile.Wire.QUESTION;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Bodies that are no question. */
final class HostileBodies {
    private static final String SUBJECT = "\"subject\":{\"type\":\"user\",\"id\":\"ann\"}";
    private static final String ACTION = "\"action\":{\"name\":\"read\"}";
    private static final String RESOURCE = "\"resource\":{\"type\":\"app\",\"id\":\"wiki\"}";

    private final Map<String, byte[]> bodies = new LinkedHashMap<>();

    private HostileBodies() {}

    /** All of them, to each of some paths. */
    static List<HostileRequest> all(String credentials, List<String> paths) {
        HostileBodies hostile = new HostileBodies();
        hostile.notJson();
        hostile.tooMuch();
        hostile.bytes();
        hostile.wrongTypes();
        return paths.stream()
                .flatMap(path -> hostile.bodies.entrySet().stream()
                        .map(body -> new HostileRequest(
                                path + ": " + body.getKey(), Wire.post(path, credentials, body.getValue()))))
                .toList();
    }

    private void add(String name, String text) {
        bodies.put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private void notJson() {
        for (String text : List.of(
                "",
                "   ",
                "null",
                "true",
                "1",
                "\"text\"",
                "[]",
                "[" + QUESTION + "]",
                "{",
                QUESTION + QUESTION,
                QUESTION + "x",
                QUESTION.replace('"', '\''),
                QUESTION.replace("}}", "},}"),
                "/* a */" + QUESTION,
                QUESTION.replace(":{", ":={"),
                "subject=ann",
                "---\nsubject: {type: user, id: ann}\n",
                "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
                "{" + SUBJECT + "," + ACTION + "," + RESOURCE + ",\"context\":{\"a\":NaN}}",
                "{" + SUBJECT + "," + ACTION + "," + RESOURCE + ",\"context\":{\"a\":01}}",
                "{" + SUBJECT + "," + ACTION + "," + RESOURCE + ",\"context\":{\"a\":\"\u0001\"}}")) {
            add("`" + text + "`", text);
        }
    }

    private void tooMuch() {
        String open = "{" + SUBJECT + "," + ACTION + "," + RESOURCE + ",\"context\":{\"a\":";
        add("lists in lists", open + "[".repeat(60) + "]".repeat(60) + "}}");
        add("30,000 lists in lists", open + "[".repeat(30_000) + "]".repeat(30_000) + "}}");
        add("30,000 lists without end", "[".repeat(30_000));
        add("maps in maps", open + "{\"a\":".repeat(60) + "1" + "}".repeat(60) + "}}");
        add("a long number", open + "1".repeat(2_000) + "}}");
        add("a number that is large", open + "1e1000000000}}");
        add("a long name", open + "{\"" + "a".repeat(2_000) + "\":1}}}");
        add("a body over the limit", open + "\"" + "a".repeat(100_000) + "\"}}");
        add("the subject twice", "{" + SUBJECT + "," + SUBJECT + "," + ACTION + "," + RESOURCE + "}");
        add("the id twice", QUESTION.replace("\"id\":\"ann\"", "\"id\":\"eve\",\"id\":\"ann\""));
        add("the id twice, once escaped", QUESTION.replace("\"id\":\"ann\"", "\"id\":\"eve\",\"\\u0069d\":\"ann\""));
    }

    private void bytes() {
        byte[] wrong = QUESTION.getBytes(StandardCharsets.UTF_8);
        wrong[QUESTION.indexOf("ann")] = (byte) 0xff;
        bodies.put("a byte that is not UTF-8", wrong);
        bodies.put(
                "a character in more bytes than it needs",
                QUESTION.replace("ann", "\u00c0\u00af").getBytes(StandardCharsets.ISO_8859_1));
        bodies.put(
                "half a character in UTF-8",
                QUESTION.replace("ann", "\u00ed\u00a0\u0080").getBytes(StandardCharsets.ISO_8859_1));
        bodies.put("UTF-16", QUESTION.getBytes(StandardCharsets.UTF_16));
        bodies.put("UTF-16 without a mark", QUESTION.getBytes(StandardCharsets.UTF_16LE));
        bodies.put("zero bytes", new byte[64]);
        add("a zero in a name", QUESTION.replace("\"ann\"", "\"ann\u0000\""));
    }

    private void wrongTypes() {
        for (String subject : List.of("null", "1", "\"ann\"", "[]", "{}", "{\"id\":\"ann\"}", "{\"type\":\"user\"}")) {
            add("the subject " + subject, "{\"subject\":" + subject + "," + ACTION + "," + RESOURCE + "}");
        }
        for (String id : List.of("null", "1", "true", "[\"ann\"]", "{\"a\":1}", "\"\"")) {
            add("the id " + id, QUESTION.replace("\"ann\"", id));
        }
        for (String action :
                List.of("null", "\"read\"", "[]", "{}", "{\"name\":1}", "{\"name\":null}", "{\"name\":\"\"}")) {
            add("the action " + action, "{" + SUBJECT + ",\"action\":" + action + "," + RESOURCE + "}");
        }
        for (String resource :
                List.of("null", "1", "[]", "{}", "{\"type\":\"app\"}", "{\"type\":[],\"id\":\"wiki\"}")) {
            add("the resource " + resource, "{" + SUBJECT + "," + ACTION + ",\"resource\":" + resource + "}");
        }
        for (String context : List.of("1", "[]", "\"a\"")) {
            add(
                    "the context " + context,
                    "{" + SUBJECT + "," + ACTION + "," + RESOURCE + ",\"context\":" + context + "}");
        }
        add("no subject", "{" + ACTION + "," + RESOURCE + "}");
        add("no action", "{" + SUBJECT + "," + RESOURCE + "}");
        add("no resource", "{" + SUBJECT + "," + ACTION + "}");
    }
}
