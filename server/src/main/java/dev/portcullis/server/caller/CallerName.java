package dev.portcullis.server.caller;

import java.util.regex.Pattern;

/** How callers may be called: shortly, and visibly, since logs are read by people. */
final class CallerName {
    private static final Pattern FORM = Pattern.compile("[^\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]{1,256}");

    private CallerName() {}

    /** Whether a caller may be called so. */
    static boolean isUsable(String name) {
        return FORM.matcher(name).matches();
    }
}
