package dev.portcullis.request;

/**
 * As whom the subject wants to act on the resource; empty where it does not apply.
 *
 * @param login login of the operating system or the desktop
 * @param dbUser database account
 * @param dbName database
 */
public record Account(String login, String dbUser, String dbName) {
    /** No account. */
    public static final Account NONE = new Account("", "", "");

    /** A login of an operating system or a desktop. */
    public static Account login(String login) {
        return new Account(login, "", "");
    }
}
