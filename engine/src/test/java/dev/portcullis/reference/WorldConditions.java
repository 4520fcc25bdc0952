package dev.portcullis.reference;

import static dev.portcullis.reference.Choices.any;
import static dev.portcullis.reference.Choices.chance;

import java.util.ArrayList;
import java.util.List;
import org.quicktheories.core.Gen;
import org.quicktheories.core.RandomnessSource;

/**
 * Random conditions of rules: of the right types as far as a checker knows them, and often wrong when they are asked.
 *
 * @param defined names of conditions that the file defines
 */
record WorldConditions(List<String> defined) {
    private static final Gen<String> TEXT = any(
            "user.name",
            "\"alice\"",
            "resource.labels[\"env\"]",
            "resource.labels.role",
            "\"prod\"",
            "resource.name",
            "\"r-1\"",
            "login",
            "\"root\"",
            "resource.kind",
            "user.labels.team",
            "\"ops\"",
            "user.origin_cluster",
            "\"\"",
            "mfa.device",
            "device.asset_tag",
            "db_user",
            "strings.upper(user.name)",
            "regexp.replace(resource.name, \"r-(.)\", \"$1\")",
            "email.local(\"ann@example.com\")",
            "email.local(user.name)");
    private static final Gen<String> OPEN = any(
            "context.text",
            "context.deep.text",
            "resource.properties[\"text\"]",
            "action.properties.text",
            "context.missing",
            "context.flag",
            "context.number",
            "context.list");
    private static final Gen<String> LIST = any(
            "user.roles",
            "user.traits[\"team\"]",
            "user.traits.envs",
            "user.traits.missing",
            "[\"ops\", \"alice\", \"prod\"]",
            "context.list",
            "resource.properties.list",
            "set(user.name, login)",
            "strings.lower(user.traits.team)",
            "regexp.replace(user.traits.envs, \"^x-(.*)$\", \"$1\")",
            "email.local(user.traits.email)");
    private static final Gen<String> NUMBER = any(
            "1",
            "17.5",
            "size(user.roles)",
            "size(user.name)",
            "context.number",
            "size(context.list)",
            "number(context.text)",
            "now.at(\"Europe/Berlin\").hour",
            "now.at(\"Australia/Lord_Howe\").minute",
            "now.at(\"America/New_York\").day",
            "timestamp(\"2026-01-05T23:30:00Z\").at(\"Europe/Berlin\").day",
            "10");
    private static final Gen<String> ORDER = any("<", "<=", ">", ">=", "==", "!=");
    private static final Gen<String> DURATION =
            any("1h", "30m", "0s", "duration(\"90m\")", "since(timestamp(context.since))");
    private static final Gen<String> INSTANT = any(
            "timestamp(\"2026-01-05T09:00:00Z\")",
            "timestamp(\"2026-01-05T10:00:00Z\")",
            "timestamp(\"2026-03-29T01:00:00Z\")",
            "timestamp(context.since)",
            "now");
    private static final Gen<String> ZONE = any(
            "\"Europe/Berlin\"", "\"UTC\"", "\"Australia/Lord_Howe\"", "\"America/Sao_Paulo\"", "\"Asia/Kathmandu\"");
    private static final Gen<String> TIME = any("\"10:00\"", "\"09:30\"", "\"02:30\"", "\"00:00\"", "\"23:59:59\"");
    private static final Gen<String> DATE = any("\"2026-01-05\"", "\"2026-03-29\"", "\"2026-10-25\"", "\"2026-01-01\"");
    private static final Gen<String> CHAIN = any(
            "context.text",
            "context.deep.text",
            "context.text.deeper",
            "resource.properties[\"missing\"]",
            "resource.labels.env",
            "user.traits.team",
            "user.labels[\"team\"]",
            "client.address",
            "client.version",
            "user.name",
            "login",
            "user.roles",
            "device",
            "mfa");
    private static final Gen<String> PLAIN = any(
            "user.bot",
            "device.trusted",
            "mfa.verified",
            "session.active",
            "true",
            "false",
            "context.flag",
            "resource.properties.flag",
            "session.state == \"active\"");
    private static final Gen<String> PATTERN = any("\"^r\"", "\"o\"", "\"(?i)ALICE\"", "\"^$\"");
    private static final Gen<String> GLOB = any("\"r*\"", "\"*o*\"", "\"alice\"", "\"a*e\"", "\"*\"");

    /** A condition. */
    String condition(int depth, RandomnessSource in) {
        if (depth > 0 && chance(60).generate(in)) {
            return joined(condition(depth - 1, in), condition(depth - 1, in), in);
        }
        return leaf(in);
    }

    private static String joined(String left, String right, RandomnessSource in) {
        return any(
                        left + " and " + right,
                        left + " and " + right,
                        left + " or " + right,
                        "(" + left + " || " + right + ")",
                        "not (" + left + ") and " + right,
                        "!(" + left + " && " + right + ")",
                        left + " or not " + right)
                .generate(in);
    }

    private String leaf(RandomnessSource in) {
        List<Gen<String>> forms = new ArrayList<>(List.of(
                TEXT.zip(TEXT, (left, right) -> left + " == " + right),
                TEXT.zip(TEXT, (left, right) -> left + " != " + right),
                TEXT.map(text -> text + " in [\"prod\", \"alice\", \"ops\"]"),
                TEXT.zip(LIST, (text, list) -> text + " in " + list),
                TEXT.zip(LIST, (text, list) -> text + " not in " + list),
                TEXT.zip(LIST, (text, list) -> "contains(" + list + ", " + text + ")"),
                any("contains(user.roles, \"ops\")", "contains(user.traits[\"team\"], \"dev\")"),
                any("user.name == \"alice\"", "resource.labels[\"env\"] == \"prod\""),
                OPEN.zip(TEXT, (open, text) -> open + " == " + text),
                OPEN.zip(OPEN, (open, other) -> open + " != " + other),
                OPEN.zip(LIST, (open, list) -> open + " in " + list),
                OPEN.zip(OPEN, (open, other) -> open + " in [" + other + ", \"prod\"]"),
                NUMBER.zip(ORDER, NUMBER, (left, sign, right) -> left + " " + sign + " " + right),
                NUMBER.map(number -> number + " in [9, 10, 1.0]"),
                INSTANT.zip(ORDER, (instant, sign) -> "now " + sign + " " + instant),
                INSTANT.zip(ORDER, (instant, sign) -> instant + " " + sign + " now"),
                INSTANT.zip(INSTANT, (one, other) -> "now in [" + one + ", " + other + "]"),
                INSTANT.zip(ORDER, DURATION, (at, sign, length) -> "since(" + at + ") " + sign + " " + length),
                INSTANT.zip(ORDER, DURATION, (at, sign, length) -> length + " " + sign + " since(" + at + ")"),
                ZONE.zip(ORDER, TIME, (zone, sign, time) -> "now.at(" + zone + ").time " + sign + " " + time),
                ZONE.zip(TIME, (zone, time) -> "now.at(" + zone + ").time in [" + time + ", \"12:00\"]"),
                ZONE.zip(ORDER, DATE, (zone, sign, date) -> "now.at(" + zone + ").date " + sign + " " + date),
                ZONE.map(zone -> "now.at(" + zone + ").weekday in [\"saturday\", \"sunday\"]"),
                ZONE.map(zone -> "now.at(" + zone + ").weekday == \"monday\""),
                ORDER.map(sign -> "client.version " + sign + " \"17.1\""),
                any("client.version in [\"17.2.0\", \"v17.1.0-rc.1\"]"),
                any("client.address in cidr(\"10.0.0.0/8\")", "client.address not in cidr(\"2001:db8::/32\")"),
                any("client.address == \"10.0.0.1\"", "client.address in [cidr(\"192.168.0.0/16\"), cidr(\"::/0\")]"),
                any("address(context.text) == client.address", "version(context.text) < client.version"),
                CHAIN.map(chain -> "has(" + chain + ")"),
                PLAIN,
                LIST.zip(LIST, (left, right) -> "contains_any(" + left + ", " + right + ")"),
                LIST.zip(LIST, (left, right) -> "contains_all(" + left + ", " + right + ")"),
                LIST.zip(LIST, (left, right) -> left + " == " + right),
                LIST.zip(TEXT, TEXT, (list, one, other) -> "is_subset(" + list + ", " + one + ", " + other + ")"),
                LIST.zip(TEXT, (list, text) -> "all_equal(" + list + ", " + text + ")"),
                LIST.zip(TEXT, (list, text) -> "all_end_with(" + list + ", " + text + ")"),
                TEXT.zip(TEXT, (text, start) -> "has_prefix(" + text + ", " + start + ")"),
                TEXT.zip(TEXT, (text, end) -> "has_suffix(" + text + ", " + end + ")"),
                TEXT.zip(OPEN, (text, open) -> "equals(" + text + ", " + open + ")"),
                TEXT.zip(PATTERN, (text, pattern) -> "regexp.match(" + text + ", " + pattern + ")"),
                LIST.zip(PATTERN, (list, pattern) -> "regexp.match(" + list + ", " + pattern + ")"),
                TEXT.zip(GLOB, (text, glob) -> "glob.match(" + text + ", " + glob + ")"),
                LIST.zip(GLOB, (list, glob) -> "glob.match(" + list + ", " + glob + ")")));
        if (!defined.isEmpty()) {
            forms.add(any(defined.toArray(new String[0])));
            forms.add(any(defined.toArray(new String[0])));
        }
        return any(forms.toArray())
                .map(form -> (Gen<?>) form)
                .generate(in)
                .generate(in)
                .toString();
    }
}
