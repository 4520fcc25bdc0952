package dev.portcullis.lock;

/** What a lock can name, in the order in which messages print it. */
public enum TargetField {
    USER("user", "User"),
    ROLE("role", "Role"),
    LOGIN("login", "Login"),
    NODE("node", "Node"),
    MFA_DEVICE("mfa_device", "MFADevice"),
    WINDOWS_DESKTOP("windows_desktop", "WindowsDesktop"),
    ACCESS_REQUEST("access_request", "AccessRequest"),
    DEVICE("device", "Device"),
    SERVER_ID("server_id", "ServerID"),
    BOT_INSTANCE_ID("bot_instance_id", "BotInstanceID"),
    JOIN_TOKEN("join_token", "JoinToken"),
    LINUX_DESKTOP("linux_desktop", "LinuxDesktop");

    private final String key;
    private final String printedName;

    TargetField(String key, String printedName) {
        this.key = key;
        this.printedName = printedName;
    }

    /** The key in YAML. */
    public String key() {
        return key;
    }

    /** The name in messages. */
    public String printedName() {
        return printedName;
    }
}
