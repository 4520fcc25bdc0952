package dev.portcullis.cli;

import dev.portcullis.lock.TargetField;
import java.util.EnumMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options that say what a lock names, in the words of {@code tctl}. */
final class TargetOptions {
    @Option(names = "--user", paramLabel = "NAME", description = "Name of a user.")
    private String user = "";

    @Option(names = "--role", paramLabel = "NAME", description = "Name of a role.")
    private String role = "";

    @Option(names = "--login", paramLabel = "NAME", description = "Login of an operating system.")
    private String login = "";

    @Option(names = "--mfa-device", paramLabel = "ID", description = "Device for multi-factor authentication.")
    private String mfaDevice = "";

    @Option(names = "--windows-desktop", paramLabel = "NAME", description = "Name of a Windows desktop.")
    private String windowsDesktop = "";

    @Option(names = "--linux-desktop", paramLabel = "NAME", description = "Name of a Linux desktop.")
    private String linuxDesktop = "";

    @Option(names = "--access-request", paramLabel = "ID", description = "An access request.")
    private String accessRequest = "";

    @Option(names = "--device", paramLabel = "ID", description = "A trusted device.")
    private String device = "";

    @Option(
            names = "--server-id",
            paramLabel = "ID",
            description = "Host id of a server, with or without a dot and the cluster name.")
    private String serverId = "";

    @Option(names = "--bot-instance-id", paramLabel = "ID", description = "An instance of a bot.")
    private String botInstanceId = "";

    @Option(names = "--join-token", paramLabel = "NAME", description = "The token that a bot joined with.")
    private String joinToken = "";

    /** What is named, in the order of messages; as everywhere, an empty value is as good as none. */
    Map<TargetField, String> fields() {
        Map<TargetField, String> fields = new EnumMap<>(TargetField.class);
        fields.put(TargetField.USER, user);
        fields.put(TargetField.ROLE, role);
        fields.put(TargetField.LOGIN, login);
        fields.put(TargetField.MFA_DEVICE, mfaDevice);
        fields.put(TargetField.WINDOWS_DESKTOP, windowsDesktop);
        fields.put(TargetField.LINUX_DESKTOP, linuxDesktop);
        fields.put(TargetField.ACCESS_REQUEST, accessRequest);
        fields.put(TargetField.DEVICE, device);
        fields.put(TargetField.SERVER_ID, serverId);
        fields.put(TargetField.BOT_INSTANCE_ID, botInstanceId);
        fields.put(TargetField.JOIN_TOKEN, joinToken);
        fields.values().removeIf(String::isEmpty);
        return fields;
    }
}
