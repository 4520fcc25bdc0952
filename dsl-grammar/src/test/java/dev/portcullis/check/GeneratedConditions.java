package dev.portcullis.check;

import java.util.List;
import java.util.Random;

/**
 * Any well-typed condition of a rule as text, or one with a single mistake: at one of its operands stands what is of
 * another type, or unknown.
 */
final class GeneratedConditions {
    private static final List<String> MISTAKES =
            List.of("nobody", "user.nick", "nothing(login)", "now.at(\"UTC\")", "mfa", "resource.labels", "now.then");

    private final Random random;
    private final int wrong;
    private final StringBuilder text = new StringBuilder();
    private int operands;
    private int start = -1;
    private int end = -1;

    private GeneratedConditions(Random random, int wrong) {
        this.random = random;
        this.wrong = wrong;
    }

    /**
     * A condition and where its mistake is.
     *
     * @param text the condition
     * @param operands how many operands it has
     * @param start where the comparison or call begins that has the mistake
     * @param end where it ends
     */
    record Generated(String text, int operands, int start, int end) {}

    /** A condition without mistakes. */
    static Generated correct(long seed) {
        return wrong(seed, -1);
    }

    /** The same condition with a mistake at one of its operands, counted from 0. */
    static Generated wrong(long seed, int operand) {
        GeneratedConditions made = new GeneratedConditions(new Random(seed), operand);
        made.condition(3);
        return new Generated(made.text.toString(), made.operands, made.start, made.end);
    }

    private void condition(int depth) {
        switch (random.nextInt(depth == 0 ? 1 : 4)) {
            case 1 -> joined(" and ", depth);
            case 2 -> joined(" or ", depth);
            case 3 -> {
                text.append("not (");
                condition(depth - 1);
                text.append(')');
            }
            default -> leaf();
        }
    }

    private void joined(String word, int depth) {
        text.append('(');
        condition(depth - 1);
        text.append(word);
        condition(depth - 1);
        text.append(')');
    }

    /** One comparison or call; the mistake is somewhere in it, if it has one. */
    private void leaf() {
        int before = text.length();
        switch (random.nextInt(16)) {
            case 0 -> pair(List.of("user.name", "login", "\"ann\"", "context.a", "strings.lower(login)"), "==", "!=");
            case 1 ->
                pair(List.of("5", "-1.5", "size(user.roles)", "now.at(\"UTC\").hour", "number(\"3\")"), "<", "==");
            case 2 -> pair(List.of("5m", "since(now)", "duration(context.ttl)"), "<", "<=", "==");
            case 3 -> pair(List.of("now", "2026-01-05T09:00:00Z", "timestamp(context.at)"), ">", "!=");
            case 4 -> mixed("client.version", "\"17.2\"", "==", "<", ">=");
            case 5 -> mixed("client.address", "\"10.0.0.1\"", "==", "!=");
            case 6 -> mixed("now.at(\"Europe/Berlin\").date", "\"2026-12-24\"", "==", "<");
            case 7 -> mixed("now.at(\"Europe/Berlin\").time", "\"09:00\"", ">=", "<");
            case 8 -> mixed("now.at(\"Asia/Tokyo\").weekday", "\"monday\"", "==", "!=");
            case 9 -> call("contains(", "user.roles", ", ", "\"dev\"", ")");
            case 10 -> call("has_prefix(", "user.name", ", ", "login", ")");
            case 11 -> call("contains_any(", "user.traits.team", ", ", "context.teams", ")");
            case 12 -> call("", "client.address", " in ", "cidr(\"10.0.0.0/8\")", "");
            case 13 -> call("", "login", " not in ", "[\"a\", \"b\"]", "");
            case 14 -> call("is_subset(", "user.roles", ", ", "\"dev\"", ", \"ops\")");
            default -> call("regexp.match(", "user.name", ", ", "\"^a\"", ")");
        }
        if (start == -2) {
            start = before;
            end = text.length();
        }
    }

    private void pair(List<String> values, String... signs) {
        mixed(of(values), of(values), signs);
    }

    private void mixed(String left, String right, String... signs) {
        call("", left, " " + of(List.of(signs)) + " ", right, "");
    }

    private void call(String before, String first, String between, String second, String after) {
        text.append(before);
        operand(first);
        text.append(between);
        operand(second);
        text.append(after);
    }

    private void operand(String right) {
        boolean mistaken = operands++ == wrong;
        String mistake = of(MISTAKES);
        text.append(mistaken ? mistake : right);
        start = mistaken ? -2 : start;
    }

    private <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
