package dev.portcullis.model;

import dev.portcullis.role.Principal;
import java.nio.charset.StandardCharsets;

/** Which names of accounts the systems behind them accept; roles that list others list nothing. */
final class AccountNames {
    private static final int LONGEST_UNIX_LOGIN = 32;
    private static final String NOT_IN_WINDOWS_LOGINS = "\"/\\[]:;|=,+*?<>";

    private AccountNames() {}

    static boolean accepts(Principal principal, String name) {
        return switch (principal) {
            case LOGINS -> isUnixLogin(name);
            case WINDOWS_DESKTOP_LOGINS -> isWindowsLogin(name);
            default -> true;
        };
    }

    private static boolean isUnixLogin(String name) {
        int length = name.getBytes(StandardCharsets.UTF_8).length;
        return length >= 1
                && length <= LONGEST_UNIX_LOGIN
                && !name.startsWith("-")
                && name.codePoints().noneMatch(AccountNames::isForbiddenInUnixLogins);
    }

    private static boolean isForbiddenInUnixLogins(int unit) {
        return unit == ':'
                || unit == '/'
                || Character.isWhitespace(unit)
                || Character.isSpaceChar(unit)
                || Character.isISOControl(unit);
    }

    private static boolean isWindowsLogin(String name) {
        return name.chars().noneMatch(unit -> NOT_IN_WINDOWS_LOGINS.indexOf(unit) >= 0);
    }
}
