package dev.portcullis.cli;

import dev.portcullis.lock.TargetField;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say what a lock names, in the words of {@code tctl}. */
final class TargetOptions {
    @Option(names = "--user", paramLabel = "NAME", description = "Name of a user.")
    private Optional<String> user = Optional.empty();

    @Option(names = "--role", paramLabel = "NAME", description = "Name of a role.")
    private Optional<String> role = Optional.empty();

    @Option(names = "--login", paramLabel = "NAME", description = "Login of an operating system.")
    private Optional<String> login = Optional.empty();

    @Option(names = "--mfa-device", paramLabel = "ID", description = "Device for multi-factor authentication.")
    private Optional<String> mfaDevice = Optional.empty();

    @Option(names = "--windows-desktop", paramLabel = "NAME", description = "Name of a Windows desktop.")
    private Optional<String> windowsDesktop = Optional.empty();

    @Option(names = "--linux-desktop", paramLabel = "NAME", description = "Name of a Linux desktop.")
    private Optional<String> linuxDesktop = Optional.empty();

    @Option(names = "--access-request", paramLabel = "ID", description = "An access request.")
    private Optional<String> accessRequest = Optional.empty();

    @Option(names = "--device", paramLabel = "ID", description = "A trusted device.")
    private Optional<String> device = Optional.empty();

    @Option(
            names = "--server-id",
            paramLabel = "ID",
            description = "Host id of a server, with or without a dot and the cluster name.")
    private Optional<String> serverId = Optional.empty();

    @Option(names = "--bot-instance-id", paramLabel = "ID", description = "An instance of a bot.")
    private Optional<String> botInstanceId = Optional.empty();

    @Option(names = "--join-token", paramLabel = "NAME", description = "The token that a bot joined with.")
    private Optional<String> joinToken = Optional.empty();

    /**
     * What is named, in the order of messages.
     *
     * @throws InputException if a value is empty, for example because a variable of a script is not set
     */
    Map<TargetField, String> fields() {
        Map<TargetField, String> fields = new EnumMap<>(TargetField.class);
        user.ifPresent(value -> fields.put(TargetField.USER, value));
        role.ifPresent(value -> fields.put(TargetField.ROLE, value));
        login.ifPresent(value -> fields.put(TargetField.LOGIN, value));
        mfaDevice.ifPresent(value -> fields.put(TargetField.MFA_DEVICE, value));
        windowsDesktop.ifPresent(value -> fields.put(TargetField.WINDOWS_DESKTOP, value));
        linuxDesktop.ifPresent(value -> fields.put(TargetField.LINUX_DESKTOP, value));
        accessRequest.ifPresent(value -> fields.put(TargetField.ACCESS_REQUEST, value));
        device.ifPresent(value -> fields.put(TargetField.DEVICE, value));
        serverId.ifPresent(value -> fields.put(TargetField.SERVER_ID, value));
        botInstanceId.ifPresent(value -> fields.put(TargetField.BOT_INSTANCE_ID, value));
        joinToken.ifPresent(value -> fields.put(TargetField.JOIN_TOKEN, value));
        fields.forEach((field, value) -> demandText("--" + field.key().replace('_', '-'), value));
        return fields;
    }

    /** Refuses an empty value: what was to be said by it is not known. */
    static String demandText(String option, String value) {
        if (value.isEmpty()) {
            throw new InputException(option + " must not be empty");
        }
        return value;
    }
}
