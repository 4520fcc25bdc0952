package dev.portcullis.role;

/** The accounts that a role lists. */
public enum Principal {
    LOGINS("logins"),
    WINDOWS_DESKTOP_LOGINS("windows_desktop_logins"),
    LINUX_DESKTOP_LOGINS("linux_desktop_logins"),
    DB_USERS("db_users"),
    DB_NAMES("db_names"),
    KUBERNETES_USERS("kubernetes_users"),
    KUBERNETES_GROUPS("kubernetes_groups");

    private final String key;

    Principal(String key) {
        this.key = key;
    }

    /** The role field that lists them. */
    public String key() {
        return key;
    }
}
