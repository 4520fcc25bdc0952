package dev.portcullis.program;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A program that a package of Debian brings. */
public final class DebianPackage {
    private static final int INSTALL_SECONDS = 150;
    /** Forbids Debian to start the services of what it installs, while it is there. */
    private static final Path POLICY = Path.of("/usr/sbin/policy-rc.d");

    private DebianPackage() {}

    /**
     * Sees to it that a program is there: where it is missing and root asks, its package is installed, without starting any
     * service. Where there can be none, the test is skipped and says why.
     */
    public static void demand(String program, String debianPackage) {
        if (!isThere(program)) {
            Assumptions.assumeTrue(
                    isThere("apt-get") && isRoot(),
                    program + " is not installed, and only root can install it, with apt-get");
            apt("update");
            installQuietly(debianPackage);
            Assumptions.assumeTrue(isThere(program), program + " could not be installed");
        }
    }

    /** Whether root runs this process. */
    public static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** Whether a program is where programs are. */
    public static boolean isThere(String program) {
        Stream<String> path =
                Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
        return Stream.concat(path, Stream.of("/usr/sbin", "/usr/bin"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static void installQuietly(String debianPackage) {
        boolean own = !Files.exists(POLICY);
        try {
            if (own) {
                Files.writeString(POLICY, "#!/bin/sh\nexit 101\n");
                Files.setPosixFilePermissions(POLICY, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
            apt("install", "-y", "--no-install-recommends", debianPackage);
            if (own) {
                Files.deleteIfExists(POLICY);
            }
        } catch (IOException notAllowed) {
            throw new UncheckedIOException(notAllowed);
        }
    }

    /** What goes wrong shows afterwards: the program is missing. */
    private static void apt(String... words) {
        Stream<String> command = Stream.of(
                "timeout", Integer.toString(INSTALL_SECONDS), "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120");
        ProcessBuilder builder = new ProcessBuilder(
                        Stream.concat(command, Stream.of(words)).toList())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
        try {
            builder.start().waitFor();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
