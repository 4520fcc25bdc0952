package dev.portcullis.reference;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Map;
import java.util.Optional;

/** A replacement text with Go's rules: {@code $1}, {@code ${1}}, {@code $name} with the longest name, {@code $$}. */
record Replacement(String text) {

    /** A value with all matches replaced; empty when there is none. */
    Optional<String> replaceAll(Pattern pattern, String value) {
        Matcher matcher = pattern.matcher(value);
        StringBuilder result = new StringBuilder();
        boolean matched = false;
        int copied = 0;
        int search = 0;
        while (search <= value.length() && matcher.find(search)) {
            matched = true;
            result.append(value, copied, matcher.start());
            if (matcher.end() > copied || matcher.start() == 0) {
                result.append(expand(matcher));
            }
            copied = matcher.end();
            search = Math.max(copied, search + 1);
        }
        return matched ? Optional.of(result + value.substring(copied)) : Optional.empty();
    }

    /** The text with references to groups filled in. */
    String expand(Matcher match) {
        StringBuilder result = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char unit = text.charAt(at++);
            if (unit != '$') {
                result.append(unit);
            } else if (text.startsWith("$", at)) {
                result.append('$');
                at++;
            } else {
                boolean braced = text.startsWith("{", at);
                int start = braced ? at + 1 : at;
                int end = endOfName(start);
                if (end == start || (braced && !text.startsWith("}", end))) {
                    result.append('$');
                } else {
                    result.append(group(match, text.substring(start, end)));
                    at = braced ? end + 1 : end;
                }
            }
        }
        return result.toString();
    }

    private int endOfName(int start) {
        int end = start;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        return end;
    }

    private static String group(Matcher match, String name) {
        if (name.matches("0|[1-9][0-9]{0,7}")) {
            int number = Integer.parseInt(name);
            return number <= match.groupCount()
                    ? Optional.ofNullable(match.group(number)).orElse("")
                    : "";
        }
        Map<String, Integer> named = match.pattern().namedGroups();
        return named.containsKey(name) ? Optional.ofNullable(match.group(name)).orElse("") : "";
    }
}
