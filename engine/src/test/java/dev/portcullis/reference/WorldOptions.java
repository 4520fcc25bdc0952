package dev.portcullis.reference;

import static dev.portcullis.reference.Choices.any;
import static dev.portcullis.reference.Choices.chance;
import static dev.portcullis.reference.Choices.maybe;
import static dev.portcullis.reference.Choices.rarely;
import static dev.portcullis.reference.Choices.some;

import dev.portcullis.cluster.SessionLimits;
import dev.portcullis.lock.LockMode;
import dev.portcullis.role.CertificateFormat;
import dev.portcullis.role.CertificateOptions;
import dev.portcullis.role.ConnectionOptions;
import dev.portcullis.role.DesktopOptions;
import dev.portcullis.role.DeviceTrust;
import dev.portcullis.role.HostUserMode;
import dev.portcullis.role.PortForwarding;
import dev.portcullis.role.RecordingMode;
import dev.portcullis.role.RecordingOptions;
import dev.portcullis.role.RoleOptions;
import dev.portcullis.role.SshOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.quicktheories.core.Gen;

/** Random options of roles, most of which say nothing, and random limits of clusters. */
final class WorldOptions {
    /** How long something lasts or lives; zero more often than not. */
    static final Gen<Duration> DURATION = any(
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofMinutes(90),
            Duration.ofHours(30),
            Duration.ofHours(100),
            Duration.ofMillis(1500));

    private static final Gen<Optional<Duration>> TTL = maybe(30, rarely(5, any(Duration.ofHours(-1)), DURATION));
    private static final Gen<Optional<Boolean>> FLAG = maybe(30, any(false, true));
    private static final Gen<OptionalLong> COUNT = maybe(40, any(0L, 5L, 2L, Long.MAX_VALUE))
            .map(count -> count.map(OptionalLong::of).orElse(OptionalLong.empty()));
    private static final Gen<Optional<RecordingMode>> RECORDING = maybe(30, any(RecordingMode.values()));
    private static final Gen<PortForwarding.Sides> SIDES =
            in -> new PortForwarding.Sides(FLAG.generate(in), FLAG.generate(in));

    private WorldOptions() {}

    /** What a cluster says of every session. */
    static Gen<SessionLimits> limits() {
        return in -> new SessionLimits(DURATION.generate(in), chance(20).generate(in));
    }

    /** What a role says beyond allow and deny. */
    static Gen<RoleOptions> options() {
        return in -> new RoleOptions(
                rarely(20, any(LockMode.BEST_EFFORT, LockMode.STRICT).map(Optional::of), Optional.<LockMode>empty())
                        .generate(in),
                chance(30).generate(in),
                rarely(
                                60,
                                any(DeviceTrust.REQUIRED, DeviceTrust.REQUIRED_FOR_HUMANS, DeviceTrust.OPTIONAL),
                                DeviceTrust.OFF)
                        .generate(in),
                certificate().generate(in),
                new ConnectionOptions(TTL.generate(in), COUNT.generate(in), COUNT.generate(in), COUNT.generate(in)),
                ssh().generate(in),
                new DesktopOptions(FLAG.generate(in), FLAG.generate(in)),
                recording().generate(in));
    }

    private static Gen<CertificateOptions> certificate() {
        return in -> new CertificateOptions(
                TTL.generate(in),
                FLAG.generate(in),
                FLAG.generate(in),
                maybe(20, any(CertificateFormat.values())).generate(in));
    }

    private static Gen<SshOptions> ssh() {
        return in -> new SshOptions(
                FLAG.generate(in),
                FLAG.generate(in),
                FLAG.generate(in),
                new PortForwarding(FLAG.generate(in), maybe(40, SIDES).generate(in)),
                maybe(60, any(HostUserMode.values())).generate(in));
    }

    private static Gen<RecordingOptions> recording() {
        Gen<List<String>> enhanced = some(0, 2, any("command", "network", "disk"));
        return in -> new RecordingOptions(
                RECORDING.generate(in),
                RECORDING.generate(in),
                maybe(60, any(true, false)).generate(in),
                enhanced.generate(in));
    }
}
